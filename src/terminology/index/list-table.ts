/** Lists of small numbers, one list a concept (index-format.ts, Lists). */
import { LIST_BLOCK, LIST_HEAD } from '../index-format.js';
import type { Section } from './section.js';

/** Entries are of three bytes. */
export const ENTRY = 3;
const MANY = 15;

export class ListTable {
  constructor(
    private readonly heads: Section,
    private readonly entries: Section,
  ) {}

  /** Puts the list into `into` from 0 on and tells how long it is. */
  read(ordinal: number, into: number[] | Uint32Array): number {
    const block = Math.floor(ordinal / LIST_BLOCK);
    const inBlock = ordinal % LIST_BLOCK;
    const head = this.heads.window(block * LIST_HEAD, LIST_HEAD);
    const bytes = this.heads.bytes;
    const own = nibble(bytes, head, inBlock);
    if (own === 0) return 0;
    let start = (bytes[head]! | (bytes[head + 1]! << 8) | (bytes[head + 2]! << 16)) + bytes[head + 3]! * 0x1000000;
    const before = sumBefore(bytes, head, inBlock);
    if (before < 0) start = this.skip(bytes, head, inBlock, start);
    else start += before;
    const count = own === MANY ? this.entry(start) : own;
    if (own === MANY) start += 1;
    let place = this.entries.window(start * ENTRY, count * ENTRY);
    const data = this.entries.bytes;
    for (let at = 0; at < count; at += 1, place += ENTRY)
      into[at] = data[place]! | (data[place + 1]! << 8) | (data[place + 2]! << 16);
    return count;
  }

  /** The way past lists of which one says in an entry of its own how long it is. */
  private skip(bytes: Uint8Array, head: number, inBlock: number, first: number): number {
    let start = first;
    for (let at = 0; at < inBlock; at += 1) {
      const count = nibble(bytes, head, at);
      start += count === MANY ? 1 + this.entry(start) : count;
    }
    return start;
  }

  private entry(index: number): number {
    const place = this.entries.window(index * ENTRY, ENTRY);
    const data = this.entries.bytes;
    return data[place]! | (data[place + 1]! << 8) | (data[place + 2]! << 16);
  }
}

/** Of each byte the sum of its two nibbles, or NOT_TOLD where one of them is MANY. */
const NOT_TOLD = 64;
const SUMS = Uint8Array.from({ length: 256 }, (_, pair) =>
  pair >> 4 === MANY || (pair & 15) === MANY ? NOT_TOLD : (pair >> 4) + (pair & 15),
);

/** How many entries the lists before one have, counted two at a time; negative where their heads do not tell. */
function sumBefore(bytes: Uint8Array, head: number, inBlock: number): number {
  const end = head + 4 + (inBlock >> 1);
  let sum = 0;
  for (let at = head + 4; at < end; at += 1) {
    const pair = SUMS[bytes[at]!]!;
    if (pair === NOT_TOLD) return -1;
    sum += pair;
  }
  if ((inBlock & 1) === 0) return sum;
  const last = bytes[end]! & 15;
  return last === MANY ? -1 : sum + last;
}

function nibble(bytes: Uint8Array, head: number, at: number): number {
  const pair = bytes[head + 4 + (at >> 1)]!;
  return at & 1 ? pair >> 4 : pair & 15;
}

/**
 * Encodes lists for a ListTable.
 * @param offsets of each concept's list in `values`, and the end of the last
 */
export function encodeLists(offsets: Uint32Array, values: Uint32Array): { heads: Uint8Array; entries: Uint8Array } {
  const concepts = offsets.length - 1;
  const heads = new Uint8Array(Math.ceil(concepts / LIST_BLOCK) * LIST_HEAD);
  const entries = new Uint8Array(entriesOf(offsets) * ENTRY);
  const head = new DataView(heads.buffer);
  let slot = 0;
  const put = (value: number) => {
    entries[slot * ENTRY] = value;
    entries[slot * ENTRY + 1] = value >> 8;
    entries[slot * ENTRY + 2] = value >> 16;
    slot += 1;
  };
  for (let ordinal = 0; ordinal < concepts; ordinal += 1) {
    const at = Math.floor(ordinal / LIST_BLOCK) * LIST_HEAD;
    const inBlock = ordinal % LIST_BLOCK;
    if (inBlock === 0) head.setUint32(at, slot, true);
    const count = offsets[ordinal + 1]! - offsets[ordinal]!;
    heads[at + 4 + (inBlock >> 1)]! |= Math.min(count, MANY) << (inBlock & 1 ? 4 : 0);
    if (count >= MANY) put(count);
    for (let from = offsets[ordinal]!; from < offsets[ordinal + 1]!; from += 1) put(values[from]!);
  }
  return { heads, entries };
}

function entriesOf(offsets: Uint32Array): number {
  let entries = 0;
  for (let at = 1; at < offsets.length; at += 1) {
    const count = offsets[at]! - offsets[at - 1]!;
    entries += count >= MANY ? count + 1 : count;
  }
  return entries;
}
