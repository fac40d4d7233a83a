import type { Json, JsonObject } from '../../parse/tree.js';

/** A name from a payload may be one that every object has, as `constructor`; only own members count. */
function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Sets a member, also one called `__proto__`, as JSON.parse does. */
export function setMember(object: JsonObject, name: string, value: Json): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

/** How many values the object holds under the name, with or without id and extensions. */
export function countOf(object: JsonObject, name: string): number {
  return Math.max(lengthOf(own(object, name)), lengthOf(own(object, `_${name}`)));
}

/** Adds a complex value under its name: in an array where the definition or a repeat asks for one. */
export function addObject(object: JsonObject, name: string, value: Json, array: boolean): void {
  const before = own(object, name);
  if (before === undefined) setMember(object, name, array ? [value] : value);
  else if (Array.isArray(before)) before.push(value);
  else setMember(object, name, [before, value]);
}

/**
 * Adds a primitive's value and, under `_name`, its id and extensions. Arrays of both stay in step.
 * @param value undefined where the element has no value
 * @param side undefined where it has neither id nor extension
 */
export function addPrimitive(
  object: JsonObject,
  name: string,
  value: Json | undefined,
  side: JsonObject | undefined,
  array: boolean,
): void {
  const before = own(object, name);
  const beforeSide = own(object, `_${name}`);
  const first = before === undefined && beforeSide === undefined;
  if (first && !array) {
    if (value !== undefined) setMember(object, name, value);
    if (side) object[`_${name}`] = side;
    return;
  }
  const count = first ? 0 : Math.max(lengthOf(before), lengthOf(beforeSide));
  if (value !== undefined || before !== undefined) setMember(object, name, extended(before, count, value ?? null));
  if (side || beforeSide !== undefined) object[`_${name}`] = extended(beforeSide, count, side ?? null);
}

function lengthOf(list: Json | undefined): number {
  return Array.isArray(list) ? list.length : list === undefined ? 0 : 1;
}

function extended(before: Json | undefined, count: number, last: Json): Json[] {
  const list = Array.isArray(before) ? before : before === undefined ? [] : [before];
  while (list.length < count) list.push(null);
  list.push(last);
  return list;
}
