/** Filters and history supplements. Source: ECL 2.2, descriptionFilterConstraint and those after it. */
import { readConcept } from './concept.js';
import { readDialectIds, readDialects } from './parse-dialect.js';
import { readComparison, readEquality, readTerms, readTimes, readValue } from './parse-value.js';
import type { TokenReader } from './token-reader.js';
import type { Constraint, Filter, FilterTest, History } from './tree.js';

const MARKS: ReadonlyMap<string, Filter['on']> = new Map([
  ['d', 'description'],
  ['c', 'concept'],
  ['m', 'member'],
]);
const COMMON = ['moduleid', 'effectivetime', 'active'];
const KEYWORDS: Record<Filter['on'], readonly string[]> = {
  description: [...COMMON, 'term', 'language', 'type', 'typeid', 'dialect', 'dialectid', 'id'],
  concept: [...COMMON, 'definitionstatus', 'definitionstatusid'],
  member: COMMON,
};
const TYPES: ReadonlyMap<string, string> = new Map([
  ['syn', 'syn'],
  ['synonym', 'syn'],
  ['fsn', 'fsn'],
  ['fullyspecifiedname', 'fsn'],
  ['def', 'def'],
  ['definition', 'def'],
]);
const STATUSES: ReadonlyMap<string, string> = new Map([
  ['primitive', 'primitive'],
  ['defined', 'defined'],
]);

/**
 * Reads one filter in double braces.
 * @param before what the filter before it is on
 * @throws EclError where it is none
 */
export function parseFilter(reader: TokenReader, before: Filter['on'] | undefined): Filter {
  const here = reader.peek();
  reader.expect('{{');
  const first = reader.peek();
  const marked = first.kind === 'word' && first.spaced ? MARKS.get(first.text.toLowerCase()) : undefined;
  if (marked) reader.next();
  const on = marked ?? 'description';
  if (on === 'member' && before !== undefined && before !== 'member')
    reader.fail('Filters on members stand before all others.', here);
  const tests = [readTest(reader, on)];
  while (reader.take(',')) tests.push(readTest(reader, on));
  reader.expect('}}');
  return { on, tests };
}

function readTest(reader: TokenReader, on: Filter['on']): FilterTest {
  const token = reader.next();
  if (token.kind !== 'word') reader.fail('Here the name of a test is expected.', token);
  const keyword = token.text.toLowerCase();
  if (KEYWORDS[on].includes(keyword)) return readNamed(reader, keyword);
  if (on !== 'member' || !/^[a-z]+$/.test(keyword)) reader.fail('Filters of this kind have no such test.', token);
  const comparison = readComparison(reader);
  return { test: 'field', name: token.text, comparison, value: readValue(reader, comparison, true) };
}

function readNamed(reader: TokenReader, keyword: string): FilterTest {
  if (keyword === 'effectivetime')
    return { test: 'effectiveTime', comparison: readComparison(reader), times: readTimes(reader) };
  const comparison = readEquality(reader);
  switch (keyword) {
    case 'term':
      return { test: 'term', comparison, terms: readTerms(reader) };
    case 'language':
      return { test: 'language', comparison, words: oneOrSeveral(reader, () => readLanguage(reader)) };
    case 'type':
      return { test: 'type', comparison, words: oneOrSeveral(reader, () => readWord(reader, TYPES)) };
    case 'definitionstatus':
      return { test: 'definitionStatus', comparison, words: oneOrSeveral(reader, () => readWord(reader, STATUSES)) };
    case 'id':
      return { test: 'id', comparison, words: oneOrSeveral(reader, () => readConcept(reader).id) };
    case 'dialect':
      return { test: 'dialect', comparison, dialects: readDialects(reader) };
    case 'dialectid':
      return { test: 'dialectId', comparison, ...readDialectIds(reader) };
    case 'active':
      return { test: 'active', comparison, value: readActive(reader) };
    default:
      return { test: CONCEPT_TESTS[keyword]!, comparison, value: readConcepts(reader) };
  }
}

const CONCEPT_TESTS: Record<string, 'typeId' | 'moduleId' | 'definitionStatusId'> = {
  typeid: 'typeId',
  moduleid: 'moduleId',
  definitionstatusid: 'definitionStatusId',
};

/** A constraint, or several concepts in brackets with nothing between them; these mean any of them. */
function readConcepts(reader: TokenReader): Constraint {
  const next = reader.is('term', undefined, 2) ? 3 : 2;
  const isSet = reader.is('sign', '(') && reader.is('digits', undefined, 1) && reader.is('digits', undefined, next);
  if (!isSet) return reader.rules.simple(reader);
  const operands = reader.several(
    (): Constraint => ({ kind: 'simple', focus: { kind: 'concept', ...readConcept(reader) }, filters: [] }),
  );
  return { kind: 'or', operands };
}

function oneOrSeveral(reader: TokenReader, read: () => string): string[] {
  return reader.is('sign', '(') ? reader.several(read) : [read()];
}

function readWord(reader: TokenReader, words: ReadonlyMap<string, string>): string {
  const token = reader.next();
  const found = token.kind === 'word' ? words.get(token.text.toLowerCase()) : undefined;
  return found ?? reader.fail(`Here one of these is expected: ${[...words.keys()].join(', ')}.`, token);
}

function readLanguage(reader: TokenReader): string {
  const token = reader.next();
  if (token.kind !== 'word' || !/^[A-Za-z]{2}$/.test(token.text))
    reader.fail('Here a language of two letters is expected.', token);
  return token.text.toLowerCase();
}

function readActive(reader: TokenReader): boolean {
  const token = reader.next();
  const word = token.kind === 'word' ? token.text.toLowerCase() : token.text;
  if (word === 'true' || word === '1') return true;
  if (word !== 'false' && word !== '0') reader.fail('Here 1, 0, true or false is expected.', token);
  return false;
}

const PROFILES = { min: 'MIN', mod: 'MOD', max: 'MAX' } as const;

/** @throws EclError where it is no history supplement */
export function parseHistory(reader: TokenReader): History {
  reader.expect('{{');
  reader.expect('+');
  const token = reader.next();
  const word = token.kind === 'word' ? /^history(?:[-_](min|mod|max))?$/i.exec(token.text) : undefined;
  if (!word) return reader.fail('After + the word HISTORY is expected.', token);
  const profile = word[1]?.toLowerCase() as keyof typeof PROFILES | undefined;
  let found: History = { profile: profile ? PROFILES[profile] : 'all' };
  if (!profile && reader.take('(')) {
    found = { profile: 'subset', constraint: reader.rules.constraint(reader) };
    reader.expect(')');
  }
  reader.expect('}}');
  return found;
}
