/** The columns of a table, worked out once for all its rows. */
import type { CsvMapping } from './mapping.js';
import { type Column, columnOf, plain } from './meanings.js';

export interface Placed extends Column {
  header: string;
  index: number;
  /** Column that holds the words of a code */
  display?: number;
  /** A Read code and the SNOMED CT code of the same entry, where the table has one column of each */
  paired?: true;
}

let last: { header: readonly string[]; mapping: CsvMapping | undefined; layout: Placed[] } | undefined;

/** @returns the columns whose meaning is known, in the table's order; rows of one table share the answer */
export function layoutOf(header: readonly string[], mapping: CsvMapping | undefined): Placed[] {
  if (last && last.mapping === mapping && isSame(last.header, header)) return last.layout;
  const layout = header.flatMap((name, index): Placed[] => {
    const column = mapping?.columns.get(plain(name)) ?? columnOf(name);
    if (!column || column.meaning === 'ignore') return [];
    const display = displayOf(plain(name), header);
    return [{ ...column, header: name, index, ...(display < 0 ? {} : { display }) }];
  });
  for (const column of pairOf(layout)) column.paired = true;
  last = { header, mapping, layout };
  return layout;
}

const LEGACY = ['read-v2', 'ctv3'];

/** Extracts of practices have both codes of an entry in one row. Of several columns none can be told to belong to another. */
function pairOf(layout: readonly Placed[]): Placed[] {
  const legacy = layout.filter(({ meaning }) => LEGACY.includes(meaning));
  const current = layout.filter(({ meaning }) => meaning === 'snomed-ct');
  const [one, other] = [legacy[0], current[0]];
  if (legacy.length !== 1 || current.length !== 1 || !one || !other || one.role !== other.role) return [];
  return [one, other];
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((name, index) => name === b[index]));
}

/** `SNOMED_CODE` goes with `SNOMED_TERM`, `SNOMED_DESCRIPTION` or `SNOMED_DISPLAY`. */
function displayOf(name: string, header: readonly string[]): number {
  const stem = name.replace(/(code|id)$/, '');
  return header.findIndex((other) => /^(term|description|desc|display|name)$/.test(after(plain(other), stem)));
}

function after(name: string, stem: string): string {
  return stem !== '' && name.startsWith(stem) ? name.slice(stem.length) : '';
}
