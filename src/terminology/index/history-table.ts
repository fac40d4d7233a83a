/** What is recorded in the place of concepts that were made inactive. */
import { HISTORY_BYTES, REPLACEMENT_KINDS, type ReplacementKind } from '../index-format.js';
import type { Section } from './section.js';

export interface Successor {
  ordinal: number;
  kind: ReplacementKind;
}

export class HistoryTable {
  constructor(private readonly section: Section) {}

  of(ordinal: number): Successor[] {
    const rows = this.section.length / HISTORY_BYTES;
    if (rows === 0) return [];
    const bytes = this.section.whole();
    let low = 0;
    let high = rows;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (read3(bytes, middle * HISTORY_BYTES) < ordinal) low = middle + 1;
      else high = middle;
    }
    const found: Successor[] = [];
    for (; low < rows && read3(bytes, low * HISTORY_BYTES) === ordinal; low += 1) {
      const at = low * HISTORY_BYTES;
      const kind = REPLACEMENT_KINDS[bytes[at + 3]!];
      if (kind) found.push({ ordinal: read3(bytes, at + 4), kind });
    }
    return found;
  }
}

function read3(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16);
}
