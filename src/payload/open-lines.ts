/** Opens what is read line by line or row by row, in little memory: NDJSON, RF2, opt-out lists, CSV. */
import { type Generation, isFhir, type Syntax } from '../generation.js';
import { createCsvSplitter, rowTree, type SplitRows, splitRf2, wholeRows } from '../parse/csv.js';
import { parseJson } from '../parse/json.js';
import type { JsonObject, RecordTree } from '../parse/tree.js';
import { decideFhir } from './detect/fhir.js';
import { resourceVersions } from './detect/fhir-elements.js';
import { addResource, newSigns } from './detect/fhir-shape.js';
import { sniffSyntax } from './detect/syntax.js';
import { csvShape, rf2Type, type TableShape } from './detect/table.js';
import { readLines } from './read-pieces.js';
import { LIMITS } from './types.js';

/** What a first stretch of text tells of a payload that can be read in pieces. */
export interface Lines {
  syntax: Syntax;
  generation: Generation;
  type: string;
  evidence: string[];
  records(pieces: AsyncIterable<string>): AsyncIterable<RecordTree>;
}

/**
 * Tells by the start of a text whether it is of this kind; undefined where it is not.
 * @param asked the generation that the user names; it counts for NDJSON
 */
export function openLines(head: string, asked?: Generation): Lines | undefined {
  switch (sniffSyntax(head)) {
    case 'ndjson':
      return openNdjson(head, asked && isFhir(asked) ? asked : undefined);
    case 'rf2':
      return openRf2(head);
    case 'opt-out':
      return {
        syntax: 'csv',
        generation: 'csv',
        type: 'opt-out',
        evidence: ['every line has ten digits and a comma'],
        records: optOutRecords,
      };
    case 'text':
      return openCsv(head);
    default:
      return undefined;
  }
}

const TOLD_BY = 200;

function openNdjson(head: string, asked: Generation | undefined): Lines | undefined {
  const signs = newSigns();
  const types = new Set<string>();
  for (const line of head.split('\n', TOLD_BY)) {
    const value = parseLine(line);
    if (typeof value?.['resourceType'] !== 'string') continue;
    types.add(resourceVersions(value['resourceType']) === 0 ? '' : value['resourceType']);
    addResource(signs, value);
  }
  if (types.size === 0) return undefined;
  const { generation, evidence } = asked
    ? { generation: asked, evidence: ['taken as this by request'] }
    : decideFhir(signs);
  const type = types.size === 1 ? [...types][0]! : 'mixed';
  return { syntax: 'ndjson', generation, type, evidence, records: (pieces) => ndjsonRecords(pieces, generation) };
}

function parseLine(line: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

async function* ndjsonRecords(pieces: AsyncIterable<string>, generation: Generation): AsyncGenerator<RecordTree> {
  for await (const { text, number } of readLines(pieces, LIMITS.payloadBytes)) {
    if (text.trim() === '') continue;
    const { tree, problems } = parseJson(text, { depth: LIMITS.depth, base: { line: number, column: 1 } });
    const type = (tree.value as JsonObject | null)?.['resourceType'];
    const known = typeof type === 'string';
    if (!known && problems.length === 0)
      problems.push({
        message: 'The line is no FHIR resource, as the others are: it has no resourceType.',
        place: { line: number, column: 1 },
      });
    yield {
      index: number - 1,
      generation,
      type: known && resourceVersions(type) !== 0 ? type : '',
      tree,
      envelopes: [],
      problems,
    };
  }
}

function openRf2(head: string): Lines {
  const header = head
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/, 1)[0]!
    .split('\t');
  const shape = { delimiter: '\t', header, skip: 1 };
  return {
    syntax: 'rf2',
    generation: 'rf2',
    type: rf2Type(header),
    evidence: ['columns of SNOMED CT release format 2'],
    records: (pieces) => tableRecords(pieces, 'rf2', shape, splitRf2),
  };
}

function openCsv(head: string): Lines | undefined {
  const shape = csvShape(head);
  if (!shape) return undefined;
  const named = { ',': 'commas', '\t': 'tabs', '|': 'vertical bars', ';': 'semicolons' }[shape.delimiter];
  return {
    syntax: 'csv',
    generation: 'csv',
    type: 'table',
    evidence: [`rows of ${shape.header.length} cells parted by ${named}`],
    records: (pieces) => csvRecords(pieces, shape),
  };
}

async function* csvRecords(pieces: AsyncIterable<string>, shape: TableShape): AsyncGenerator<RecordTree> {
  yield* tableRecords(pieces, 'csv', shape, await createCsvSplitter(shape.delimiter));
}

async function* tableRecords(
  pieces: AsyncIterable<string>,
  syntax: 'csv' | 'rf2',
  shape: TableShape,
  split: SplitRows,
): AsyncGenerator<RecordTree> {
  const options = { syntax, delimiter: shape.delimiter, header: shape.header };
  let line = 1;
  let number = 0;
  for await (const batch of wholeRows(pieces, syntax === 'csv')) {
    for (const { cells, lines, problem } of split(batch)) {
      const start = line;
      line += lines;
      if (start <= shape.skip || (cells.length === 1 && cells[0]?.trim() === '')) continue;
      number += 1;
      const { tree, problems } = rowTree(options, cells, number, start);
      const all = problem === undefined ? problems : [{ message: problem, place: { line: start, column: 1 } }];
      yield { index: number - 1, generation: syntax, type: 'row', tree, envelopes: [], problems: all };
    }
  }
}

async function* optOutRecords(pieces: AsyncIterable<string>): AsyncGenerator<RecordTree> {
  const options = { syntax: 'csv', delimiter: ',', header: ['nhs-number', ''] } as const;
  for await (const { text, number } of readLines(pieces, LIMITS.payloadBytes)) {
    if (text === '') continue;
    const { tree } = rowTree(options, text.split(','), number, number);
    yield { index: number - 1, generation: 'csv', type: 'opt-out', tree, envelopes: [], problems: [] };
  }
}
