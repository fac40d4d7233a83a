/** Parses postcoordinated expressions. Source: SNOMED CT compositional grammar 2.4. */
import { Scanner } from './scanner.js';
import type { ConceptReference, Expression, ExpressionAttribute, SubExpression } from './tree.js';

const MOST_DEEP = 100;

/**
 * Reads an expression: one concept or more, their attributes, groups and nested expressions.
 * @throws ScgError where the text is none, with the place of the first fault; the ids are not looked into (see ids.ts)
 */
export function parseExpression(text: string): Expression {
  const scanner = new Scanner(text);
  const isSubtype = scanner.take('<<<');
  if (!isSubtype) scanner.take('===');
  const body = subExpression(scanner, 0);
  if (!scanner.ended) scanner.fail('Nothing more is expected here.');
  return { status: isSubtype ? 'subtype' : 'equivalent', body };
}

function subExpression(scanner: Scanner, depth: number): SubExpression {
  if (depth > MOST_DEEP) scanner.fail('The expression has more than 100 levels of brackets.');
  const focus = [concept(scanner)];
  while (scanner.take('+')) focus.push(concept(scanner));
  const found: SubExpression = { focus, attributes: [], groups: [] };
  if (scanner.take(':')) refinement(scanner, found, depth);
  return found;
}

function refinement(scanner: Scanner, into: SubExpression, depth: number): void {
  if (!scanner.is('{')) into.attributes.push(attribute(scanner, depth));
  for (;;) {
    const comma = into.groups.length + into.attributes.length > 0 && scanner.take(',');
    if (scanner.take('{')) into.groups.push(group(scanner, depth));
    else if (!comma) return;
    else if (into.groups.length > 0) scanner.fail('After a group only another group can stand.');
    else into.attributes.push(attribute(scanner, depth));
  }
}

function group(scanner: Scanner, depth: number): ExpressionAttribute[] {
  const attributes = [attribute(scanner, depth)];
  while (scanner.take(',')) attributes.push(attribute(scanner, depth));
  scanner.expect('}');
  return attributes;
}

function attribute(scanner: Scanner, depth: number): ExpressionAttribute {
  const name = concept(scanner);
  scanner.expect('=');
  return { name, value: value(scanner, depth) };
}

function value(scanner: Scanner, depth: number): ExpressionAttribute['value'] {
  if (scanner.take('(')) {
    const body = subExpression(scanner, depth + 1);
    scanner.expect(')');
    return { kind: 'expression', body };
  }
  const text = scanner.read('text');
  if (text !== undefined) return { kind: 'text', text: text.slice(1, -1).replaceAll(/\\(.)/g, '$1') };
  const number = scanner.read('number');
  if (number !== undefined) return { kind: 'number', text: number.slice(1) };
  const at = scanner.at;
  const word = scanner.read('word')?.toLowerCase();
  if (word === 'true' || word === 'false') return { kind: 'boolean', value: word === 'true' };
  if (word !== undefined) scanner.fail('Here a concept, a number, a text, true or false is expected.', at);
  return { kind: 'expression', body: { focus: [concept(scanner)], attributes: [], groups: [] } };
}

function concept(scanner: Scanner): ConceptReference {
  const at = scanner.at;
  const id = scanner.read('digits');
  if (id === undefined) return scanner.fail('Here the identifier of a concept is expected.', at);
  if (!/^[1-9]\d{5,17}$/.test(id)) scanner.fail('An identifier has 6 to 18 digits and does not begin with nought.', at);
  if (scanner.is('|')) {
    const start = scanner.at;
    const term = scanner.read('term');
    if (term === undefined) scanner.fail('The term is not closed with |.', start);
    else if (term.slice(1, -1).trim() === '') scanner.fail('The term between | and | is empty.', start);
  }
  return { id, at };
}
