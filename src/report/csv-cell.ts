/** Cells and rows of CSV: RFC 4180, and no cell that a spreadsheet would take for a formula. */

export type Cell = string | number | boolean | undefined;

/** Makes Excel read the file as UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

const FORMULA = /^[=+\-@\t\r]/;

/** Quotes a cell where it must be, and marks as text what begins like a formula to a spreadsheet. */
export function csvCell(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  if (FORMULA.test(cell)) return `"'${cell.replaceAll('"', '""')}"`;
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
