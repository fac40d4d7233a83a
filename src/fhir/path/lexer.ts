/** Splits an expression into tokens (FHIRPath 2.0, grammar). Each character is looked at once. */
import { PathSyntaxError } from './contract.js';

export interface Token {
  kind: 'name' | 'quoted' | 'string' | 'number' | 'moment' | 'symbol' | 'end';
  text: string;
  at: number;
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  f: '\f',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '`': '`',
  '/': '/',
};
const PAIRS = new Set(['<=', '>=', '!=', '!~']);
const SINGLES = '.,()[]{}+-*/&|<>=~%$';

const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';
const isLetter = (c: string): boolean => (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c === '_';

/**
 * The tokens of an expression, the last one of kind end.
 * @throws PathSyntaxError where a character starts no token or a string does not end
 */
export function tokens(text: string): Token[] {
  const out: Token[] = [];
  let i = skipBlank(text, 0);
  while (i < text.length) {
    const [token, next] = one(text, i);
    out.push(token);
    i = skipBlank(text, next);
  }
  out.push({ kind: 'end', text: '', at: text.length });
  return out;
}

function skipBlank(text: string, from: number): number {
  let i = from;
  for (;;) {
    const c = text[i];
    if (c === ' ' || c === '\t' || c === '\n' || c === '\r') i++;
    else if (c === '/' && text[i + 1] === '/') {
      while (i < text.length && text[i] !== '\n') i++;
    } else if (c === '/' && text[i + 1] === '*') {
      const end = text.indexOf('*/', i + 2);
      if (end < 0) throw new PathSyntaxError('A comment does not end.', i);
      i = end + 2;
    } else return i;
  }
}

function one(text: string, at: number): [Token, number] {
  const c = text[at]!;
  if (isLetter(c)) return take('name', text, at, endOfName(text, at));
  if (isDigit(c)) return take('number', text, at, endOfNumber(text, at));
  if (c === "'") return quoted('string', text, at, c);
  if (c === '`' || c === '"') return quoted('quoted', text, at, c);
  if (c === '@') return take('moment', text, at, endOfMoment(text, at + 1));
  if (PAIRS.has(text.slice(at, at + 2))) return take('symbol', text, at, at + 2);
  if (SINGLES.includes(c)) return take('symbol', text, at, at + 1);
  throw new PathSyntaxError('A character here is no part of FHIRPath.', at);
}

function take(kind: Token['kind'], text: string, at: number, end: number): [Token, number] {
  return [{ kind, text: text.slice(at, end), at }, end];
}

function endOfName(text: string, at: number): number {
  let i = at + 1;
  while (i < text.length && (isLetter(text[i]!) || isDigit(text[i]))) i++;
  return i;
}

function endOfNumber(text: string, at: number): number {
  let i = at;
  while (isDigit(text[i])) i++;
  if (text[i] === '.' && isDigit(text[i + 1])) {
    i++;
    while (isDigit(text[i])) i++;
  }
  return i;
}

/** Digits and the marks of a date; a zone's sign only after a time. */
function endOfMoment(text: string, at: number): number {
  let i = at;
  let time = false;
  for (; i < text.length; i++) {
    const c = text[i]!;
    if (c === 'T') time = true;
    else if (c === 'Z' && time) return i + 1;
    else if (c === '.' && !isDigit(text[i + 1])) break;
    else if (c === '+' && !(time && isDigit(text[i + 1]))) break;
    else if (c === '-' && !isDigit(text[i + 1])) break;
    else if (!isDigit(c) && !':.+-'.includes(c)) break;
  }
  return i;
}

function quoted(kind: 'string' | 'quoted', text: string, at: number, mark: string): [Token, number] {
  let out = '';
  let i = at + 1;
  while (i < text.length) {
    const c = text[i]!;
    if (c === mark) return [{ kind, text: out, at }, i + 1];
    if (c !== '\\') {
      out += c;
      i++;
    } else if (text[i + 1] === 'u' && /^[0-9a-fA-F]{4}$/.test(text.slice(i + 2, i + 6))) {
      out += String.fromCharCode(Number.parseInt(text.slice(i + 2, i + 6), 16));
      i += 6;
    } else {
      // An escape that the language does not name keeps its character: core's own eld-19 and sdf-19 rely on it.
      out += ESCAPES[text[i + 1] ?? ''] ?? text[i + 1] ?? '';
      i += 2;
    }
  }
  throw new PathSyntaxError('A quoted text does not end.', at);
}
