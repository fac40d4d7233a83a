/** Reads allergies that say there is none, and tells them from allergies that somebody has. */
import type { AllergyFact, StatementFact } from '../record/facts.js';
import type { TerminologyService } from '../terminology/contract.js';

/** A list of the catalogue: codes that say that no allergy is known, of any kind or of one kind. */
export interface NoneKnown {
  /** Key in the naming table */
  system: string;
  /** The concept under which every other one stands */
  top: string;
  any: string[];
  /** Of medicines only */
  medicines: string[];
  /** Of another one kind, as food */
  others: string[];
  /** Allergy codes that are of a medicine whatever else is known */
  medicineAllergies: string[];
}

/** CDA says allergies in observations, whose value may be what was found. */
export type Told = AllergyFact | StatementFact;

export function conceptOf(fact: Told): Told['concept'] {
  return fact.kind === 'statement' ? (fact.found ?? fact.concept) : fact.concept;
}

/** none: that there is none of any kind; none-of-kind: of one kind; some: somebody has it; gone: no longer, or never. */
export type Kind = 'none' | 'none-of-medicines' | 'none-of-kind' | 'some' | 'gone' | 'nothing';

const GONE = new Set(['inactive', 'resolved']);
const NEVER = new Set(['refuted', 'entered-in-error']);

export function kindOf(fact: Told, list: NoneKnown): Kind {
  const { status, verification } = fact;
  const concept = conceptOf(fact);
  if (!concept || concept.absent || NEVER.has(verification ?? '')) return 'gone';
  const codes = concept.codings.filter(({ known }) => known === list.system).map(({ code }) => code?.trim() ?? '');
  if (codes.some((code) => list.any.includes(code))) return 'none';
  if (codes.some((code) => list.medicines.includes(code))) return 'none-of-medicines';
  if (codes.some((code) => list.others.includes(code))) return 'none-of-kind';
  if (GONE.has(status ?? '')) return 'gone';
  return concept.codings.length > 0 || concept.hasText ? 'some' : 'nothing';
}

/** True where an allergy is to a medicine for certain. */
export function isToMedicine(fact: Told, list: NoneKnown): boolean {
  return (conceptOf(fact)?.codings ?? []).some(
    ({ known, code }) =>
      known === 'dmd' || (known === list.system && list.medicineAllergies.includes(code?.trim() ?? '')),
  );
}

const WORD = 'allergy';
const KINDS = new Set(['drug', 'medication', 'medicine', 'food', 'latex', 'environmental', 'adverse', 'other']);

/** `no known allergies`, `nil known drug allergy`, `NKDA`: in words made plain. `any`: of every kind. */
export function saysNone(words: readonly string[]): 'any' | 'kind' | undefined {
  let found: 'any' | 'kind' | undefined;
  words.forEach((word, i) => {
    if (word === 'nkda') found ??= 'kind';
    if ((word !== 'no' && word !== 'nil') || words[i + 1] !== 'known') return;
    const next = words[i + 2] ?? '';
    if (next === WORD) found = 'any';
    else if (KINDS.has(next) && words[i + 3] === WORD) found ??= 'kind';
  });
  return found;
}

/** Whether a code says that no allergy is known: yes by the list or a terminology, no by a terminology, or nobody can tell. */
export function isNone(code: string, list: NoneKnown, terminology: TerminologyService): 'yes' | 'no' | 'cannot-tell' {
  if ([...list.any, ...list.medicines, ...list.others].includes(code)) return 'yes';
  return terminology.subsumes(list.system, list.top, code).answer;
}
