/** Further properties of concepts, as dm+d's availability: concept (difference of ordinals), length, UTF-8, for each value. */
import type { IndexHeader } from '../index-format.js';
import type { IndexColumns } from './columns.js';
import type { Section } from './section.js';
import { VarintReader, VarintWriter } from './varint.js';

const decoder = new TextDecoder();

/** The rows of one property: in the order of concepts, each with the place of its value's length. */
interface Rows {
  bytes: Uint8Array;
  concepts: Uint32Array;
  places: Uint32Array;
}

export class PropertyTable {
  private readonly read = new Map<string, Rows>();

  constructor(
    private readonly directory: IndexHeader['properties'],
    private readonly section: Section,
  ) {}

  names(): string[] {
    return this.directory.map(({ name }) => name);
  }

  values(name: string, ordinal: number): readonly string[] {
    const rows = this.load(name);
    if (!rows) return [];
    const found: string[] = [];
    for (let row = firstAt(rows.concepts, ordinal); rows.concepts[row] === ordinal; row += 1) {
      const reader = new VarintReader(rows.bytes, rows.places[row]!);
      found.push(decoder.decode(reader.take(reader.next())));
    }
    return found;
  }

  private load(name: string): Rows | undefined {
    const held = this.read.get(name);
    const entry = this.directory.find((one) => one.name === name);
    if (held || !entry) return held;
    const bytes = this.section.whole();
    const rows = { bytes, concepts: new Uint32Array(entry.count), places: new Uint32Array(entry.count) };
    const reader = new VarintReader(bytes, entry.at);
    let concept = 0;
    for (let row = 0; row < entry.count; row += 1) {
      concept += reader.next();
      rows.concepts[row] = concept;
      rows.places[row] = reader.at;
      const length = reader.next();
      reader.at += length;
    }
    this.read.set(name, rows);
    return rows;
  }
}

/** The first row of a concept, or of one after it. */
function firstAt(concepts: Uint32Array, ordinal: number): number {
  let low = 0;
  let high = concepts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (concepts[middle]! < ordinal) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function encodeProperties(properties: IndexColumns['properties']): {
  bytes: Uint8Array;
  directory: IndexHeader['properties'];
} {
  const encoder = new TextEncoder();
  const out = new VarintWriter();
  const directory = properties.map(({ name, concepts, values }) => {
    const at = out.length;
    let before = 0;
    values.forEach((value, row) => {
      const text = encoder.encode(value);
      out.put(concepts[row]! - before);
      out.put(text.length);
      out.putBytes(text);
      before = concepts[row]!;
    });
    return { name, at, count: values.length };
  });
  return { bytes: out.done(), directory };
}
