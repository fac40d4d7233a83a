/** Refinements: attributes, groups and their cardinalities. Source: ECL 2.2, eclRefinement. */
import { readJoiner } from './joiner.js';
import { readComparison, readValue } from './parse-value.js';
import type { TokenReader } from './token-reader.js';
import type { Attribute, Cardinality, Group, Refinement } from './tree.js';

/**
 * Reads what follows the colon.
 * @param withGroups false inside a group, where no other can stand
 * @throws EclError where it is no refinement
 */
export function parseRefinement(reader: TokenReader, withGroups: boolean): Refinement {
  const operands = [part(reader, withGroups)];
  let kind: 'and' | 'or' | undefined;
  for (let here = reader.peek(), next = readJoiner(reader); next; here = reader.peek(), next = readJoiner(reader)) {
    if (next === 'minus') reader.fail('MINUS cannot join attributes.', here);
    if (kind && kind !== next) reader.fail('AND and OR are mixed here; brackets must say what belongs together.', here);
    kind = next;
    operands.push(part(reader, withGroups));
  }
  return kind ? { kind, operands } : operands[0]!;
}

function part(reader: TokenReader, withGroups: boolean): Refinement {
  return reader.deeper(() => {
    if (reader.is('sign', '(') && !namesAttribute(reader)) {
      reader.next();
      const inner = parseRefinement(reader, withGroups);
      reader.expect(')');
      return inner;
    }
    const cardinality = readCardinality(reader);
    const found = reader.is('sign', '{') ? readGroup(reader, withGroups) : readAttribute(reader);
    if (cardinality) found.cardinality = cardinality;
    return found;
  });
}

/** Brackets hold the name of an attribute where a comparison or a filter follows them. */
function namesAttribute(reader: TokenReader): boolean {
  const after = reader.afterBrackets();
  if (after?.kind === 'word') return after.text.toLowerCase() === 'not';
  return after?.kind === 'sign' && ['=', '!=', '<>', '<', '<=', '>', '>=', '{{'].includes(after.text);
}

function readGroup(reader: TokenReader, withGroups: boolean): Group {
  if (!withGroups) reader.fail('A group cannot stand in another.');
  reader.expect('{');
  const content = parseRefinement(reader, false);
  reader.expect('}');
  return { kind: 'group', content };
}

function readAttribute(reader: TokenReader): Attribute {
  const reverse = reader.take('r', 'word') || reader.take('reverseof', 'word');
  const name = reader.rules.simple(reader);
  const comparison = readComparison(reader);
  return { kind: 'attribute', reverse, name, comparison, value: readValue(reader, comparison, false) };
}

function readCardinality(reader: TokenReader): Cardinality | undefined {
  if (!reader.take('[')) return undefined;
  const least = readNumber(reader);
  if (!reader.take('..') && !reader.take('to', 'word')) reader.fail('Here .. is expected, as in [0..1].');
  const many = reader.take('*') || reader.take('many', 'word');
  const here = reader.peek();
  const most = many ? '*' : readNumber(reader);
  if (most !== '*' && isLess(most, least)) reader.fail('The upper bound is below the lower one.', here);
  reader.expect(']');
  return { least, most };
}

function readNumber(reader: TokenReader): string {
  const token = reader.next();
  if (token.kind !== 'digits' || !/^(?:0|[1-9]\d*)$/.test(token.text))
    reader.fail('Here a whole number is expected.', token);
  return token.text;
}

/** Numbers without leading noughts. */
function isLess(one: string, other: string): boolean {
  return one.length === other.length ? one < other : one.length < other.length;
}
