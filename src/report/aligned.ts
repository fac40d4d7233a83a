/** A table in plain text, its columns set under each other. */
import { wrap } from './wrap.js';

/** Columns of a cell of text; a longer one goes on in the line below. */
const WIDEST = 48;

export interface AlignedTable {
  columns: readonly { head: string; number?: boolean }[];
  rows: readonly (readonly string[])[];
}

/** @returns its lines, each ended */
export function aligned({ columns, rows }: AlignedTable): string {
  // Every cell as its lines: a row is as many lines as its tallest cell.
  const all = [columns.map(({ head }) => head), ...rows].map((row) => row.map((text) => wrap(text, WIDEST)));
  const widths = columns.map((_, i) => Math.max(...all.flatMap((row) => row[i]!.map((line) => line.length))));
  const cell = (text: string, i: number): string =>
    columns[i]!.number ? text.padStart(widths[i]!) : text.padEnd(widths[i]!);
  const line = (row: string[][], at: number): string =>
    `${row
      .map((lines, i) => cell(lines[at] ?? '', i))
      .join('  ')
      .trimEnd()}\n`;
  return all
    .map((row) =>
      Array.from({ length: Math.max(...row.map(({ length }) => length)) }, (_, at) => line(row, at)).join(''),
    )
    .join('');
}
