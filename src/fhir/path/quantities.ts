/** Order and equality of quantities; UCUM converts where the units are commensurable. */
import { convertFactor } from '../ucum/convert.js';
import { QuantityValue, type SystemValue } from './node.js';

/** Calendar words and their UCUM codes; from the week down they are the same length. */
const CALENDAR: Readonly<Record<string, string>> = {
  year: 'a',
  years: 'a',
  month: 'mo',
  months: 'mo',
  week: 'wk',
  weeks: 'wk',
  day: 'd',
  days: 'd',
  hour: 'h',
  hours: 'h',
  minute: 'min',
  minutes: 'min',
  second: 's',
  seconds: 's',
  millisecond: 'ms',
  milliseconds: 'ms',
};

function asQuantity(value: SystemValue): QuantityValue | undefined {
  if (typeof value === 'number') return new QuantityValue(value, '1');
  return value instanceof QuantityValue ? value : undefined;
}

/**
 * Compares two quantities, or a number and a quantity.
 * @returns undefined where the units cannot be compared
 */
export function compareQuantities(a: SystemValue, b: SystemValue): number | undefined {
  const left = asQuantity(a);
  const right = asQuantity(b);
  if (!left || !right) return undefined;
  const from = CALENDAR[left.unit] ?? left.unit;
  const to = CALENDAR[right.unit] ?? right.unit;
  if (from === to) return left.value - right.value;
  const factor = convertFactor(from, to);
  if (factor === undefined) return undefined;
  const converted = left.value * factor;
  return Math.abs(converted - right.value) <= 1e-12 * Math.abs(right.value) ? 0 : converted - right.value;
}
