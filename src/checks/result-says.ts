import type { Result, StatementFact } from '../record/facts.js';
import { defineCheck } from './define.js';
import type { HeadingTable } from './heading-table.js';
import { itemsUnder, UNDER_OPTIONS, type UnderOptions } from './items-under.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

/** Statuses of an observation that has no result yet, or no longer. */
const NO_RESULT = new Set(['registered', 'cancelled', 'entered-in-error', 'unknown']);

/** A result under these headings has a value, the value its unit, and the interpretation fits the range beside it. */
export const resultSays = defineCheck<UnderOptions>({
  name: 'result-says',
  does: 'asks that a result has a value, with its unit, and an interpretation that its reference range bears out',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['table', 'headings'],
    properties: UNDER_OPTIONS,
  },
  run(fact, { table, headings }, { codes }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    return itemsUnder(fact, codes<HeadingTable>(table), headings).flatMap(({ item }) =>
      item.fact.kind === 'statement' ? judge(item.fact) : [],
    );
  },
});

function judge({ result, status, path, concept }: StatementFact): CheckResult[] {
  if (!result || NO_RESULT.has(status ?? '') || concept?.absent) return [];
  if (!result.value && !result.absent && !result.parts) {
    const text =
      'This result has no value, nor a reason for having none. If its code alone is the finding, that is right.';
    return [{ outcome: 'review', reason: 'person-needed', detail: { text }, path }];
  }
  const { amount } = result;
  if (amount && amount.value !== undefined && amount.unit === undefined && amount.code === undefined)
    return [
      fail('This number has no unit. Give the unit, or code 1 of UCUM where there is none.', undefined, amount.path),
    ];
  if (!isBorneOut(result)) {
    const text =
      'The interpretation and the reference range beside the value say different things. Find out which holds.';
    return [{ outcome: 'review', reason: 'person-needed', detail: { text }, path: result.interpretationPath }];
  }
  return [PASS];
}

const NORMAL = new Set(['N']);
const HIGH = new Set(['H', 'HH', 'HU', 'H>']);
const LOW = new Set(['L', 'LL', 'LU', 'L<']);

/** HL7's codes N, H and L against the only range; any other code, or no bound, can be neither. */
function isBorneOut({ amount, interpretations, low, high }: Result): boolean {
  const value = numberOf(amount?.value);
  const floor = numberOf(low);
  const ceiling = numberOf(high);
  if (value === undefined || (floor === undefined && ceiling === undefined)) return true;
  const below = floor !== undefined && value < floor;
  const above = ceiling !== undefined && value > ceiling;
  return interpretations.every((code) => {
    if (NORMAL.has(code)) return !below && !above;
    if (HIGH.has(code)) return ceiling === undefined || above;
    return !LOW.has(code) || floor === undefined || below;
  });
}

function numberOf(text: string | undefined): number | undefined {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}
