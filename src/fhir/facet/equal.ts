/**
 * Equality of an instance with fixed[x], and the match with pattern[x].
 * Source: FHIR R4 ElementDefinition.fixed[x] (exact, every part) and pattern[x] (the parts given, arrays by some item).
 */
import type { Json } from '../../parse/tree.js';

/** The first place where the value is not what fixed[x] asks; undefined where it is equal. The empty string is the value itself. */
export function differsFromFixed(fixed: Json, value: Json | undefined): string | undefined {
  if (value === undefined) return '';
  if (Array.isArray(fixed)) {
    if (!Array.isArray(value) || value.length !== fixed.length) return '';
    for (let i = 0; i < fixed.length; i++) {
      const at = differsFromFixed(fixed[i]!, value[i]);
      if (at !== undefined) return step(`[${i}]`, at);
    }
    return undefined;
  }
  if (typeof fixed !== 'object' || fixed === null) return fixed === value ? undefined : '';
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
  for (const key in fixed) {
    const at = differsFromFixed(fixed[key]!, value[key]);
    if (at !== undefined) return value[key] === undefined ? '' : step(key, at);
  }
  for (const key in value) if (!(key in fixed) && key !== 'id') return key;
  return undefined;
}

/** All places where the value is not what fixed[x] asks: each part that is wrong or too many, and what lacks a part. */
export function differencesFromFixed(fixed: Json, value: Json | undefined): string[] {
  const first = differsFromFixed(fixed, value);
  if (first === undefined || !isParts(fixed) || !isParts(value)) return first === undefined ? [] : [first];
  const out = new Set<string>();
  for (const key in fixed) {
    if (value[key] === undefined) out.add('');
    else for (const at of inPart(fixed[key]!, value[key]!)) out.add(step(key, at));
  }
  for (const key in value) if (!(key in fixed) && key !== 'id') out.add(key);
  return [...out];
}

function inPart(fixed: Json, value: Json): string[] {
  if (!Array.isArray(fixed) || !Array.isArray(value) || fixed.length !== value.length)
    return differencesFromFixed(fixed, value);
  return fixed.flatMap((one, i) => differencesFromFixed(one, value[i]).map((at) => step(`[${i}]`, at)));
}

function isParts(value: Json | undefined): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first place where the value lacks what pattern[x] asks; undefined where it has all of it. */
export function differsFromPattern(pattern: Json, value: Json | undefined): string | undefined {
  if (value === undefined) return '';
  if (Array.isArray(pattern)) {
    if (!Array.isArray(value)) return '';
    for (const wanted of pattern)
      if (!value.some((one) => differsFromPattern(wanted, one) === undefined)) return nearestItem(wanted, value);
    return undefined;
  }
  if (typeof pattern !== 'object' || pattern === null) return pattern === value ? undefined : '';
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
  for (const key in pattern) {
    const at = differsFromPattern(pattern[key]!, value[key]);
    if (at !== undefined) return value[key] === undefined ? '' : step(key, at);
  }
  return undefined;
}

/** With one item there is no doubt which was meant. */
function nearestItem(wanted: Json, value: Json[]): string {
  if (value.length !== 1) return '';
  return step('[0]', differsFromPattern(wanted, value[0]) ?? '');
}

function step(first: string, rest: string): string {
  if (rest === '') return first;
  if (first === '') return rest;
  return rest.startsWith('[') ? first + rest : `${first}.${rest}`;
}
