/** What is recorded in the place of concepts that were made inactive. */
import { REPLACEMENT_KINDS, type ReplacementKind } from '../index-format.js';
import type { Section } from './section.js';
import { VarintReader } from './varint.js';

export interface Successor {
  ordinal: number;
  kind: ReplacementKind;
}

interface Rows {
  from: Uint32Array;
  kind: Uint8Array;
  to: Uint32Array;
}

export class HistoryTable {
  private rows: Rows | undefined;

  constructor(private readonly section: Section) {}

  of(ordinal: number): Successor[] {
    this.rows ??= decode(this.section);
    const { from, kind, to } = this.rows;
    let low = 0;
    let high = from.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (from[middle]! < ordinal) low = middle + 1;
      else high = middle;
    }
    const found: Successor[] = [];
    for (; from[low] === ordinal; low += 1) {
      const word = REPLACEMENT_KINDS[kind[low]!];
      if (word) found.push({ ordinal: to[low]!, kind: word });
    }
    return found;
  }
}

/** Read once, when the first inactive concept is asked for. */
function decode(section: Section): Rows {
  const at = section.window(0, section.length);
  const reader = new VarintReader(section.bytes, at);
  const count = reader.next();
  const rows = { from: new Uint32Array(count), kind: new Uint8Array(count), to: new Uint32Array(count) };
  let ordinal = 0;
  for (let row = 0; row < count; row += 1) {
    ordinal += reader.next();
    rows.from[row] = ordinal;
    rows.kind[row] = reader.next();
    rows.to[row] = reader.next();
  }
  section.release();
  return rows;
}
