/** Comparisons and what stands on their right. Source: ECL 2.2, expression, numeric, string, Boolean and time comparison. */
import type { TokenReader } from './token-reader.js';
import type { Comparison, SearchTerm, Value } from './tree.js';

const SIGNS: ReadonlyMap<string, Comparison> = new Map([
  ['=', '='],
  ['!=', '!='],
  ['<>', '!='],
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
]);

/** @throws EclError where no comparison stands here */
export function readComparison(reader: TokenReader): Comparison {
  if (reader.is('word', 'not') && reader.is('sign', '=', 1)) {
    reader.next();
    reader.next();
    return '!=';
  }
  const token = reader.peek();
  const found = token.kind === 'sign' ? SIGNS.get(token.text) : undefined;
  if (!found) return reader.fail('Here = or another comparison is expected.');
  reader.next();
  return found;
}

/** Reads `=` or `!=`. @throws EclError for every other comparison */
export function readEquality(reader: TokenReader): Comparison {
  const token = reader.peek();
  const found = readComparison(reader);
  if (found !== '=' && found !== '!=') reader.fail('Here only = or != can stand.', token);
  return found;
}

/**
 * The value of an attribute or of a member's field.
 * @param withTimes whether a text after < or > is a date
 * @throws EclError where it does not go with the comparison
 */
export function readValue(reader: TokenReader, comparison: Comparison, withTimes: boolean): Value {
  if (reader.is('number')) return { kind: 'number', text: reader.next().text };
  if (comparison !== '=' && comparison !== '!=') {
    if (withTimes) return { kind: 'times', times: readTimes(reader) };
    reader.fail('After <, <=, > and >= a number is expected, as #5.');
  }
  if (beginsTerms(reader)) return { kind: 'terms', terms: readTerms(reader) };
  if (reader.take('true', 'word')) return { kind: 'boolean', value: true };
  if (reader.take('false', 'word')) return { kind: 'boolean', value: false };
  return { kind: 'constraint', constraint: reader.rules.simple(reader) };
}

function beginsTerms(reader: TokenReader): boolean {
  const ahead = reader.is('sign', '(') ? 1 : 0;
  if (reader.is('string', undefined, ahead)) return true;
  return (reader.is('word', 'match', ahead) || reader.is('word', 'wild', ahead)) && reader.is('sign', ':', ahead + 1);
}

/** One search term, or several in brackets. */
export function readTerms(reader: TokenReader): SearchTerm[] {
  return reader.is('sign', '(') ? reader.several(() => readTerm(reader)) : [readTerm(reader)];
}

function readTerm(reader: TokenReader): SearchTerm {
  const wild = reader.take('wild', 'word');
  if (wild || reader.take('match', 'word')) reader.expect(':');
  const token = reader.next();
  if (token.kind !== 'string') reader.fail('Here a text in quotation marks is expected.', token);
  if (token.text.trim() === '') reader.fail('The text to look for is empty.', token);
  if (!wild && token.text.includes('\\*')) reader.fail('Only a text after wild: can have \\*.', token);
  return wild ? { how: 'wild', text: token.text } : { how: 'match', text: token.text.replaceAll(/\\(.)/g, '$1') };
}

const TIME = /^(?:[1-9]\d{3}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))?$/;

/** Dates as "20260131", one or several in brackets; "" is no date. */
export function readTimes(reader: TokenReader): string[] {
  return reader.is('sign', '(') ? reader.several(() => readTime(reader)) : [readTime(reader)];
}

function readTime(reader: TokenReader): string {
  const token = reader.next();
  if (token.kind !== 'string' || !TIME.test(token.text)) reader.fail('Here a date is expected, as "20260131".', token);
  return token.text;
}
