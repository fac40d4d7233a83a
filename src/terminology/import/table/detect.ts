/** Which layout a table has, told by its first rows and not by its name. */
import type { TableLayout } from './layout.js';
import { eachRow } from './row-reader.js';

const MOST_ROWS = 20;

/**
 * @param head the first bytes of a file
 * @returns the first layout that fits; undefined where none does
 */
export function layoutOf(head: Uint8Array, layouts: readonly TableLayout[]): TableLayout | undefined {
  if (head.includes(0)) return undefined;
  const text = new TextDecoder().decode(head).replace(/^\ufeff/, '');
  const read = new Map<string, string[][]>();
  return layouts.find((layout) => {
    const { delimiter } = layout;
    if (!read.has(delimiter)) read.set(delimiter, firstRows(text, delimiter));
    return fits(read.get(delimiter)!, layout);
  });
}

function firstRows(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  // The last row may be cut by the end of what was read.
  const rest = eachRow(text, delimiter, false, (cells) => rows.push(cells));
  if (rows.length === 0 && rest !== '') eachRow(rest, delimiter, true, (cells) => rows.push(cells));
  return rows.slice(0, MOST_ROWS);
}

function fits(rows: readonly string[][], layout: TableLayout): boolean {
  const { header, columns = [] } = layout;
  const [first] = rows;
  if (!first) return false;
  if (!header) return rows.every((row) => row.length === columns.length && isLike(row, layout));
  const names = first.map(plainName);
  return header.every((name) => names.includes(plainName(name)));
}

const compiled = new WeakMap<TableLayout, (readonly [number, RegExp])[]>();

/** Do the cells of a row look as the layout says? */
export function isLike(row: readonly string[], layout: TableLayout): boolean {
  let tests = compiled.get(layout);
  if (!tests) {
    const { columns = [], like = {} } = layout;
    tests = Object.entries(like).map(([name, pattern]) => [columns.indexOf(name), new RegExp(pattern, 'u')]);
    compiled.set(layout, tests);
  }
  return tests.every(([at, test]) => test.test((row[at] ?? '').trim()));
}

/** Header names are compared without case and blanks. */
export function plainName(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, ' ');
}
