/** Finds the text of a value in JSON that is known to be well-formed, by its path. Work is linear in what stands before it. */

import type { PathStep } from './fhir-path.js';
import { keyText, numberEnd, stringEnd } from './json-audit.js';

/** Offsets of a value's text; `end` is after its last character. */
export interface Span {
  start: number;
  end: number;
}

/**
 * Follows steps from a value; where a step leads nowhere the value above it is given.
 * A choice may be named without its type (`value` for valueQuantity), and `extension` below a primitive is looked for
 * under the member with the underscore. Of members with the same name the last counts, as in JSON.parse.
 */
export function locateJson(text: string, start: number, steps: readonly PathStep[]): Span {
  let at = skipSpace(text, start);
  for (const [position, step] of steps.entries()) {
    if (step.name === '') {
      at = itemAt(text, at, step.index) ?? at;
      continue;
    }
    if (text[at] === '[') at = itemAt(text, at, 0) ?? at;
    if (text[at] !== '{') break;
    const next = steps[position + 1];
    const found = memberAt(text, at, step, next !== undefined);
    if (found === undefined) break;
    at = found;
    if (text[at] !== '[') continue;
    const item = step.url === undefined ? itemAt(text, at, step.index) : itemWithUrl(text, at, step.url);
    if (item === undefined) break;
    at = item;
  }
  return { start: at, end: skipValue(text, at) };
}

/** The offset of a member's value: the name itself, else the primitive's companion, else the choice of that name. */
function memberAt(text: string, object: number, step: PathStep, more: boolean): number | undefined {
  let exact: number | undefined;
  let companion: number | undefined;
  let choice: number | undefined;
  const typed =
    step.type === undefined ? undefined : step.name + step.type.charAt(0).toUpperCase() + step.type.slice(1);
  eachMember(text, object, (key, value) => {
    if (key === step.name) exact = value;
    else if (key === `_${step.name}`) companion = value;
    else if (key === typed || (!typed && key.startsWith(step.name) && /^[A-Z]/.test(key.slice(step.name.length))))
      choice = value;
  });
  const best = exact ?? choice ?? companion;
  return more && companion !== undefined && best !== undefined && isPrimitive(text, best) ? companion : best;
}

function isPrimitive(text: string, at: number): boolean {
  if (text[at] === '{') return false;
  if (text[at] !== '[') return true;
  const first = itemAt(text, at, 0);
  return first !== undefined && text[first] !== '{';
}

/** Without an index the array itself is meant. */
function itemAt(text: string, array: number, index: number | undefined): number | undefined {
  if (index === undefined) return array;
  let at = skipSpace(text, array + 1);
  for (let item = 0; text[at] !== ']' && at < text.length; item += 1) {
    if (item === index) return at;
    at = skipSpace(text, skipValue(text, at));
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return undefined;
}

function itemWithUrl(text: string, array: number, url: string): number | undefined {
  for (let index = 0; ; index += 1) {
    const item = itemAt(text, array, index);
    if (item === undefined || text[item] !== '{') return undefined;
    let matches = false;
    eachMember(text, item, (key, value) => {
      if (key === 'url' && keyText(text, value + 1, stringEnd(text, value + 1)) === url) matches = true;
    });
    if (matches) return item;
  }
}

function eachMember(text: string, object: number, take: (key: string, value: number) => void): void {
  let at = skipSpace(text, object + 1);
  while (text[at] === '"') {
    const end = stringEnd(text, at + 1);
    const key = keyText(text, at + 1, end);
    const value = skipSpace(text, skipSpace(text, end + 1) + 1);
    take(key, value);
    at = skipSpace(text, skipValue(text, value));
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
}

/** The offset after a value. */
export function skipValue(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return stringEnd(text, start + 1) + 1;
  if (first !== '{' && first !== '[') return skipScalar(text, start);
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 34) at = stringEnd(text, at + 1);
    else if (char === 123 || char === 91) depth += 1;
    else if ((char === 125 || char === 93) && --depth === 0) return at + 1;
  }
  return text.length;
}

function skipScalar(text: string, start: number): number {
  const char = text.charCodeAt(start);
  if (char === 45 || (char >= 48 && char <= 57)) return numberEnd(text, start);
  return Math.min(text.length, start + (char === 102 ? 5 : 4));
}

/** The offset of the first character that is no white space of JSON. */
export function skipSpace(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char !== 32 && char !== 10 && char !== 13 && char !== 9) break;
  }
  return at;
}
