import type { Place } from './place.js';
import { lineEnd } from './position.js';

/** Makes a function that gives line and column of offsets that never go back; it costs one pass over the text in all. */
export function createLineCounter(
  text: string,
  base: Place = { line: 1, column: 1 },
): (offset: number) => { line: number; column: number } {
  const end = lineEnd(text);
  let line = base.line;
  let lineStart = 1 - base.column;
  let next = text.indexOf(end);
  return (offset) => {
    while (next !== -1 && next < offset) {
      line += 1;
      lineStart = next + 1;
      next = text.indexOf(end, next + 1);
    }
    return { line, column: offset - lineStart + 1 };
  };
}
