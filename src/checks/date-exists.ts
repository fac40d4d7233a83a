import { isPlaceholder } from '../record/placeholder.js';
import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS, review } from './types.js';

/** Digits of a date by EDIFACT format code (UN/EDIFACT 2379): 102 CCYYMMDD, 203 CCYYMMDDHHMM, 610 CCYYMM, 602 CCYY. */
const EDIFACT: Record<string, number> = { '102': 8, '203': 12, '204': 14, '610': 6, '602': 4 };
const TIMESTAMP = /^(\d{4,14})(?:\.\d{1,6})?(?:[+-]\d{2}(?:\d{2})?)?$/;

/** Dates of HL7 v2, v3, CDA and EDIFACT are in the form that those standards have, and are days that there are. */
export const dateExists = defineCheck<{ formats: string[] }>({
  name: 'date-exists',
  does: 'asks that a date is written in its standard’s form and is a day that there is',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['formats'],
    properties: { formats: { type: 'array', items: { enum: ['hl7-ts', 'edifact'] } } },
  },
  run(fact, { formats }) {
    if (fact.kind !== 'date' || !formats.includes(fact.format)) return NOT_APPLICABLE;
    const value = fact.value.trim();
    if (value === '' || value === '""') return NOT_APPLICABLE;
    if (isPlaceholder(value))
      return review('placeholder', 'A mark stands here where a date belongs; fill it in to have it checked.');
    if (fact.format === 'hl7-ts' && /^\d{17}$/.test(value))
      return {
        ...fail('The thousandths of a second stand after the seconds without a dot. Put the dot in.'),
        severity: 'should',
      };
    const digits = TIMESTAMP.exec(value)?.[1];
    if (digits === undefined || digits.length % 2 === 1)
      return fail(
        'This is not a date in the form of this standard: year, month, day and time as digits with nothing between them.',
      );
    const length = fact.format === 'edifact' && fact.qualifier ? EDIFACT[fact.qualifier] : undefined;
    if (length !== undefined && digits.length !== length)
      return fail('The date has more or fewer digits than its format code says.');
    return exists(digits) ? PASS : fail('There is no such day or time. Correct the date.');
  },
});

function exists(digits: string): boolean {
  const part = (from: number, otherwise: number): number =>
    digits.length >= from + 2 ? Number(digits.slice(from, from + 2)) : otherwise;
  const year = Number(digits.slice(0, 4));
  const month = part(4, 1);
  const day = part(6, 1);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate())
    return false;
  return part(8, 0) <= 23 && part(10, 0) <= 59 && part(12, 0) <= 60;
}
