import { describe, expect, it } from 'vitest';
import { LIMITS, type Source } from '../../../src/payload/types.js';
import { unwrap } from '../../../src/payload/unwrap.js';
import { collect } from './opened.js';

/** A source of unknown size that says how much of it has been read. */
function streamOf(pieces: Iterable<string | Uint8Array>): Source & { read: () => Promise<never>; taken: number } {
  const source = {
    name: 'stream',
    taken: 0,
    read: (): Promise<never> => Promise.reject(new Error('read whole')),
    async *stream() {
      for (const piece of pieces) {
        source.taken += 1;
        yield typeof piece === 'string' ? new TextEncoder().encode(piece) : piece;
      }
    },
  };
  return source;
}

async function first(source: Source) {
  for await (const payload of unwrap(source, {})) return payload;
  throw new Error('no payload');
}

function* repeat<T>(piece: T, times: number, before?: T): Generator<T> {
  if (before !== undefined) yield before;
  for (let time = 0; time < times; time += 1) yield piece;
}

describe('sources read in pieces', () => {
  it('gives the records of NDJSON as they come', async () => {
    const line = `{"resourceType":"ServiceRequest","note":[{"text":"${'x'.repeat(10_000)}"}]}\n`;
    const source = streamOf(repeat(line, 1000));
    for await (const payload of unwrap(source, {})) {
      expect([payload.generation, payload.syntax]).toEqual(['fhir-r4', 'ndjson']);
      const told = source.taken;
      expect(told).toBeLessThan(100);
      const records = await collect(payload.records);
      expect([records.length, source.taken]).toEqual([1000, 1000]);
    }
  });

  it('finds lines and letters that are cut between pieces', async () => {
    const bytes = new TextEncoder().encode('{"resourceType":"Basic","id":"Zoë"}\n{"resourceType":"Basic","id":"😀"}\n');
    const source = streamOf(Array.from(bytes, (byte) => Uint8Array.of(byte)));
    for await (const payload of unwrap(source, {})) {
      const values = (await collect(payload.records)).map(({ tree }) => tree.syntax === 'json' && tree.value);
      expect(values).toEqual([
        { resourceType: 'Basic', id: 'Zoë' },
        { resourceType: 'Basic', id: '😀' },
      ]);
    }
  });

  it('waits for the end of a long first line', async () => {
    const line = `{"resourceType":"Basic","x":"${'y'.repeat(600_000)}"}\n`;
    for await (const payload of unwrap(streamOf([line.slice(0, 300_000), line.slice(300_000), line]), {})) {
      expect(payload.syntax).toBe('ndjson');
      expect(await collect(payload.records)).toHaveLength(2);
    }
  });

  it('reads rows of tables with lines inside quotation marks', async () => {
    const source = streamOf(['NHS_NUMBER,NOTE,X\n1,"a\nb",c\n', '2,"d,""e""', '",f\n3,g\n']);
    for await (const payload of unwrap(source, {})) {
      const rows = (await collect(payload.records)).map(({ tree, problems }) => [
        tree.syntax === 'csv' && tree.row,
        problems.length,
      ]);
      expect(rows.slice(0, 2)).toEqual([
        [['1', 'a\nb', 'c'], 0],
        [['2', 'd,"e"', 'f'], 0],
      ]);
      expect(rows[2]).toEqual([['3', 'g'], 1]);
    }
  });

  it('reads anything else whole', async () => {
    const payload = await first(streamOf(['MSH|^~\\&|A||||1||ADT^A01|1', '|P|2.4\r']));
    expect(await collect(payload.records)).toMatchObject([{ type: 'ADT^A01' }]);
  });

  it('refuses a payload over the limit, and still says what it is', async () => {
    const piece = new Uint8Array(16 * 1024 * 1024).fill(32);
    const source = streamOf(repeat<string | Uint8Array>(piece, 1000, '{"resourceType":"ServiceRequest",\n'));
    const payload = await first(source);
    expect([payload.generation, payload.problems[0]?.message]).toEqual(['fhir-r4', expect.stringContaining('256 MB')]);
    expect(source.taken).toBeLessThan(LIMITS.payloadBytes / piece.length + 4);
  });
});
