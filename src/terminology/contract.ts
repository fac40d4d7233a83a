/** Answers of any source of terminology: a local index, the value sets of packages, or a server. */
export type Answer = 'yes' | 'no' | 'cannot-tell';

export interface TermAnswer {
  answer: Answer;
  /** Why it cannot tell, as terminology-not-loaded */
  reason?: 'terminology-not-loaded' | 'terminology-server-unavailable' | 'unsupported' | 'limit-reached';
  /** A server will be asked; until it has answered, it cannot be told */
  pending?: true;
  /** Edition that answered, as `snomed-ct 83821000000107 20260415` */
  edition?: string;
}

export interface CodeStatus extends TermAnswer {
  active?: boolean;
  /** A replacement is recorded, and which: the code may be exchanged for it (same as, replaced by, previous id) */
  replacement?: string[];
  /** Codes of other historical associations, among which a person must choose */
  alternatives?: string[];
  /** SNOMED CT semantic tag; dm+d level */
  category?: string;
  /** The id names a description or relationship, not a concept */
  component?: 'concept' | 'description' | 'relationship';
  /** The concept that the id of a description is of */
  concept?: string;
}

export interface TerminologyService {
  /** Is the code in the code system, and what is it? `system` is the key of naming.json or a URI. */
  lookup(system: string, code: string, version?: string): CodeStatus;
  /** Is the display one that the edition holds for the code? preferred, another active one, or none */
  display(system: string, code: string, display: string): TermAnswer & { match?: 'preferred' | 'synonym' | 'none' };
  subsumes(system: string, ancestor: string, descendant: string): TermAnswer;
  /** Is the code in the value set (canonical URL, or an ECL expression for SNOMED CT)? */
  member(valueSet: string, system: string | undefined, code: string): TermAnswer;
  /** What a field of the code system says of a code, as dm+d's PRES_STATCD. Left out where the source knows no fields. */
  property?(system: string, code: string, name: string): TermAnswer & { values?: readonly string[] };
  /** Does the code meet a filter of a value set? Left out where the source knows no filters. */
  filtered?(system: string, filter: { property: string; op: string; value: string }, code: string): TermAnswer;
  /** Is anything of the code system loaded? Left out where nothing is. */
  holds?(system: string): boolean;
  /** The part of it on the user's own machine, where a server stands behind it: package value sets are asked between the two */
  readonly local?: TerminologyService;
}

/** A terminology that is asked over a network: what it has no answer for yet it notes, and the answers come later. */
export interface AskedLater {
  /** Asks what was noted since the last time; undefined where there is nothing to ask. Never rejects */
  fetch(): Promise<void> | undefined;
  /** Keeps for later runs what was learnt */
  keep(): void;
}

const NOTHING: TermAnswer = { answer: 'cannot-tell', reason: 'terminology-not-loaded' };

/** The service of a run that has no terminology: it says so, and never yes or no. */
export const noTerminology: TerminologyService = {
  lookup: () => NOTHING,
  display: () => NOTHING,
  subsumes: () => NOTHING,
  member: () => NOTHING,
};
