/** Why a file is no table that is known, where that can be told: for a message that says what to mend. */
import { plainName } from './detect.js';
import type { TableLayout } from './layout.js';

const SEPARATORS: readonly [string, string][] = [
  [',', 'commas'],
  ['\t', 'tabs'],
  [';', 'semicolons'],
];

/**
 * @param head the first bytes of a file
 * @returns undefined where nothing can be told
 */
export function whyNoTable(head: Uint8Array, layouts: readonly TableLayout[]): string | undefined {
  if (head.length === 0) return 'is empty';
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return 'is in UTF-16: save it as UTF-8';
  const [line = ''] = new TextDecoder()
    .decode(head)
    .replace(/^\ufeff/, '')
    .split(/\r?\n/, 1);
  const found = layouts.flatMap((layout) => SEPARATORS.flatMap((separator) => likeness(line, layout, separator) ?? []));
  return found.sort((a, b) => a.missing - b.missing)[0]?.why;
}

interface Likeness {
  missing: number;
  why: string;
}

/** At least half of the columns that a layout must have are there. */
function likeness(line: string, layout: TableLayout, [separator, words]: [string, string]): Likeness | undefined {
  const { header = [], delimiter, name } = layout;
  const names = line.split(separator).map((cell) => plainName(cell.replace(/^"|"$/g, '')));
  const missing = header.filter((column) => !names.includes(plainName(column)));
  if (header.length === 0 || names.length < 2 || missing.length * 2 > header.length) return undefined;
  const wrong = separator === delimiter ? [] : [`its cells are parted by ${words}`];
  const lost = missing.length === 0 ? [] : [`it has no column ${missing.join(', ')}`];
  return { missing: missing.length, why: `is like the ${name}; but ${[...wrong, ...lost].join(', and ')}` };
}
