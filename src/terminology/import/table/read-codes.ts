/** Reads the codes of one table. */
import { TerminologyError } from '../../terminology-error.js';
import type { CodeRow } from '../code-rows.js';
import type { ReleaseFile } from '../release-file.js';
import { rowReaderOf } from './code-row.js';
import { columnsOf, type TableColumns } from './columns.js';
import { isLike } from './detect.js';
import type { TableLayout } from './layout.js';
import { readTable, type TableReading } from './row-reader.js';

export interface TableCode {
  system: string;
  /** Empty where the row does not say it */
  version: string;
  row: CodeRow;
}

type Take = (code: TableCode, header: readonly string[]) => void;

/**
 * @param passed told of each piece's length
 * @throws TerminologyError where the table is damaged or a row is cut short
 */
export async function readCodes(
  file: ReleaseFile,
  layout: TableLayout,
  passed: (bytes: number) => void,
  take: Take,
): Promise<TableReading> {
  let columns: TableColumns | undefined;
  let header: readonly string[] = [];
  let read: (row: readonly string[]) => CodeRow[] = () => [];
  const kept = layout.latest ? new Map<string, { at: string; cells: string[] }>() : undefined;
  const tell = (cells: readonly string[], from: TableColumns) => {
    const system = layout.systemColumn === undefined ? (layout.system ?? '') : from.cell(cells, layout.systemColumn);
    if (system === '') return;
    for (const row of read(cells)) take({ system, version: versionIn(cells, from, layout), row }, header);
  };
  let shortest = Number.POSITIVE_INFINITY;
  let last = shortest;
  const reading = await readTable(
    file,
    layout.delimiter,
    (cells, number) => {
      if (!columns) {
        columns = columnsOf(cells, layout, file.name);
        read = rowReaderOf(layout, columns);
        header = layout.header ? cells : [];
        if (layout.header) return;
      }
      checkRow(cells, columns, layout, number, file.name);
      shortest = Math.min(shortest, last);
      last = cells.length;
      if (!kept) tell(cells, columns);
      else keepLatest(kept, cells, columns, layout);
    },
    passed,
  );
  if (reading.open && last < shortest)
    throw new TerminologyError(
      `${file.name}: the last row has no end and ${last} cells, fewer than any before it. The file was cut short; download or export it again.`,
    );
  for (const { cells } of kept?.values() ?? []) tell(cells, columns!);
  return reading;
}

function versionIn(cells: readonly string[], columns: TableColumns, { versionColumn }: TableLayout): string {
  return versionColumn === undefined ? '' : columns.cell(cells, versionColumn);
}

/** A row of a table with tabs may leave out empty cells at its end. */
function checkRow(
  cells: readonly string[],
  columns: TableColumns,
  layout: TableLayout,
  row: number,
  file: string,
): void {
  const { delimiter, header } = layout;
  const isRight = delimiter === '\t' && header ? cells.length <= columns.count : cells.length === columns.count;
  if (!isRight)
    throw new TerminologyError(
      `${file}: row ${row} has ${cells.length} cells where ${columns.count} belong. The file is damaged or cut short; download or export it again.`,
    );
  if (!isLike(cells, layout))
    throw new TerminologyError(`${file}: row ${row} is not as in ${layout.name}, though those before it are.`);
}

function keepLatest(
  kept: Map<string, { at: string; cells: string[] }>,
  cells: string[],
  columns: TableColumns,
  { latest }: TableLayout,
): void {
  const key = columns.cell(cells, latest!.of);
  const at = columns.cell(cells, latest!.by);
  const held = kept.get(key);
  if (!held || held.at <= at) kept.set(key, { at, cells });
}
