/** When items are the same: equality, equivalence, order (FHIRPath 2.0 §Equality, §Comparison). */
import type { Json } from '../../parse/tree.js';
import { QUANTITY_TYPES } from '../quantity-types.js';
import { PathError } from './contract.js';
import { compareMoments, DateTimeValue, readMoment } from './dates.js';
import { type Collection, type Item, isObject, PathNode, QuantityValue, type SystemValue } from './node.js';
import { compareQuantities } from './quantities.js';

const MOMENTS: Readonly<Record<string, 'date' | 'dateTime' | 'time'>> = {
  date: 'date',
  dateTime: 'dateTime',
  instant: 'dateTime',
  time: 'time',
};

/** The System value of an item: a primitive's value, a Quantity; undefined for other nodes and where no value is. */
export function systemValue(item: Item): SystemValue | undefined {
  if (!(item instanceof PathNode)) return item;
  const value = item.value;
  if (typeof value === 'string') {
    const kind = MOMENTS[item.type];
    return kind === undefined ? value : (readMoment(value, kind) ?? value);
  }
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return isObject(value) ? quantityOf(item) : undefined;
}

const QUANTITIES = new Set(QUANTITY_TYPES);

function quantityOf(node: PathNode): QuantityValue | undefined {
  if (!QUANTITIES.has(node.type) || !isObject(node.value)) return undefined;
  const { value, code, unit } = node.value;
  if (typeof value !== 'number') return undefined;
  return new QuantityValue(value, typeof code === 'string' ? code : typeof unit === 'string' ? unit : '1');
}

/** Are two items equal? undefined where dates of different precision cannot say. */
export function equalItems(a: Item, b: Item): boolean | undefined {
  if (a === b) return true;
  if (a instanceof PathNode && b instanceof PathNode && isObject(a.value) && isObject(b.value))
    return a.value === b.value || sameJson(a.value, b.value);
  const left = systemValue(a);
  const right = systemValue(b);
  // What has no value is not known to be the same as anything.
  if (left === undefined || right === undefined) return false;
  if (typeof left === typeof right && typeof left !== 'object') return left === right;
  if (left instanceof DateTimeValue && right instanceof DateTimeValue) {
    const order = compareMoments(left, right);
    return order === undefined ? undefined : order === 0;
  }
  if (left instanceof QuantityValue || right instanceof QuantityValue) {
    const order = compareQuantities(left, right);
    return order === undefined ? undefined : order === 0;
  }
  // FHIR's primitives meet text literals here, as notGiven = 'false': HL7's engine compares what is written.
  return String(left) === String(right);
}

export function sameJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    return a.every((one, i) => sameJson(one, b[i]!));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => b[key] !== undefined && sameJson(a[key]!, b[key]!));
}

/** a = b of whole collections; undefined is FHIRPath's empty. */
export function equalCollections(a: Collection, b: Collection): boolean | undefined {
  if (a.length === 0 || b.length === 0) return undefined;
  if (a.length !== b.length) return false;
  let out: boolean | undefined = true;
  for (let i = 0; i < a.length; i++) {
    const one = equalItems(a[i]!, b[i]!);
    if (one === false) return false;
    if (one === undefined) out = undefined;
  }
  return out;
}

const squash = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ');

function equivalentItems(a: Item, b: Item): boolean {
  const left = systemValue(a);
  const right = systemValue(b);
  if (typeof left === 'string' && typeof right === 'string') return squash(left) === squash(right);
  if (typeof left === 'number' && typeof right === 'number') {
    const places = Math.min(decimals(left), decimals(right));
    return left.toFixed(places) === right.toFixed(places);
  }
  if (left instanceof DateTimeValue && right instanceof DateTimeValue) return compareMoments(left, right) === 0;
  return equalItems(a, b) === true;
}

function decimals(value: number): number {
  const text = String(value);
  const dot = text.indexOf('.');
  return dot < 0 ? 0 : Math.min(text.length - dot - 1, 20);
}

/** a ~ b: order does not count, nor do case and blanks in texts. */
export function equivalentCollections(a: Collection, b: Collection): boolean {
  if (a.length !== b.length) return false;
  const rest = [...b];
  return a.every((one) => {
    const at = rest.findIndex((other) => equivalentItems(one, other));
    if (at < 0) return false;
    rest.splice(at, 1);
    return true;
  });
}

/**
 * Order of two single items.
 * @returns undefined where the precision of dates or units does not decide
 * @throws PathError where the two are of kinds that have no order
 */
export function compareItems(a: Item, b: Item): number | undefined {
  let left = systemValue(a);
  let right = systemValue(b);
  if (left === undefined || right === undefined) {
    if (isValueless(a) || isValueless(b)) return undefined;
    throw new PathError('Only numbers, texts, dates and quantities have an order.');
  }
  if (typeof left === 'string' && right instanceof DateTimeValue) left = readMoment(left) ?? left;
  if (typeof right === 'string' && left instanceof DateTimeValue) right = readMoment(right) ?? right;
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  if (left instanceof DateTimeValue && right instanceof DateTimeValue) return compareMoments(left, right);
  if (left instanceof QuantityValue || right instanceof QuantityValue) return compareQuantities(left, right);
  throw new PathError('Two values of different kinds have no order.');
}

/** A primitive that carries only extensions, or a Quantity without a value. */
function isValueless(item: Item): boolean {
  return (
    item instanceof PathNode &&
    (item.value === undefined || (QUANTITIES.has(item.type) && quantityOf(item) === undefined))
  );
}

/** A key under which equal items meet, for sets; undefined where only a comparison can say. */
export function keyOf(item: Item): string | number | boolean | undefined {
  if (!(item instanceof PathNode)) return typeof item === 'object' ? undefined : item;
  const value = item.value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (isObject(value)) return `\u0000${canonical(value)}`;
  if (typeof value !== 'string') return undefined;
  return MOMENTS[item.type] === undefined ? value : undefined;
}

/** JSON with its names in order, so that equal objects have one text. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name]!)}`).join()}}`;
}
