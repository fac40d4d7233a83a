/** Tells tables from other text: RF2 by its columns, opt-out lists by their lines, CSV by regular separators. */

/** Columns with which every RF2 file begins (SNOMED CT release file specification 4). */
const RF2_START = /^\uFEFF?(?:id|alternateIdentifier)\teffectiveTime\tactive\tmoduleId(?:\t|\r|\n|$)/;
const OPT_OUT_LINE = /^[0-9]{10},$/;
const DELIMITERS = [',', '\t', '|', ';'] as const;
const LOOKED_AT = 40;

export interface TableShape {
  delimiter: string;
  header: string[];
  /** Lines before the first row: comments, the header */
  skip: number;
}

export function isRf2(text: string): boolean {
  return RF2_START.test(text.slice(0, 200));
}

/** The type of an RF2 file by its columns: concept, description, relationship, refset … */
export function rf2Type(header: readonly string[]): string {
  if (header.includes('refsetId')) return 'refset';
  if (header.includes('destinationId') || header.includes('value')) return 'relationship';
  if (header.includes('term')) return 'description';
  if (header.includes('definitionStatusId')) return 'concept';
  return 'rf2';
}

/** An opt-out list has ten digits and a comma on each line (NDOP MESH file layout); the first lines tell. */
export function isOptOutList(text: string): boolean {
  const lines = firstLines(text).filter((line) => line !== '');
  return lines.length > 0 && lines.every((line) => OPT_OUT_LINE.test(line));
}

/** The shape of a table with the same separators in nearly every line, of at least two lines; undefined for other text. */
export function csvShape(text: string): TableShape | undefined {
  const lines = firstLines(text);
  const skip = lines.findIndex((line) => line !== '' && !line.startsWith('#'));
  const rows = joinQuoted(lines.slice(Math.max(skip, 0))).filter((line) => line !== '');
  if (skip < 0 || rows.length < 2) return undefined;
  for (const delimiter of DELIMITERS) {
    const counts = rows.map((row) => cellsOf(row, delimiter).length);
    const width = counts[0] ?? 1;
    const regular = counts.filter((count) => count === width).length / counts.length;
    if (width < 2 || regular < (width === 2 ? 1 : 0.7)) continue;
    const first = cellsOf(rows[0]!, delimiter);
    if (!first.every(isLabel) || isMarkdown(rows)) continue;
    if (first.some((cell) => /^[0-9]/.test(cell)))
      return first.length > 2 ? { delimiter, header: first.map((_, index) => String(index + 1)), skip } : undefined;
    return { delimiter, header: first, skip: skip + 1 };
  }
  return undefined;
}

/** Puts lines together that are one row, as a line ends inside quotation marks; as they are where marks do not match. */
function joinQuoted(lines: readonly string[]): string[] {
  const rows: string[] = [];
  let open = '';
  for (const line of lines) {
    const row = open === '' ? line : `${open}\n${line}`;
    const marks = row.split('"').length - 1;
    open = marks % 2 === 1 ? row : '';
    if (open === '') rows.push(row);
  }
  return open === '' || rows.length > 1 ? rows : [...lines];
}

/** Short, without signs of program text or prose. */
function isLabel(cell: string): boolean {
  return cell.length <= 80 && !/[{}<>;=]|\. |^\s*\/\//.test(cell);
}

function isMarkdown(rows: readonly string[]): boolean {
  return rows.some((row) => /^\s*\|?\s*:?-{3,}/.test(row));
}

function firstLines(text: string): string[] {
  const start = text.slice(0, 65_536);
  const lines = start.split(/\r?\n|\r/, LOOKED_AT);
  if (start.length < text.length && lines.length > 1 && lines.length < LOOKED_AT) lines.pop();
  return lines;
}

/** Cells of one line; a separator between quotation marks parts nothing. */
function cellsOf(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const char of line) {
    if (char === '"') quoted = !quoted;
    else if (char === delimiter && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += char;
  }
  cells.push(cell.trim());
  return cells;
}
