/** minValue[x] and maxValue[x]: numbers, dates and times, and Quantities of one unit. */
import type { Json } from '../../parse/tree.js';
import type { Assertion } from '../compile/shape.js';
import type { ElementDef } from '../definitions/types.js';
import type { Run } from '../validate/run.js';
import { compareQuantities } from './quantity.js';

export function rangeAssertions(def: ElementDef, profile: string): Assertion[] {
  const out: Assertion[] = [];
  if (def.minValue !== undefined) out.push(bound(def.minValue, -1, profile));
  if (def.maxValue !== undefined) out.push(bound(def.maxValue, 1, profile));
  return out;
}

function bound(limit: { type: string; value: Json }, side: -1 | 1, profile: string): Assertion {
  const word = side < 0 ? 'least' : 'most';
  return {
    says: `at ${word} ${JSON.stringify(limit.value)}`,
    check: (value, run) => {
      const order = compare(value, limit.value);
      if (order === 'unclear') unclear(profile, run);
      else if (order !== undefined && order * side > 0) {
        run.error('value', `The value must be at ${word} ${shown(limit.value)}.`, { profile });
      }
    },
  };
}

function unclear(profile: string, run: Run): void {
  run.warn('value', 'The value could not be compared with the limit of the profile, for its units differ.', {
    profile,
  });
}

function shown(value: Json): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Sign of value minus limit; undefined where the two are not of one kind. */
function compare(value: Json, limit: Json): number | undefined | 'unclear' {
  if (typeof value === 'number' && typeof limit === 'number') return Math.sign(value - limit);
  if (typeof value === 'string' && typeof limit === 'string') return compareDates(value, limit);
  if (typeof value === 'object' && typeof limit === 'object') return compareQuantities(value, limit);
  return undefined;
}

const DATE = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?)?)?)?$/;
const TIME = /^\d\d:\d\d:\d\d(\.\d{1,9})?$/;

/** Compares to the precision that both have. */
function compareDates(value: string, limit: string): number | undefined {
  if (TIME.test(value) && TIME.test(limit)) return value === limit ? 0 : value < limit ? -1 : 1;
  if (!DATE.test(value) || !DATE.test(limit)) return undefined;
  if (value.length > 10 && limit.length > 10) return Math.sign(Date.parse(value) - Date.parse(limit));
  const length = Math.min(value.length, limit.length, 10);
  const [a, b] = [value.slice(0, length), limit.slice(0, length)];
  return a === b ? 0 : a < b ? -1 : 1;
}
