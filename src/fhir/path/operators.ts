/** Operators between two expressions (FHIRPath 2.0 §Operations). */
import { PathError } from './contract.js';
import { addDuration, DateTimeValue } from './dates.js';
import { compareItems, equalCollections, equalItems, equivalentCollections, systemValue } from './equality.js';
import { type Collection, EMPTY, FALSE, fromBoolean, QuantityValue, TRUE } from './node.js';
import { type Evaluate, single, text, truth } from './scope.js';
import { distinctItems, includes } from './sets.js';
import type { BinaryOperator } from './syntax.js';

type Combine = (left: Collection, right: Collection) => Collection;

/** A binary operator over two compiled expressions. */
export function binary(operator: BinaryOperator, left: Evaluate, right: Evaluate): Evaluate {
  switch (operator) {
    case 'and':
      return (scope) => {
        const a = truth(left(scope));
        if (a === false) return FALSE;
        const b = truth(right(scope));
        return b === false ? FALSE : a && b ? TRUE : EMPTY;
      };
    case 'or':
      return (scope) => {
        const a = truth(left(scope));
        if (a === true) return TRUE;
        const b = truth(right(scope));
        return b === true ? TRUE : a === false && b === false ? FALSE : EMPTY;
      };
    case 'implies':
      return (scope) => {
        const a = truth(left(scope));
        if (a === false) return TRUE;
        const b = truth(right(scope));
        return b === true ? TRUE : a === true && b === false ? FALSE : EMPTY;
      };
    case '!=':
      return (scope) => notEqual(left(scope), right(scope), scope.run.legacy);
    default: {
      const combine = COMBINE[operator];
      return (scope) => combine(left(scope), right(scope));
    }
  }
}

/** In STU3 a comparison with nothing answers: HL7's engine keeps that, and STU3's rules count on it. */
function notEqual(a: Collection, b: Collection, legacy: boolean): Collection {
  if (legacy && a.length !== b.length) return TRUE;
  const same = equalCollections(a, b);
  return same === undefined ? EMPTY : fromBoolean(!same);
}

const order =
  (test: (by: number) => boolean): Combine =>
  (a, b) => {
    const left = single(a, 'A comparison');
    const right = single(b, 'A comparison');
    if (left === undefined || right === undefined) return EMPTY;
    const by = compareItems(left, right);
    return by === undefined ? EMPTY : fromBoolean(test(by));
  };

/** Decimals are kept to fifteen digits, so that 0.1 + 0.2 is 0.3. */
const tidy = (value: number): Collection => (Number.isFinite(value) ? [Number(value.toPrecision(15))] : EMPTY);

const arithmetic =
  (sign: string, reckon: (a: number, b: number) => number): Combine =>
  (a, b) => {
    const first = single(a, sign);
    const second = single(b, sign);
    const left = first === undefined ? undefined : systemValue(first);
    const right = second === undefined ? undefined : systemValue(second);
    if (left === undefined || right === undefined) return EMPTY;
    if (typeof left === 'number' && typeof right === 'number') return tidy(reckon(left, right));
    if (sign === '+' && typeof left === 'string' && typeof right === 'string') return [joined(left, right)];
    if ((sign === '+' || sign === '-') && left instanceof DateTimeValue && right instanceof QuantityValue) {
      const moved = addDuration(left, sign === '-' ? -right.value : right.value, right.unit);
      return moved ? [moved] : EMPTY;
    }
    const quantity = quantityArithmetic(sign, reckon, left, right);
    if (quantity) return [quantity];
    throw new PathError(`The operator ${sign} does not fit these two values.`);
  };

function quantityArithmetic(
  sign: string,
  reckon: (a: number, b: number) => number,
  left: unknown,
  right: unknown,
): QuantityValue | undefined {
  if (!(left instanceof QuantityValue) || sign === 'mod' || sign === 'div') return undefined;
  if (right instanceof QuantityValue && (sign === '+' || sign === '-') && left.unit === right.unit)
    return new QuantityValue(reckon(left.value, right.value), left.unit);
  if (typeof right === 'number' && (sign === '*' || sign === '/'))
    return new QuantityValue(reckon(left.value, right), left.unit);
  return undefined;
}

const COMBINE: Readonly<Record<Exclude<BinaryOperator, 'and' | 'or' | 'implies' | '!='>, Combine>> = {
  '=': (a, b) => {
    const same = equalCollections(a, b);
    return same === undefined ? EMPTY : fromBoolean(same);
  },
  '~': (a, b) => fromBoolean(equivalentCollections(a, b)),
  '!~': (a, b) => fromBoolean(!equivalentCollections(a, b)),
  '<': order((by) => by < 0),
  '<=': order((by) => by <= 0),
  '>': order((by) => by > 0),
  '>=': order((by) => by >= 0),
  '+': arithmetic('+', (a, b) => a + b),
  '-': arithmetic('-', (a, b) => a - b),
  '*': arithmetic('*', (a, b) => a * b),
  '/': arithmetic('/', (a, b) => a / b),
  div: arithmetic('div', (a, b) => Math.trunc(a / b)),
  mod: arithmetic('mod', (a, b) => a % b),
  '&': (a, b) => [joined(text(a, '&') ?? '', text(b, '&') ?? '')],
  '|': (a, b) => distinctItems(a.length === 0 ? b : b.length === 0 ? a : [...a, ...b]),
  in: (a, b) => membership(a, b),
  contains: (a, b) => membership(b, a),
  xor: (a, b) => {
    const left = truth(a);
    const right = truth(b);
    return left === undefined || right === undefined ? EMPTY : fromBoolean(left !== right);
  },
};

const LONGEST_TEXT = 10_000_000;

function joined(a: string, b: string): string {
  if (a.length + b.length > LONGEST_TEXT) throw new PathError('The expression makes a text that is too long.');
  return a + b;
}

function membership(one: Collection, many: Collection): Collection {
  const item = single(one, 'in');
  if (item === undefined) return EMPTY;
  if (many.length === 1) return fromBoolean(equalItems(item, many[0]!) === true);
  return fromBoolean(includes(many, item));
}
