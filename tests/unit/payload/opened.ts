/** Unwraps what a test has in memory. */
import type { RecordTree } from '../../../src/parse/tree.js';
import type { Payload, UnwrapOptions } from '../../../src/payload/types.js';
import { unwrap } from '../../../src/payload/unwrap.js';

export type Read = Omit<Payload, 'records'> & { records: RecordTree[] };

/** All payloads of some bytes or a text, with their records read. */
export async function readAll(
  content: string | Uint8Array,
  options: UnwrapOptions = {},
  name = 'file',
): Promise<Read[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const payloads: Read[] = [];
  for await (const payload of unwrap({ name, size: bytes.length, read: async () => bytes }, options)) {
    payloads.push({ ...payload, records: await collect(payload.records) });
  }
  return payloads;
}

/** The one payload of some bytes or a text. */
export async function readOne(content: string | Uint8Array, options: UnwrapOptions = {}): Promise<Read> {
  const [payload] = await readAll(content, options);
  if (!payload) throw new Error('no payload');
  return payload;
}

export async function collect<T>(items: Iterable<T> | AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Generation, type and the envelopes of each record. */
export function told({ generation, type, records }: Read): unknown[] {
  return [
    generation,
    type,
    records.map((record) => `${record.generation} ${record.type} ${record.envelopes.join('+')}`.trim()),
  ];
}

export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
