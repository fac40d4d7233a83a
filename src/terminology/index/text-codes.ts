/** Codes that are not SNOMED CT identifiers, as E11.9 or RXX: front-coded blocks in the order of UTF-16 units. */
import { TEXT_BLOCK } from '../index-format.js';
import type { Section } from './section.js';
import { VarintReader } from './varint.js';

const decoder = new TextDecoder();

export class TextCodes {
  private lastBlock = -1;
  private lastTexts: readonly string[] = [];
  /** First code of each block that was looked at */
  private readonly firsts = new Map<number, string>();

  constructor(
    private readonly anchors: Section,
    private readonly codes: Section,
    private readonly count: number,
  ) {}

  find(code: string): number {
    if (this.count === 0) return -1;
    let low = 0;
    let high = Math.ceil(this.count / TEXT_BLOCK) - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.first(middle) <= code) low = middle;
      else high = middle - 1;
    }
    const place = this.block(low).indexOf(code);
    return place < 0 ? -1 : low * TEXT_BLOCK + place;
  }

  at(place: number): string {
    return this.block(Math.floor(place / TEXT_BLOCK))[place % TEXT_BLOCK]!;
  }

  private first(block: number): string {
    const text = this.firsts.get(block) ?? this.read(block, 1)[0]!;
    this.firsts.set(block, text);
    return text;
  }

  private block(block: number): readonly string[] {
    if (block !== this.lastBlock) {
      this.lastTexts = this.read(block, Math.min(TEXT_BLOCK, this.count - block * TEXT_BLOCK));
      this.lastBlock = block;
    }
    return this.lastTexts;
  }

  private read(block: number, count: number): string[] {
    const anchors = this.anchors.whole();
    const view = new DataView(anchors.buffer, anchors.byteOffset, anchors.length);
    const reader = new VarintReader(this.codes.whole(), view.getUint32(block * 4, true));
    const texts: string[] = [];
    let before = '';
    for (let at = 0; at < count; at += 1) {
      const same = reader.next();
      before = before.slice(0, same) + decoder.decode(reader.take(reader.next()));
      texts.push(before);
    }
    return texts;
  }
}
