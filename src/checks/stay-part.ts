/** The coded parts of the stay that a document is about, and the national lists that they come from. */
import type { CodingFact, ConceptFact, DocumentFact } from '../record/facts.js';

export type StayPart =
  | 'admissionMethod'
  | 'admissionSource'
  | 'dischargeMethod'
  | 'dischargeDestination'
  | 'dischargeStatus';

/** One row of standards/transfer-of-care/codes/national-codes.json. */
export interface NationalList {
  name: string;
  source: string;
  /** By country: where its codes stand, what they are, and which of them say that the patient died */
  lists: { systems: string[]; codes: string[]; death?: string[] }[];
}

export type NationalLists = Record<string, NationalList>;

export function partOf(fact: DocumentFact, part: StayPart): ConceptFact | undefined {
  return fact.stay?.[part];
}

/** A coding in one of the systems of a list, with the country's list that it belongs to. */
export function codingIn(
  concept: ConceptFact,
  { lists }: NationalList,
): { coding: CodingFact; list: NationalList['lists'][number] } | undefined {
  for (const coding of concept.codings) {
    const list = lists.find(({ systems }) => systems.includes(coding.system?.trim() ?? ''));
    if (list) return { coding, list };
  }
  return undefined;
}
