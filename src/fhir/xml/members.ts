import type { Json, JsonObject } from '../../parse/tree.js';

/** A name from a payload may be one that every object has, as `constructor`; only own members count. */
function own(object: JsonObject, name: string): Json | undefined {
  const value = object[name];
  return value === undefined || Object.hasOwn(object, name) ? value : undefined;
}

/** Sets a member, also one called `__proto__`, as JSON.parse does. */
export function setMember(object: JsonObject, name: string, value: Json): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

/** How many values the object holds under the name, with or without id and extensions under its companion's name. */
export function countOf(object: JsonObject, name: string, companion: string): number {
  return Math.max(lengthOf(own(object, name)), lengthOf(own(object, companion)));
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
 * @param companion `_name`; it is given, because making it for every value would cost more than all the rest
 * @param value undefined where the element has no value
 * @param side undefined where it has neither id nor extension
 */
export function addPrimitive(
  object: JsonObject,
  name: string,
  companion: string,
  value: Json | undefined,
  side: JsonObject | undefined,
  array: boolean,
): void {
  const before = own(object, name);
  const beforeSide = own(object, companion);
  const first = before === undefined && beforeSide === undefined;
  if (first && !array) {
    if (value !== undefined) setMember(object, name, value);
    if (side) object[companion] = side;
    return;
  }
  const count = first ? 0 : Math.max(lengthOf(before), lengthOf(beforeSide));
  if (value !== undefined || before !== undefined) setMember(object, name, extended(before, count, value ?? null));
  if (side || beforeSide !== undefined) object[companion] = extended(beforeSide, count, side ?? null);
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
