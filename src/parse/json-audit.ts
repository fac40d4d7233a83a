/**
 * One pass over the text of JSON for what JSON.parse cannot say: keys that come twice in one object, and numbers whose
 * text JavaScript would not print again, so that digits are lost. It is careful of speed, as it reads every payload.
 */
import { pathName } from './fhir-path.js';

export interface JsonAudit {
  /** Paths of keys that come more than once in their object, without the name of the root */
  duplicates: string[];
  /** Text of each number that JavaScript would print otherwise, by path */
  lexemes: Map<string, string>;
  /** Offset where nesting went beyond the limit; the pass stops there */
  tooDeep?: number;
}

interface Frame {
  array: boolean;
  index: number;
  /** Where the present key's text stands */
  keyStart: number;
  keyEnd: number;
  /** Where the keys of this object begin among all keys now open */
  firstKey: number;
  many?: Set<string>;
}

const MANY = 24;

/** Reads a text through. The text need not be well-formed: the answer is then of no use, but it comes. */
export function auditJson(text: string, depthLimit: number): JsonAudit {
  const audit: JsonAudit = { duplicates: [], lexemes: new Map() };
  const frames: Frame[] = [];
  const keys: number[] = [];
  let frame: Frame | undefined;
  const length = text.length;
  for (let at = 0; at < length; at += 1) {
    const char = text.charCodeAt(at);
    if (char <= 32 || char === 58) continue;
    if (char === 34) {
      const start = at + 1;
      at = stringEnd(text, start);
      if (frame && !frame.array && frame.keyStart < 0) {
        frame.keyStart = start;
        frame.keyEnd = at;
        if (isDuplicate(text, frame, keys, start, at)) audit.duplicates.push(pathOf(text, frames));
      }
    } else if (char === 44) {
      if (frame) {
        frame.index += 1;
        frame.keyStart = -1;
      }
    } else if (char === 123 || char === 91) {
      frame = { array: char === 91, index: 0, keyStart: -1, keyEnd: -1, firstKey: keys.length };
      frames.push(frame);
      if (frames.length > depthLimit) return { ...audit, tooDeep: at };
    } else if (char === 125 || char === 93) {
      const closed = frames.pop();
      if (closed) keys.length = closed.firstKey;
      frame = frames[frames.length - 1];
    } else if (char === 45 || (char >= 48 && char <= 57)) {
      const end = numberEnd(text, at);
      if (losesDigits(text, at, end)) audit.lexemes.set(pathOf(text, frames), text.slice(at, end));
      at = end - 1;
    }
  }
  return audit;
}

/** The offset of the quotation mark that ends a string, or the end of the text. */
export function stringEnd(text: string, start: number): number {
  let end = text.indexOf('"', start);
  while (end > 0 && text.charCodeAt(end - 1) === 92 && isEscaped(text, start, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

function isEscaped(text: string, start: number, quote: number): boolean {
  let before = quote - 1;
  while (before >= start && text.charCodeAt(before) === 92) before -= 1;
  return (quote - 1 - before) % 2 === 1;
}

/** The offset after the last character that can belong to a number. */
export function numberEnd(text: string, start: number): number {
  let end = start + 1;
  for (; end < text.length; end += 1) {
    const char = text.charCodeAt(end);
    if (!((char >= 48 && char <= 57) || char === 46 || char === 101 || char === 69 || char === 43 || char === 45))
      break;
  }
  return end;
}

function losesDigits(text: string, start: number, end: number): boolean {
  if (end - start < 16) {
    let whole = text.charCodeAt(start) !== 45 || end - start > 2;
    for (let at = start + 1; whole && at < end; at += 1) {
      const char = text.charCodeAt(at);
      whole = char >= 48 && char <= 57;
    }
    if (whole) return false;
  }
  const lexeme = text.slice(start, end);
  return String(Number(lexeme)) !== lexeme;
}

/** Compares with the keys before it in the object: by place while they are few, by a set when they are many. */
function isDuplicate(text: string, frame: Frame, keys: number[], start: number, end: number): boolean {
  if (frame.many) return addKey(frame.many, keyText(text, start, end));
  if (hasBackslash(text, start, end) || keys.length - frame.firstKey >= MANY * 2) {
    frame.many = new Set();
    for (let k = frame.firstKey; k < keys.length; k += 2) frame.many.add(keyText(text, keys[k]!, keys[k + 1]!));
    return addKey(frame.many, keyText(text, start, end));
  }
  for (let k = frame.firstKey; k < keys.length; k += 2) {
    if (keys[k + 1]! - keys[k]! === end - start && sameText(text, keys[k]!, start, end - start)) return true;
  }
  keys.push(start, end);
  return false;
}

function hasBackslash(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (text.charCodeAt(at) === 92) return true;
  return false;
}

function addKey(seen: Set<string>, key: string): boolean {
  const size = seen.size;
  return seen.add(key).size === size;
}

function sameText(text: string, a: number, b: number, length: number): boolean {
  for (let at = 0; at < length; at += 1) if (text.charCodeAt(a + at) !== text.charCodeAt(b + at)) return false;
  return true;
}

/** A key as JSON.parse would read it, or its bare text where that is not valid. */
export function keyText(text: string, start: number, end: number): string {
  const raw = text.slice(start, end);
  if (!raw.includes('\\')) return raw;
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return raw;
  }
}

function pathOf(text: string, frames: readonly Frame[]): string {
  let path = '';
  for (const { array, index, keyStart, keyEnd } of frames) {
    if (array) path += `[${index}]`;
    else path += `${path === '' ? '' : '.'}${pathName(keyText(text, keyStart, keyEnd))}`;
  }
  return path;
}
