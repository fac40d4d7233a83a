/** Further properties of concepts, as dm+d's availability: concept (difference of ordinals), length, UTF-8, for each value. */
import type { IndexHeader } from '../index-format.js';
import type { IndexColumns } from './columns.js';
import type { Section } from './section.js';
import { VarintReader, VarintWriter } from './varint.js';

const decoder = new TextDecoder();

export class PropertyTable {
  private readonly read = new Map<string, ReadonlyMap<number, readonly string[]>>();

  constructor(
    private readonly directory: IndexHeader['properties'],
    private readonly section: Section,
  ) {}

  names(): string[] {
    return this.directory.map(({ name }) => name);
  }

  values(name: string, ordinal: number): readonly string[] {
    return this.load(name)?.get(ordinal) ?? [];
  }

  private load(name: string): ReadonlyMap<number, readonly string[]> | undefined {
    const held = this.read.get(name);
    const entry = this.directory.find((one) => one.name === name);
    if (held || !entry) return held;
    const reader = new VarintReader(this.section.whole(), entry.at);
    const values = new Map<number, string[]>();
    let concept = 0;
    for (let left = entry.count; left > 0; left -= 1) {
      concept += reader.next();
      const value = decoder.decode(reader.take(reader.next()));
      const list = values.get(concept);
      if (list) list.push(value);
      else values.set(concept, [value]);
    }
    this.read.set(name, values);
    return values;
  }
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
