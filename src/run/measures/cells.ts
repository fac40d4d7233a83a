/** Things counted by what they are and the cell they fall into: flat memory, added in any order, fit for JSON. */
import type { CountedId, MeasureSheet } from '../../catalogue/measures.js';

/** What is counted → cell → how many; cells with none are left out. */
export type CellCounts = Partial<Record<CountedId, Record<string, number>>>;

export function countCell(counts: CellCounts, counted: CountedId, cell: string, by = 1): void {
  counts[counted] ??= {};
  const cells = counts[counted];
  cells[cell] = (cells[cell] ?? 0) + by;
}

export function addCells(to: CellCounts, from: CellCounts): void {
  for (const [counted, cells] of Object.entries(from))
    for (const [cell, count] of Object.entries(cells)) countCell(to, counted as CountedId, cell, count);
}

export function cellOf(counts: CellCounts, counted: CountedId, cell: string): number {
  return counts[counted]?.[cell] ?? 0;
}

/** What a record is counted with; made once a run. */
export interface CountingRules {
  sheet: MeasureSheet;
  /** Codes of the degrade codes: they stand for words */
  degrade: ReadonlySet<string>;
  /** Types of entries that carry a file, and no structured content of their own */
  files: ReadonlySet<string>;
  /** Status codes that say that an NHS number is verified */
  verified: ReadonlySet<string>;
}
