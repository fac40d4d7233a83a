/** NHS number used and verified (Figure 9), patient by patient. */
import type { Facts, PatientFact } from '../../record/facts.js';
import { passesModulus11 } from '../../record/modulus-11.js';
import { isPlaceholder } from '../../record/placeholder.js';
import { type CellCounts, type CountingRules, countCell } from './cells.js';

export function countPatients(facts: Facts, rules: CountingRules, counts: CellCounts): void {
  for (const patient of facts.get('patient')) {
    const cell = patient.subject ? cellOfPatient(patient, rules) : undefined;
    if (cell !== undefined) countCell(counts, 'patients', cell);
  }
}

/** @returns undefined for the patient of a template */
function cellOfPatient(patient: PatientFact, { verified }: CountingRules): string | undefined {
  const numbers = patient.identifiers.filter(({ known, value }) => known === 'nhs-number' && value !== undefined);
  if (numbers.some(({ value }) => isPlaceholder(value))) return undefined;
  const valid = numbers.find(({ value }) => isValid(value!));
  if (!valid) {
    if (numbers.length > 0) return 'wrong-number';
    return patient.unavailableReason === undefined && patient.verification?.code === undefined ? 'none' : 'explained';
  }
  const status = valid.verification?.code ?? patient.verification?.code;
  if (status === undefined) return 'no-status';
  return verified.has(status) ? 'verified' : 'other-status';
}

/** Blanks between the groups are for people to read, and change nothing in the number. */
function isValid(value: string): boolean {
  const digits = value.replaceAll(' ', '');
  return /^\d{10}$/.test(digits) && passesModulus11(digits) && !/^(\d)\1{9}$/.test(digits);
}
