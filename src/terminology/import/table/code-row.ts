/** What one row of a table says of a code. */
import type { CodeRow } from '../code-rows.js';
import type { TableColumns } from './columns.js';
import type { TableLayout } from './layout.js';

/** Reads rows of one layout: none where a row has no code or is of another kind. */
export function rowReaderOf(layout: TableLayout, columns: TableColumns): (row: readonly string[]) => CodeRow[] {
  const read = oneRowReader(layout, columns);
  const { longCode } = layout;
  return (row) => {
    const found = read(row);
    if (!found || !longCode) return found ? [found] : [];
    return [found, { ...found, code: joined(longCode, row, columns) }];
  };
}

function joined(names: readonly string[], row: readonly string[], columns: TableColumns): string {
  return names.map((name) => columns.cell(row, name)).join('');
}

function oneRowReader(layout: TableLayout, columns: TableColumns): (row: readonly string[]) => CodeRow | undefined {
  const only = tests(layout.only);
  const inactive = tests(layout.inactive);
  const properties = Object.entries(layout.properties ?? {}).map(([name, given]) => ({
    name,
    ...given,
    test: pattern(given.values),
    where: tests(given.where),
  }));
  const without = pattern(layout.displayWithout);
  const above = pattern(layout.parentIn);
  return (row) => {
    const code = joined(layout.code, row, columns);
    if (code === '' || !all(only, row, columns)) return undefined;
    const found: CodeRow = { code };
    if (!layout.adds) found.active = !inactive.some(([name, test]) => test.test(columns.cell(row, name)));
    const displays = texts(layout.displays, row, columns).map((text) => (without ? text.replace(without, '') : text));
    if (displays.length > 0) found.displays = displays;
    const category = layout.category === undefined ? '' : columns.cell(row, layout.category);
    if (category !== '') found.category = category;
    const parent = layout.parent === undefined ? (above?.exec(code)?.[1] ?? '') : columns.cell(row, layout.parent);
    if (parent !== '') found.parents = [parent];
    const replacements = Object.entries(layout.replacements ?? {}).flatMap(([name, kind]) => {
      const other = columns.cell(row, name);
      return other === '' ? [] : [{ code: other, kind }];
    });
    if (replacements.length > 0) found.replacements = replacements;
    for (const { name, column, test, where, date, lower } of properties) {
      const cell = columns.cell(row, column);
      if (cell === '' || test?.test(cell) === false || !all(where, row, columns)) continue;
      const value = lower ? cell.toLowerCase() : cell;
      found.properties = { ...found.properties, [name]: [date ? isoDate(value) : value] };
    }
    return found;
  };
}

type Tests = readonly (readonly [string, RegExp])[];

function tests(patterns: Readonly<Record<string, string>> = {}): Tests {
  return Object.entries(patterns).map(([name, text]) => [name, new RegExp(text, 'iu')]);
}

function pattern(text: string | undefined): RegExp | undefined {
  return text === undefined ? undefined : new RegExp(text, 'iu');
}

function all(list: Tests, row: readonly string[], columns: TableColumns): boolean {
  return list.every(([name, test]) => test.test(columns.cell(row, name)));
}

function texts(names: readonly string[] = [], row: readonly string[], columns: TableColumns): string[] {
  return [...new Set(names.map((name) => columns.cell(row, name)))].filter((text) => text !== '');
}

/** 20260401 as 2026-04-01; what is no such date stays as it is. */
function isoDate(text: string): string {
  return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text;
}
