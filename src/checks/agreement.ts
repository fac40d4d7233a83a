import type { AgreementFact } from '../record/facts.js';
import { isPlaceholder } from '../record/placeholder.js';
import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';

export interface AgreementOptions {
  /** What of a value says nothing: everything but digits; everything after the day; case and what is no letter */
  read: 'digits' | 'day' | 'letters';
  /** Sources where another person may be spoken of, so that a difference is a weaker finding */
  weak: string[];
  text: string;
}

/** The same thing said in several places of one record is said alike. */
export const agreement = defineCheck<AgreementOptions>({
  name: 'agreement',
  does: 'asks that what a record says in several places is the same in all',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['read', 'weak', 'text'],
    properties: {
      read: { enum: ['digits', 'day', 'letters'] },
      weak: { type: 'array', items: { type: 'string' } },
      text: { type: 'string' },
    },
  },
  run(fact, { read, weak, text }, { facts }) {
    // Without a patient in the record, numbers in references may be of as many people.
    if (fact.kind !== 'agreement' || facts.get('patient').length === 0) return NOT_APPLICABLE;
    const { said, path } = compareValues(fact.values, read, weak) ?? {};
    if (said === undefined) return NOT_APPLICABLE;
    if (said === 'agree') return PASS;
    const failed = fail(text, undefined, path);
    return said === 'conflict' ? failed : { ...failed, severity: 'should' };
  },
});

/** How values that should be one compare, and where one differs; `weak-differs` where only weak sources do. */
export interface Compared {
  said: 'agree' | 'conflict' | 'weak-differs';
  path?: string | undefined;
}

/** @returns undefined where fewer than two of the values say something */
export function compareValues(
  all: AgreementFact['values'],
  read: AgreementOptions['read'],
  weak: readonly string[],
): Compared | undefined {
  const values = all
    .filter(({ value }) => !isPlaceholder(value))
    .map((one) => ({ ...one, plain: plainOf(one.value, read) }))
    .filter(({ plain }) => plain !== '');
  const strong = values.filter(({ source }) => !weak.includes(source));
  const first = strong[0] ?? values[0];
  if (!first || values.length < 2) return undefined;
  const other = strong.find(({ plain }) => !agrees(plain, first.plain));
  if (other) return { said: 'conflict', path: other.path };
  // One that agrees is enough in text that may speak of other people.
  const told = values.filter(({ source }) => weak.includes(source));
  if (told.length === 0 || told.some(({ plain }) => agrees(plain, first.plain))) return { said: 'agree' };
  return { said: 'weak-differs', path: told[0]?.path };
}

function plainOf(value: string, read: AgreementOptions['read']): string {
  if (read === 'letters') return value.toLowerCase().replace(/[^\p{L}]/gu, '');
  const digits = value.replace(/\D/g, '');
  return read === 'day' ? digits.slice(0, 8) : digits;
}

/** A date may be known to the year or the month only in one of the places. */
function agrees(a: string, b: string): boolean {
  return (
    a === b ||
    (a.length < b.length
      ? a.length >= 4 && a.length < 8 && b.startsWith(a)
      : b.length >= 4 && b.length < 8 && a.startsWith(b))
  );
}
