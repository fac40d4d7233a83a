/** Cuts an expression constraint into tokens. Source: ECL 2.2, brief and long syntax. */
import { EclError } from './ecl-error.js';

export interface Token {
  kind: 'sign' | 'word' | 'digits' | 'number' | 'string' | 'term' | 'alternate' | 'end';
  /** Without the quotation marks of a string, the pipes of a term and the sign of a number */
  text: string;
  at: number;
  /** White space or a comment follows */
  spaced: boolean;
}

export const MOST_CHARACTERS = 1_000_000;

const SIGN = /<<!|>>!|!!>|!!<|\{\{|\}\}|<<|>>|<!|>!|<=|>=|<>|!=|\.\.|[<>=^*(){}[\],.:+]/y;
const FORMS: readonly [Token['kind'], RegExp][] = [
  ['alternate', /[A-Za-z][A-Za-z0-9-]*#[A-Za-z0-9._-]+/y],
  // These two may stand before an identifier without white space.
  ['word', /(?:memberof|reverseof|r)(?=\d{6})/iy],
  ['word', /[A-Za-z][A-Za-z0-9_-]*/y],
  ['digits', /\d+/y],
  ['number', /#[+-]?(?:0|[1-9]\d*)(?:\.\d+)?/y],
  ['string', /"(?:[^"\\]|\\["\\*])*"/y],
  ['term', /\|[^|]*\|/y],
  ['sign', SIGN],
];

/**
 * The tokens of a text, and one of kind `end`.
 * @throws EclError where the text is too long, a string, term or comment is not closed, or a character has no meaning
 */
export function readTokens(text: string): Token[] {
  if (text.length > MOST_CHARACTERS) throw new EclError('The expression is longer than one million characters.', 0);
  const tokens: Token[] = [];
  let at = afterSpace(text, 0);
  while (at < text.length) {
    const token = tokenAt(text, at);
    const end = at + lengthOf(token);
    at = afterSpace(text, end);
    token.spaced = at > end;
    tokens.push(token);
  }
  tokens.push({ kind: 'end', text: '', at: text.length, spaced: false });
  return tokens;
}

function tokenAt(text: string, at: number): Token {
  for (const [kind, form] of FORMS) {
    form.lastIndex = at;
    const found = form.exec(text)?.[0];
    if (found !== undefined) return { kind, text: inner(kind, found, at), at, spaced: false };
  }
  const first = text[at];
  if (first === '"')
    throw new EclError('The text in quotation marks is not closed, or has a \\ before another sign.', at);
  if (first === '|') throw new EclError('The term is not closed with |.', at);
  if (first === '#') throw new EclError('After # a number is expected.', at);
  throw new EclError('This character has no meaning here.', at);
}

function inner(kind: Token['kind'], found: string, at: number): string {
  if (kind === 'number') return found.slice(1);
  if (kind !== 'string' && kind !== 'term') return found;
  const content = found.slice(1, -1);
  if (kind === 'term' && content.trim() === '') throw new EclError('The term between | and | is empty.', at);
  return content;
}

function lengthOf({ kind, text }: Token): number {
  return text.length + (kind === 'number' ? 1 : kind === 'string' || kind === 'term' ? 2 : 0);
}

const SPACE = /[ \t\r\n]+/y;

function afterSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    SPACE.lastIndex = at;
    at += SPACE.exec(text)?.[0].length ?? 0;
    if (!text.startsWith('/*', at)) return at;
    const end = text.indexOf('*/', at + 2);
    if (end < 0) throw new EclError('The comment is not closed with */.', at);
    at = end + 2;
  }
}
