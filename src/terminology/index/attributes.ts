/**
 * Attributes of concepts (relationships other than is-a), for refinements. Blocks of TEXT_BLOCK concepts: for each concept how
 * many, and for each of them the type (a place in header.attributeTypes) twice, plus one where a value follows and not a
 * concept; the group; and the concept's ordinal, or length and UTF-8 of the value. Offsets of blocks (u32) stand apart.
 */
import { TEXT_BLOCK } from '../index-format.js';
import type { Section } from './section.js';
import { VarintReader, VarintWriter } from './varint.js';

export interface Attribute {
  /** Code of the attribute, as 363698007 */
  type: string;
  /** Role group; 0: in none */
  group: number;
  /** Ordinal of the concept that it leads to */
  target?: number;
  /** A number or text in its place, as RF2 writes it: #5, "text" */
  value?: string;
}

const decoder = new TextDecoder();

export class AttributeTable {
  constructor(
    private readonly types: readonly string[],
    private readonly anchors: Section,
    private readonly section: Section,
  ) {}

  of(ordinal: number): Attribute[] {
    if (this.section.length === 0) return [];
    const reader = blockReader(this.anchors, this.section, Math.floor(ordinal / TEXT_BLOCK));
    for (let skip = ordinal % TEXT_BLOCK; skip > 0; skip -= 1) this.read(reader);
    return this.read(reader);
  }

  private read(reader: VarintReader): Attribute[] {
    const found: Attribute[] = [];
    for (let left = reader.next(); left > 0; left -= 1) {
      const kind = reader.next();
      const attribute = { type: this.types[kind >> 1]!, group: reader.next() };
      const next = reader.next();
      if (kind & 1) found.push({ ...attribute, value: decoder.decode(reader.take(next)) });
      else found.push({ ...attribute, target: next });
    }
    return found;
  }
}

/** A reader at the beginning of a block whose offsets are u32. */
export function blockReader(anchors: Section, section: Section, block: number): VarintReader {
  const isLast = (block + 1) * 4 >= anchors.length;
  const at = anchors.window(block * 4, isLast ? 4 : 8);
  const view = new DataView(anchors.bytes.buffer, anchors.bytes.byteOffset + at);
  const start = view.getUint32(0, true);
  const end = isLast ? section.length : view.getUint32(4, true);
  const from = section.window(start, end - start);
  return new VarintReader(section.bytes, from);
}

/** What an importer gives: columns in the order of concepts. `value` stands where `target` is NO_TARGET. */
export interface AttributeColumns {
  types: string[];
  offsets: Uint32Array;
  type: Uint16Array;
  group: Uint32Array;
  target: Uint32Array;
  values: ReadonlyMap<number, string>;
}

export function encodeAttributes(columns: AttributeColumns | undefined): { anchors: Uint8Array; bytes: Uint8Array } {
  const out = new VarintWriter();
  if (!columns) return { anchors: out.done(), bytes: out.done() };
  const { offsets, type, group, target, values } = columns;
  const concepts = offsets.length - 1;
  const anchors = new DataView(new ArrayBuffer(Math.ceil(concepts / TEXT_BLOCK) * 4));
  const encoder = new TextEncoder();
  for (let concept = 0; concept < concepts; concept += 1) {
    if (concept % TEXT_BLOCK === 0) anchors.setUint32((concept / TEXT_BLOCK) * 4, out.length, true);
    out.put(offsets[concept + 1]! - offsets[concept]!);
    for (let row = offsets[concept]!; row < offsets[concept + 1]!; row += 1) {
      const value = values.get(row);
      out.put(type[row]! * 2 + (value === undefined ? 0 : 1));
      out.put(group[row]!);
      if (value === undefined) out.put(target[row]!);
      else {
        const text = encoder.encode(value);
        out.put(text.length);
        out.putBytes(text);
      }
    }
  }
  return { anchors: new Uint8Array(anchors.buffer), bytes: out.done() };
}
