/** Finds the ordinal of a code and the code of an ordinal. */
import { CODE_BLOCK, type CodeGroup, type IndexHeader } from '../index-format.js';
import { joinSctid, splitSctid } from '../sctid.js';
import type { Section } from './section.js';
import { TextCodes } from './text-codes.js';
import { VarintReader } from './varint.js';

interface Anchors {
  items: Float64Array;
  offsets: Uint32Array;
}

export class CodeTable {
  private readonly groups: ReadonlyMap<string, CodeGroup>;
  private readonly numeric: number;
  private readonly texts: TextCodes;
  private anchors: Anchors | undefined;

  constructor(
    private readonly header: Pick<IndexHeader, 'groups' | 'concepts'>,
    private readonly sections: Record<'codeAnchors' | 'codes' | 'textAnchors' | 'textCodes', Section>,
  ) {
    this.groups = new Map(header.groups.map((group) => [group.key, group]));
    this.numeric = header.groups.reduce((total, { count }) => total + count, 0);
    this.texts = new TextCodes(sections.textAnchors, sections.textCodes, header.concepts - this.numeric);
  }

  /** The ordinal of a code, or -1. Codes never go through a number as a whole. */
  find(code: string): number {
    const split = splitSctid(code);
    if (split === undefined) {
      const place = this.texts.find(code);
      return place < 0 ? -1 : this.numeric + place;
    }
    const group = this.groups.get(split.group);
    return group === undefined ? -1 : this.findItem(group, split.item);
  }

  /** The code of an ordinal. */
  at(ordinal: number): string {
    if (ordinal >= this.numeric) return this.texts.at(ordinal - this.numeric);
    const group = this.header.groups.findLast(({ first }) => first <= ordinal)!;
    const { items, offsets } = this.loadAnchors();
    const inGroup = ordinal - group.first;
    const block = group.block + Math.floor(inGroup / CODE_BLOCK);
    const reader = this.reader(offsets, block);
    let item = items[block]!;
    for (let step = inGroup % CODE_BLOCK; step > 0; step -= 1) item += reader.next();
    return joinSctid({ item, group: group.key });
  }

  private findItem(group: CodeGroup, item: number): number {
    const { items, offsets } = this.loadAnchors();
    let low = group.block;
    let high = group.block + Math.ceil(group.count / CODE_BLOCK) - 1;
    if (items[low]! > item) return -1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (items[middle]! <= item) low = middle;
      else high = middle - 1;
    }
    const before = (low - group.block) * CODE_BLOCK;
    const count = Math.min(CODE_BLOCK, group.count - before);
    const step = this.stepTo(item, items[low]!, offsets, low, count);
    return step < 0 ? -1 : group.first + before + step;
  }

  /** How many codes of a block come before the item; -1 where the block does not hold it. Most differences are of one byte. */
  private stepTo(item: number, first: number, offsets: Uint32Array, block: number, count: number): number {
    const { codes } = this.sections;
    const start = offsets[block]!;
    let at = codes.window(start, (offsets[block + 1] ?? codes.length) - start);
    const { bytes } = codes;
    let here = first;
    let step = 0;
    while (here < item && step + 1 < count) {
      let byte = bytes[at++]!;
      here += byte & 127;
      for (let factor = 128; byte > 127; factor *= 128) {
        byte = bytes[at++]!;
        here += (byte & 127) * factor;
      }
      step += 1;
    }
    return here === item ? step : -1;
  }

  private reader(offsets: Uint32Array, block: number): VarintReader {
    const { codes } = this.sections;
    const start = offsets[block]!;
    const end = offsets[block + 1] ?? codes.length;
    const at = codes.window(start, end - start);
    return new VarintReader(codes.bytes, at);
  }

  private loadAnchors(): Anchors {
    if (this.anchors) return this.anchors;
    const { codeAnchors } = this.sections;
    const bytes = codeAnchors.whole();
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const blocks = bytes.length / 12;
    const items = Float64Array.from({ length: blocks }, (_, block) => view.getFloat64(block * 8, true));
    const offsets = Uint32Array.from({ length: blocks }, (_, block) => view.getUint32(blocks * 8 + block * 4, true));
    this.anchors = { items, offsets };
    return this.anchors;
  }
}
