/** The inventory of codings: which codes are used, how often, and what terminologies say of them. */
import type { Answer } from '../../terminology/contract.js';

/** How often each of these: the display is the preferred one, another of the code's, none of them, not sent, or not judged. */
export const DISPLAYS = ['preferred', 'other', 'wrong', 'missing', 'unchecked'] as const;
export type Displays = Record<(typeof DISPLAYS)[number], number>;

/** replaced: inactive, and one is recorded in its place. untold: the code is unknown, or nothing tells. */
export const STATES = ['active', 'inactive', 'replaced', 'untold'] as const;
export type State = (typeof STATES)[number];

export const ANSWERS = ['yes', 'no', 'cannot-tell'] as const satisfies readonly Answer[];

export interface CodeRow {
  /** Our name of the system, or its URI as it may be written */
  system: string;
  code: string;
  count: number;
  known: Answer;
  state: State;
  /** SNOMED CT's semantic tag, dm+d's level */
  category?: string;
  /** Codes that it may be exchanged for; of `alternatives` a person must choose one */
  replacement: string[];
  alternatives: string[];
  /** That answered */
  edition?: string;
  displays: Displays;
}

export interface SystemRow {
  system: string;
  /** Id of the catalogue's standard on it */
  standard?: string;
  codings: number;
  /** Different ones */
  codes: number;
  known: Record<Answer, number>;
  states: Record<State, number>;
  displays: Displays;
}

export interface CodeInventory {
  records: number;
  /** Editions that were asked and answered */
  editions: string[];
  systems: SystemRow[];
  codes: CodeRow[];
  /** There were more different codes than are kept; those that came later are in no row */
  leftOut: number;
}

/** A count that may be shown; null where it is from one to four, or would tell such a one. */
export type Shown = number | null;
type Masked<T> = { [K in keyof T]: T[K] extends number ? Shown : T[K] };

export interface PublishedCode extends Omit<CodeRow, 'displays'> {
  displays: Masked<Displays>;
}

export interface PublishedSystem extends Omit<SystemRow, 'codings' | 'known' | 'states' | 'displays'> {
  codings: Shown;
  known: Record<Answer, Shown>;
  states: Record<State, Shown>;
  displays: Masked<Displays>;
  /** Codes of it that are in no row, being used fewer than five times */
  hidden: number;
}

export interface PublishedCodes {
  kind: 'codes';
  schemaVersion: 1;
  records: number;
  editions: string[];
  /** Nothing is hidden, because the user asked for all counts */
  allCounts: boolean;
  leftOut: number;
  systems: PublishedSystem[];
  codes: PublishedCode[];
}
