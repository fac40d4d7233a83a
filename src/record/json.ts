/** Reading of JSON values whose shape cannot be trusted: each function gives undefined or nothing where the shape is another. */
import type { Json, JsonObject } from '../parse/tree.js';

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectIn(value: Json | undefined): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

/** A text that is not empty. */
export function textIn(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The objects of an array; a lone object counts as an array of one, as senders often forget the brackets. */
export function objectsIn(value: Json | undefined): JsonObject[] {
  if (Array.isArray(value)) return value.filter(isObject);
  return isObject(value) ? [value] : [];
}

/** The objects of an array with the path of each. */
export function itemsIn(value: Json | undefined, path: string): { value: JsonObject; path: string }[] {
  if (isObject(value)) return [{ value, path }];
  if (!Array.isArray(value)) return [];
  const items: { value: JsonObject; path: string }[] = [];
  for (let i = 0; i < value.length; i++) {
    const item = value[i];
    if (isObject(item)) items.push({ value: item, path: `${path}[${i}]` });
  }
  return items;
}

/** True where an element is there with something in it. */
export function isPresent(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return false;
  return !(Array.isArray(value) && value.length === 0);
}
