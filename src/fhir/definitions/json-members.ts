import type { Json, JsonObject } from '../../parse/tree.js';

/** The member as text, or undefined where it is absent or of another kind. */
export function textOf(object: JsonObject, name: string): string | undefined {
  const value = object[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function numberOf(object: JsonObject, name: string): number | undefined {
  const value = object[name];
  return typeof value === 'number' ? value : undefined;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectOf(object: JsonObject, name: string): JsonObject | undefined {
  const value = object[name];
  return isObject(value) ? value : undefined;
}

/** The objects of a repeating member; one object where an array was due counts as an array of one. */
export function objectsOf(object: JsonObject, name: string): JsonObject[] {
  const value = object[name];
  if (Array.isArray(value)) return value.filter(isObject);
  return isObject(value) ? [value] : [];
}

/** The texts of a repeating member; one text counts as an array of one. */
export function textsOf(object: JsonObject, name: string): string[] {
  const value = object[name];
  if (Array.isArray(value)) return value.filter((item): item is string => typeof item === 'string');
  return typeof value === 'string' ? [value] : [];
}

/** The value of the first extension with one of the URLs, whatever its type. */
export function extensionValue(object: JsonObject | undefined, ...urls: string[]): Json | undefined {
  if (!object) return undefined;
  for (const extension of objectsOf(object, 'extension')) {
    if (!urls.includes(textOf(extension, 'url') ?? '')) continue;
    const name = Object.keys(extension).find((key) => key.startsWith('value'));
    if (name) return extension[name];
  }
  return undefined;
}

/** The value and type of a choice element such as fixed[x], found by the start of its name. */
export function choiceOf(object: JsonObject, prefix: string): { type: string; value: Json } | undefined {
  for (const name in object) {
    if (!name.startsWith(prefix) || name.length === prefix.length) continue;
    const value = object[name];
    const suffix = name.slice(prefix.length);
    if (value === undefined || value === null || !/^[A-Z]/.test(suffix)) continue;
    return { type: typeof value === 'object' ? suffix : suffix[0]?.toLowerCase() + suffix.slice(1), value };
  }
  return undefined;
}
