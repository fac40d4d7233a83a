/** Rows of a table as they come. Source: RFC 4180; in tables with tabs a cell may stand in quotes, and has no line ends. */
import { TerminologyError } from '../../terminology-error.js';
import type { ReleaseFile } from '../release-file.js';

const LONGEST_LINE = 1 << 20;
const NEWLINE = 10;

export interface TableReading {
  rows: number;
  /** The file is not in UTF-8 and was read as Windows-1252 */
  windows: boolean;
  /** The last row has no end of line */
  open: boolean;
}

/**
 * @param take is given the cells of each row that is not empty; the array is its own
 * @param passed told of each piece's length
 * @throws TerminologyError where a quote is not closed or a row is longer than any can be
 */
export async function readTable(
  file: ReleaseFile,
  delimiter: ',' | '\t',
  take: (cells: string[], row: number) => void,
  passed: (bytes: number) => void = () => undefined,
): Promise<TableReading> {
  const decoder = new LineDecoder(file.name);
  const reading: TableReading = { rows: 0, windows: false, open: false };
  let open = '';
  const takeLines = (text: string, last: boolean) => {
    open = eachRow(open + text, delimiter, last, (cells) => {
      reading.rows += 1;
      take(cells, reading.rows);
    });
    if (open.length > LONGEST_LINE)
      throw damaged(file.name, 'a row is longer than any can be, or a quote is not closed');
  };
  for await (const piece of file.open()) {
    passed(piece.length);
    takeLines(decoder.take(piece), false);
  }
  const rest = decoder.rest();
  reading.open = rest !== '';
  takeLines(rest, true);
  if (open !== '') throw damaged(file.name, 'a quote is not closed');
  reading.windows = decoder.windows;
  return reading;
}

/** @returns what is left of an unfinished row */
export function eachRow(text: string, delimiter: string, last: boolean, take: (cells: string[]) => void): string {
  let at = 0;
  while (at < text.length) {
    const end = endOfRow(text, at, delimiter === ',');
    if (end < 0 && !last) break;
    const stop = end < 0 ? text.length : end;
    const line = text.slice(at, text.charCodeAt(stop - 1) === 13 && stop > at ? stop - 1 : stop);
    if (end < 0 && delimiter === ',' && isOpen(line)) break;
    if (line !== '') take(delimiter === ',' ? cellsOf(line) : line.split(delimiter).map(unquoted));
    at = stop + 1;
  }
  return text.slice(at);
}

function unquoted(cell: string): string {
  return cell.length > 1 && cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

function endOfRow(text: string, from: number, quoted: boolean): number {
  let end = text.indexOf('\n', from);
  if (!quoted) return end;
  let quote = text.indexOf('"', from);
  while (quote >= 0 && quote < end) {
    const closing = text.indexOf('"', quote + 1);
    if (closing < 0) return -1;
    if (closing > end) end = text.indexOf('\n', closing);
    if (end < 0) return -1;
    quote = text.indexOf('"', closing + 1);
  }
  return end;
}

function isOpen(line: string): boolean {
  let quotes = 0;
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) quotes += 1;
  return quotes % 2 === 1;
}

function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  const cells: string[] = [];
  let at = 0;
  while (at <= line.length) {
    if (line[at] !== '"') {
      const comma = line.indexOf(',', at);
      const end = comma < 0 ? line.length : comma;
      cells.push(line.slice(at, end));
      at = end + 1;
      continue;
    }
    let close = line.indexOf('"', at + 1);
    while (close >= 0 && line[close + 1] === '"') close = line.indexOf('"', close + 2);
    const end = close < 0 ? line.length : close;
    cells.push(line.slice(at + 1, end).replaceAll('""', '"'));
    at = end + 2;
  }
  return cells;
}

/** Decodes whole lines at a time, so that one that is not UTF-8 does not spoil those before it. */
class LineDecoder {
  private held: Uint8Array = new Uint8Array(0);
  private first = true;
  windows = false;

  constructor(private readonly name: string) {}

  take(piece: Uint8Array): string {
    const end = piece.lastIndexOf(NEWLINE) + 1;
    const lines = joined(this.held, piece.subarray(0, end === 0 ? piece.length : end));
    this.held = end === 0 ? lines : piece.slice(end);
    if (this.held.length > LONGEST_LINE) throw damaged(this.name, 'a line is longer than any can be');
    return end === 0 ? '' : this.decode(lines);
  }

  rest(): string {
    return this.decode(this.held);
  }

  private decode(bytes: Uint8Array): string {
    const text = this.asText(bytes);
    const marked = this.first && text.startsWith('\ufeff');
    this.first = false;
    return marked ? text.slice(1) : text;
  }

  private asText(bytes: Uint8Array): string {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      this.windows = true;
      return new TextDecoder('windows-1252').decode(bytes);
    }
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function damaged(name: string, what: string): TerminologyError {
  return new TerminologyError(`${name}: ${what}. Download or export the file again.`);
}
