import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS, review } from './types.js';

/** The patient is born before the stay, the stay ends after it begins, and a document about its end is not older than that. */
export const stayInOrder = defineCheck<{ documents: string[] }>({
  name: 'stay-in-order',
  does: 'asks that the dates of admission, discharge and document follow one another',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['documents'],
    properties: { documents: { type: 'array', items: { type: 'string' } } },
  },
  run(fact, { documents }, { facts }) {
    if (fact.kind !== 'document' || !fact.stay) return NOT_APPLICABLE;
    const { start, end, endPath } = fact.stay;
    if (start !== undefined && end !== undefined && isBefore(end, start))
      return fail('The stay ends before it begins. Correct the date of admission or of discharge.', undefined, endPath);
    const [patient] = facts.get('patient').filter(({ subject }) => subject);
    const { birthDate, birthDatePath } = patient ?? {};
    const first = start ?? end ?? fact.date;
    if (birthDate !== undefined && first !== undefined && isBefore(first.slice(0, 10), birthDate))
      return fail(
        'The patient is born after the stay begins. Correct the date of birth or the stay.',
        undefined,
        birthDatePath,
      );
    if (end === undefined || fact.date === undefined || !documents.includes(fact.documentType ?? '')) return PASS;
    if (!isBefore(fact.date.slice(0, 10), end.slice(0, 10))) return PASS;
    const text = 'The document is dated before the discharge that it tells of. See whether both dates are right.';
    return { ...review('person-needed', text), path: endPath };
  },
});

/** By the moment where both have a time, else by the part of the date that both have. */
function isBefore(earlier: string, later: string): boolean {
  if (earlier.includes('T') && later.includes('T')) {
    const [first, second] = [Date.parse(earlier), Date.parse(later)];
    if (Number.isFinite(first) && Number.isFinite(second)) return first < second;
  }
  if (isDashed(earlier) !== isDashed(later)) return false;
  const precision = Math.min(earlier.length, later.length, 10);
  return earlier.slice(0, precision) < later.slice(0, precision);
}

/** FHIR writes 2026-09-04, HL7 v3 20260904. */
function isDashed(date: string): boolean {
  return date.slice(0, 10).includes('-');
}
