import type { Place } from './place.js';

/** Gives the place of a stretch of a text; `end` is the offset after its last character. */
export type Placer = (start: number, end?: number) => Place;

/**
 * Makes a function that turns offsets into lines and columns. The table of lines is made when it is first asked.
 * A line ends with LF (or CRLF); where a text has no LF at all, as in HL7 v2, with CR.
 * @param base where the first character stands, for a text that is part of a larger one
 */
export function createPlacer(text: string, base: Place = { line: 1, column: 1 }): Placer {
  let starts: Uint32Array | undefined;
  const at = (offset: number) => {
    starts ??= lineStarts(text);
    const index = lineOf(starts, Math.max(0, Math.min(offset, text.length)));
    const column = Math.max(0, Math.min(offset, text.length)) - (starts[index] ?? 0) + 1;
    return { line: base.line + index, column: index === 0 ? base.column + column - 1 : column };
  };
  return (start, end) => {
    const from = at(start);
    if (end === undefined) return from;
    const to = at(end);
    return { ...from, endLine: to.line, endColumn: to.column };
  };
}

/** The character that ends a line in this text. */
export function lineEnd(text: string): '\n' | '\r' {
  return text.includes('\n') || !text.includes('\r') ? '\n' : '\r';
}

function lineStarts(text: string): Uint32Array {
  const end = lineEnd(text);
  let count = 1;
  for (let at = text.indexOf(end); at !== -1; at = text.indexOf(end, at + 1)) count += 1;
  const starts = new Uint32Array(count);
  let line = 1;
  for (let at = text.indexOf(end); at !== -1; at = text.indexOf(end, at + 1)) starts[line++] = at + 1;
  return starts;
}

/** The last line that starts at or before an offset. */
function lineOf(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
