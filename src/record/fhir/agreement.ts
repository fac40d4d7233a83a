/** The same thing said in several places of one record. */
import type { AgreementFact, PatientFact } from '../facts.js';
import { isPlaceholder } from '../placeholder.js';
import type { Walk } from './walk.js';

type Values = AgreementFact['values'];

/** Elements that name the patient whom a resource is about. */
const ABOUT = /\.(subject|patient|for|beneficiary)(\[\d+\])?\.identifier$/;

/**
 * Compares what is said of the one patient of a record: by the Patient resource, by references that carry the number, and
 * by narrative that calls a number an NHS number. A record about several patients has nothing to agree on, nor has a list
 * or search result that names patients without holding them.
 *
 * @param subjects the patients that the record is about
 * @param others how many more Patient resources it holds
 */
export function readAgreement(subjects: readonly PatientFact[], others: number, walk: Walk): void {
  const [patient] = subjects;
  if (subjects.length > 1 || others > 0) return;
  if (!patient && !walk.bundles.some(({ type }) => type === 'document' || type === 'message')) return;
  const numbers: Values = [];
  for (const fact of walk.identifiers.values()) {
    const { value, valuePath, within } = fact;
    if (fact.known !== 'nhs-number' || fact.holder !== 'patient' || value === undefined || isPlaceholder(value))
      continue;
    const isHeader = within === 'MessageHeader';
    if (!isHeader && !patient?.identifiers.includes(fact) && !ABOUT.test(fact.path)) continue;
    numbers.push({ value, path: valuePath, source: isHeader ? 'header' : 'resource' });
  }
  for (const { value, path } of walk.narrativeNumbers) numbers.push({ value, path, source: 'narrative' });
  add('nhs-number', numbers, patient?.path ?? walk.nodes[0]?.path ?? '', walk);
}

/** Patients that bear one NHS number are one person: birth date and gender are to agree. */
export function readSamePerson(patients: readonly PatientFact[], walk: Walk): void {
  const byNumber = new Map<string, PatientFact[]>();
  for (const patient of patients) {
    const number = patient.identifiers.find((each) => each.known === 'nhs-number')?.value;
    if (number === undefined) continue;
    const same = byNumber.get(number);
    if (same) same.push(patient);
    else byNumber.set(number, [patient]);
  }
  for (const same of byNumber.values()) {
    const path = same[0]?.path ?? '';
    add('birth-date', statedBy(same, 'birthDate', 'birthDatePath'), path, walk);
    add('gender', statedBy(same, 'gender', 'genderPath'), path, walk);
  }
}

function statedBy(
  patients: readonly PatientFact[],
  name: 'birthDate' | 'gender',
  at: 'birthDatePath' | 'genderPath',
): Values {
  return patients.flatMap((patient) => {
    const value = patient[name];
    return value === undefined ? [] : [{ value, path: patient[at] ?? patient.path, source: 'resource' as const }];
  });
}

function add(of: AgreementFact['of'], values: Values, path: string, walk: Walk): void {
  if (values.length > 1) walk.out.add({ kind: 'agreement', path, of, values });
}
