/** Members of reference sets, kept as differences of ordinals and read as bits. */
import type { IndexHeader } from '../index-format.js';
import type { IndexColumns } from './columns.js';
import type { Section } from './section.js';
import { VarintReader, VarintWriter } from './varint.js';

export class RefsetTable {
  private readonly sets: ReadonlyMap<string, IndexHeader['refsets'][number]>;
  private readonly read = new Map<string, Uint8Array>();

  constructor(
    private readonly header: IndexHeader,
    private readonly section: Section,
  ) {
    this.sets = new Map(header.refsets.map((set) => [set.code, set]));
  }

  /** One bit a concept; undefined where the index does not hold the set. */
  members(refset: string): Uint8Array | undefined {
    const held = this.read.get(refset);
    const set = this.sets.get(refset);
    if (held || !set) return held;
    const bits = new Uint8Array(Math.ceil(this.header.concepts / 8));
    let ordinal = 0;
    // A number takes at most four bytes here, since ordinals have 24 bits.
    const length = Math.min(set.count * 4, this.section.length - set.at);
    const at = this.section.window(set.at, length);
    const reader = new VarintReader(this.section.bytes, at);
    for (let left = set.count; left > 0; left -= 1) {
      ordinal += reader.next();
      bits[ordinal >> 3]! |= 1 << (ordinal & 7);
    }
    this.read.set(refset, bits);
    return bits;
  }
}

export function encodeRefsets(refsets: IndexColumns['refsets']): {
  bytes: Uint8Array;
  directory: IndexHeader['refsets'];
} {
  const out = new VarintWriter();
  const directory = refsets.map(({ code, members }) => {
    const at = out.length;
    let before = 0;
    for (const member of members) {
      out.put(member - before);
      before = member;
    }
    return { code, at, count: members.length };
  });
  return { bytes: out.done(), directory };
}
