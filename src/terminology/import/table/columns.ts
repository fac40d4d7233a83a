/** Reads the cells of a row by the names that a layout gives its columns. */
import { TerminologyError } from '../../terminology-error.js';
import { plainName } from './detect.js';
import type { TableLayout } from './layout.js';

export class TableColumns {
  private readonly places = new Map<string, number>();
  readonly count: number;

  /** @param names of the columns, from the header or the layout */
  constructor(names: readonly string[]) {
    this.count = names.length;
    for (const [at, name] of names.entries()) {
      const plain = plainName(name);
      if (plain !== '' && !this.places.has(plain)) this.places.set(plain, at);
    }
  }

  /** The text of a cell, without white space at its ends; empty where the table has no such column. */
  cell(row: readonly string[], name: string): string {
    const at = this.places.get(plainName(name));
    return at === undefined ? '' : (row[at] ?? '').trim();
  }

  has(name: string): boolean {
    return this.places.has(plainName(name));
  }
}

/**
 * @throws TerminologyError where columns that the layout needs are not there
 */
export function columnsOf(first: readonly string[], layout: TableLayout, file: string): TableColumns {
  const columns = new TableColumns(layout.columns ?? first);
  const missing = [...(layout.header ?? []), ...layout.code].filter((name) => !columns.has(name));
  if (missing.length > 0) throw new TerminologyError(`${file}: these columns are missing: ${missing.join(', ')}.`);
  return columns;
}
