/** What a dictionary of medicines says of the codes of a medicine or of the cause of an allergy. */
import type { CodingFact, Fact } from '../record/facts.js';
import { isPlaceholder } from '../record/placeholder.js';
import type { CodeStatus } from '../terminology/contract.js';
import type { CheckContext, CheckResult } from './types.js';
import { review } from './types.js';

export interface MedicineOptions {
  /** Key of the dictionary in the naming table */
  system: string;
  /** Keys of the systems under which its codes are sent */
  sentAs: string[];
}

export const MEDICINE_OPTIONS = {
  system: { type: 'string', minLength: 1 },
  sentAs: { type: 'array', items: { type: 'string' }, minItems: 1 },
} as const;

export interface MedicineCode {
  code: string;
  path: string;
  status: CodeStatus;
}

/** Codes of the fact's concept under the systems named, without those that nobody has filled in yet. */
export function medicineCodings(fact: Fact, { sentAs }: MedicineOptions): (CodingFact & { code: string })[] {
  if (fact.kind !== 'medication' && fact.kind !== 'allergy') return [];
  return (fact.concept?.codings ?? []).filter(
    (coding): coding is CodingFact & { code: string } =>
      coding.known !== undefined &&
      sentAs.includes(coding.known) &&
      coding.code !== undefined &&
      coding.code.trim() !== '' &&
      !isPlaceholder(coding.code),
  );
}

/**
 * Judges each code that the dictionary holds. One that it does not hold is another rule's matter; where it cannot be asked,
 * that is said.
 */
export function judgeMedicine(
  fact: Fact,
  options: MedicineOptions,
  { terminology }: Pick<CheckContext, 'terminology'>,
  judge: (medicine: MedicineCode) => CheckResult[],
): CheckResult[] {
  return medicineCodings(fact, options).flatMap(({ code, codePath }) => {
    const status = terminology.lookup(options.system, code.trim());
    if (status.answer === 'no') return [];
    if (status.answer === 'cannot-tell') return [review(status.reason ?? 'unsupported', undefined, codePath)];
    return judge({ code: code.trim(), path: codePath, status });
  });
}
