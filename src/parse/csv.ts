import type { ParseProblem } from './place.js';
import type { CsvTree } from './tree.js';

export interface TableRow {
  tree: CsvTree;
  problems: ParseProblem[];
}

export interface TableOptions {
  syntax: 'csv' | 'rf2';
  delimiter: string;
  header: readonly string[];
}

/** Makes the tree of one row. Paths are `row/column name`, the row numbered from 1 without the header. */
export function rowTree(options: TableOptions, row: string[], number: number, line: number): TableRow {
  const header = options.header as string[];
  const tree: CsvTree = { syntax: options.syntax, header, row, number, locate: (path) => locate(path) };
  const locate = (path: string) => {
    const column = header.indexOf(path.slice(path.indexOf('/') + 1));
    if (column < 0) return { line, column: 1 };
    return { line, column: columnOf(row, column, options) };
  };
  const problems =
    row.length === header.length
      ? []
      : [{ message: countMessage(header.length, row.length), place: { line, column: 1 } }];
  return { tree, problems };
}

/** Where a cell starts, if every cell before it stands on one line. */
function columnOf(row: readonly string[], column: number, options: TableOptions): number {
  let at = 1;
  for (const cell of row.slice(0, column)) at += writtenLength(cell, options) + options.delimiter.length;
  return at;
}

function writtenLength(cell: string, { syntax, delimiter }: TableOptions): number {
  const quoted = syntax === 'csv' && (cell.includes(delimiter) || cell.includes('"') || /[\r\n]/.test(cell));
  return quoted ? cell.length + 2 + (cell.split('"').length - 1) : cell.length;
}

function countMessage(want: number, have: number): string {
  return `The row has ${have} ${have === 1 ? 'cell' : 'cells'}, the header ${want}; quote cells that hold the separator.`;
}

/** A row of more characters has a quotation mark that is not closed; so much of it is given out as it is. */
const LONGEST_ROW = 8 * 1024 * 1024;

/**
 * Parts a stream of text into batches that each end with a whole row, so that a table of any size is read in little memory.
 * A line end inside quotation marks ends no row (RFC 4180).
 * @param quotes false for RF2, where quotation marks mean nothing
 */
export async function* wholeRows(text: AsyncIterable<string>, quotes: boolean): AsyncGenerator<string> {
  let rest = '';
  let inside = false;
  let seen = 0;
  for await (const chunk of text) {
    rest += chunk;
    let end = -1;
    for (; seen < rest.length; seen += 1) {
      const char = rest.charCodeAt(seen);
      if (char === 34 && quotes) inside = !inside;
      else if (char === 10 && !inside) end = seen;
    }
    const overlong = end < 0 && rest.length > LONGEST_ROW;
    if (overlong) {
      end = rest.includes('\n') ? rest.lastIndexOf('\n') : rest.length - 1;
      inside = false;
    }
    if (end < 0) continue;
    yield rest.slice(0, end + 1);
    rest = rest.slice(end + 1);
    seen = overlong ? 0 : rest.length;
  }
  if (rest !== '') yield rest;
}

/** Parts one batch into rows of cells, each with the number of lines it takes. */
export type SplitRows = (batch: string) => SplitRow[];

export interface SplitRow {
  cells: string[];
  lines: number;
  /** What was wrong with it, in our own words */
  problem?: string;
}

/** RF2: tab between cells, CRLF between rows, no quotation marks (SNOMED CT release file specification 4.1). */
export const splitRf2: SplitRows = (batch) =>
  batch
    .replace(/\r?\n$/, '')
    .split('\n')
    .map((line) => ({ cells: line.replace(/\r$/, '').split('\t'), lines: 1 }));

/**
 * CSV by the kept library, which is loaded when it is first needed. What it refuses is read line by line, so that one row
 * with a wrong quotation mark costs no other.
 */
export async function createCsvSplitter(delimiter: string): Promise<SplitRows> {
  const { parse } = await import('csv-parse/browser/esm/sync');
  const split = (text: string, relaxed: boolean): SplitRow[] => {
    const options = { delimiter, relax_column_count: true, relax_quotes: relaxed };
    const rows = parse(text, options) as string[][];
    return rows.length === countLines(text) ? rows.map((cells) => ({ cells, lines: 1 })) : splitLong(text, options);
  };
  /** Where some row takes several lines, the library counts them, at a price. */
  const splitLong = (text: string, options: object): SplitRow[] => {
    let before = 0;
    return (parse(text, { ...options, info: true }) as unknown as InfoRow[]).map(({ record, info }) => {
      const lines = info.lines - before;
      before = info.lines;
      return { cells: record, lines };
    });
  };
  const splitLine = (line: string): SplitRow[] => {
    try {
      return split(line, true).map(({ cells }) => ({ cells, lines: 1 }));
    } catch {
      return [{ cells: [], lines: 1, problem: QUOTES }];
    }
  };
  return (batch) => {
    try {
      return split(batch, false);
    } catch {
      return batch
        .replace(/\r?\n$/, '')
        .split(/\r?\n/)
        .flatMap(splitLine);
    }
  };
}

const QUOTES = 'The row cannot be read: a quotation mark is not closed, or stands inside a cell without being doubled.';

function countLines(text: string): number {
  let count = text.endsWith('\n') || text === '' ? 0 : 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

interface InfoRow {
  record: string[];
  info: { lines: number };
}
