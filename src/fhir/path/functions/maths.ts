/** Mathematics (FHIRPath 2.0 §5.7). */
import { type Collection, EMPTY, QuantityValue } from '../node.js';
import { type Apply, number } from '../scope.js';
import { type Builders, plain, withValues } from './builder.js';

const finite = (value: number): Collection => (Number.isFinite(value) ? [Number(value.toPrecision(15))] : EMPTY);

const onNumber =
  (reckon: (value: number) => number): Apply =>
  (input) => {
    const value = number(input, 'Mathematics');
    return value === undefined ? EMPTY : finite(reckon(value));
  };

export const MATHS: Builders = {
  abs: plain((input, scope) => {
    const item = input[0];
    if (input.length === 1 && item instanceof QuantityValue)
      return [new QuantityValue(Math.abs(item.value), item.unit)];
    return onNumber(Math.abs)(input, scope);
  }),
  ceiling: plain(onNumber(Math.ceil)),
  floor: plain(onNumber(Math.floor)),
  truncate: plain(onNumber(Math.trunc)),
  exp: plain(onNumber(Math.exp)),
  ln: plain(onNumber(Math.log)),
  sqrt: plain(onNumber(Math.sqrt)),
  log: withValues(1, 1, (input, [base]) => {
    const value = number(input, 'log()');
    const of = number(base!, 'log()');
    return value === undefined || of === undefined ? EMPTY : finite(Math.log(value) / Math.log(of));
  }),
  power: withValues(1, 1, (input, [exponent]) => {
    const value = number(input, 'power()');
    const by = number(exponent!, 'power()');
    return value === undefined || by === undefined ? EMPTY : finite(value ** by);
  }),
  round: withValues(0, 1, (input, [places]) => {
    const value = number(input, 'round()');
    if (value === undefined) return EMPTY;
    const scale = 10 ** (places ? (number(places, 'round()') ?? 0) : 0);
    return finite(Math.round(value * scale) / scale);
  }),
};
