/** Parses expression constraints. Source: SNOMED CT Expression Constraint Language 2.2, brief and long syntax, also mixed. */
import { readConcept } from './concept.js';
import { readJoiner } from './joiner.js';
import { parseFilter, parseHistory } from './parse-filter.js';
import { parseRefinement } from './parse-refinement.js';
import { TokenReader } from './token-reader.js';
import { readTokens } from './tokens.js';
import type { Compound, Constraint, Focus, Operator, Simple } from './tree.js';

const BRIEF: ReadonlyMap<string, Operator> = new Map([
  ['<!', 'childOf'],
  ['<<!', 'childOrSelfOf'],
  ['<', 'descendantOf'],
  ['<<', 'descendantOrSelfOf'],
  ['>!', 'parentOf'],
  ['>>!', 'parentOrSelfOf'],
  ['>', 'ancestorOf'],
  ['>>', 'ancestorOrSelfOf'],
  ['!!>', 'top'],
  ['!!<', 'bottom'],
]);
const LONG: ReadonlyMap<string, Operator> = new Map([...BRIEF.values()].map((name) => [name.toLowerCase(), name]));
const RULES = { constraint, simple };

/**
 * Reads an expression constraint.
 * @param text in brief or long syntax, with comments and terms or without
 * @throws EclError where the text is not one, with the place of the first fault
 */
export function parseEcl(text: string): Constraint {
  const reader = new TokenReader(readTokens(text), RULES);
  const found = constraint(reader);
  if (reader.is('end')) return found;
  return reader.fail(
    'Nothing more is expected here; where operators are mixed, brackets must say what belongs together.',
  );
}

function constraint(reader: TokenReader): Constraint {
  const focus = simple(reader);
  if (reader.take(':')) return { kind: 'refined', focus, refinement: parseRefinement(reader, true) };
  if (reader.is('sign', '.')) {
    const attributes: Constraint[] = [];
    while (reader.take('.')) attributes.push(simple(reader));
    return { kind: 'dotted', focus, attributes };
  }
  return compound(reader, focus);
}

function compound(reader: TokenReader, first: Constraint): Constraint {
  const kind = readJoiner(reader);
  if (!kind) return first;
  const found: Compound = { kind, operands: [first, simple(reader)] };
  for (let here = reader.peek(), next = readJoiner(reader); next; here = reader.peek(), next = readJoiner(reader)) {
    if (next !== kind) reader.fail('AND, OR and MINUS are mixed here; brackets must say what belongs together.', here);
    if (kind === 'minus') reader.fail('MINUS has two operands; a third needs brackets.', here);
    found.operands.push(simple(reader));
  }
  return found;
}

function simple(reader: TokenReader): Constraint {
  return reader.deeper(() => {
    const operator = readOperator(reader);
    const memberOf = readMemberOf(reader);
    const found: Simple = { kind: 'simple', focus: readFocus(reader), filters: [] };
    if (operator) found.operator = operator;
    if (memberOf) found.memberOf = memberOf;
    while (reader.is('sign', '{{') && !reader.is('sign', '+', 1)) {
      const filter = parseFilter(reader, found.filters.at(-1)?.on);
      found.filters.push(filter);
    }
    if (reader.is('sign', '{{')) found.history = parseHistory(reader);
    return withoutBrackets(found);
  });
}

/** `(A OR B)` is `A OR B`, and `<< (A)` is `<< A`. */
function withoutBrackets(found: Simple): Constraint {
  if (found.focus.kind !== 'nested') return found;
  const { constraint: inner } = found.focus;
  if (isBare(found)) return inner;
  return inner.kind === 'simple' && isBare(inner) ? { ...found, focus: inner.focus } : found;
}

function isBare({ operator, memberOf, filters, history }: Simple): boolean {
  return !operator && !memberOf && !history && filters.length === 0;
}

function readOperator(reader: TokenReader): Operator | undefined {
  const { kind, text, spaced } = reader.peek();
  const operator = kind === 'sign' ? BRIEF.get(text) : kind === 'word' ? LONG.get(text.toLowerCase()) : undefined;
  if (!operator) return undefined;
  if (kind === 'word' && !spaced) reader.fail('White space must follow the name of an operator.');
  reader.next();
  return operator;
}

function readMemberOf(reader: TokenReader): Simple['memberOf'] {
  if (!reader.take('^') && !reader.take('memberof', 'word')) return undefined;
  if (!reader.take('[')) return { fields: [] };
  const fields: string[] = [];
  const all = reader.take('*') || reader.take('any', 'word');
  if (!all)
    do {
      const field = reader.next();
      if (field.kind !== 'word' || !/^[A-Za-z]+$/.test(field.text))
        reader.fail('Here the name of a field of the reference set is expected.', field);
      fields.push(field.text);
    } while (reader.take(','));
  reader.expect(']');
  return { fields: all ? '*' : fields };
}

function readFocus(reader: TokenReader): Focus {
  if (reader.take('(')) {
    const nested = constraint(reader);
    reader.expect(')');
    return { kind: 'nested', constraint: nested };
  }
  if (reader.take('*') || reader.take('any', 'word')) return { kind: 'any' };
  const token = reader.peek();
  if (token.kind === 'digits') return { kind: 'concept', ...readConcept(reader) };
  const split = token.text.indexOf('#');
  if (token.kind !== 'alternate' && !(token.kind === 'string' && /^[A-Za-z][A-Za-z0-9-]*#[^\\]+$/.test(token.text)))
    reader.fail('Here a concept is expected, or *, or a constraint in brackets.');
  reader.next();
  if (reader.is('term')) reader.next();
  return { kind: 'alternate', scheme: token.text.slice(0, split), code: token.text.slice(split + 1) };
}
