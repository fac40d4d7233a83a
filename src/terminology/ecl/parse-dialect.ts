/** Dialects of descriptions and how acceptable a term is in them. Source: ECL 2.2, dialectFilter. */
import { readConcept } from './concept.js';
import type { TokenReader } from './token-reader.js';
import type { Constraint, Dialect } from './tree.js';

const ACCEPTABILITIES: ReadonlyMap<string, string> = new Map([
  ['accept', 'accept'],
  ['acceptable', 'accept'],
  ['prefer', 'prefer'],
  ['preferred', 'prefer'],
]);

/** Aliases, as `en-gb` or `( en-gb (prefer) en-us )`. */
export function readDialects(reader: TokenReader): Dialect[] {
  const read = (): Dialect => ({ dialect: readAlias(reader), acceptability: readAcceptability(reader) });
  return reader.is('sign', '(') ? reader.several(read) : [read()];
}

/** Reference sets: a constraint, or a list of concepts, each with how acceptable the term must be. */
export function readDialectIds(reader: TokenReader): { value: Constraint | Dialect[]; acceptability: string[] } {
  const value = isList(reader)
    ? reader.several((): Dialect => ({ dialect: readConcept(reader).id, acceptability: readAcceptability(reader) }))
    : reader.rules.simple(reader);
  return { value, acceptability: readAcceptability(reader) };
}

function isList(reader: TokenReader): boolean {
  if (!reader.is('sign', '(') || !reader.is('digits', undefined, 1)) return false;
  const next = reader.is('term', undefined, 2) ? 3 : 2;
  return reader.is('digits', undefined, next) || reader.is('sign', '(', next) || reader.is('sign', ')', next);
}

function readAlias(reader: TokenReader): string {
  const token = reader.next();
  if (token.kind !== 'word' || token.text.includes('_')) reader.fail('Here a dialect is expected, as en-gb.', token);
  return token.text.toLowerCase();
}

function readAcceptability(reader: TokenReader): string[] {
  if (!reader.is('sign', '(')) return [];
  const words = reader.is('word', undefined, 1);
  return reader.several(() => (words ? readAcceptabilityWord(reader) : readConcept(reader).id));
}

function readAcceptabilityWord(reader: TokenReader): string {
  const token = reader.next();
  const found = token.kind === 'word' ? ACCEPTABILITIES.get(token.text.toLowerCase()) : undefined;
  return found ?? reader.fail('Here accept or prefer is expected.', token);
}
