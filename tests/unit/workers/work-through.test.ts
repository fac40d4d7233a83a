import { describe, expect, it } from 'vitest';
import type { Source } from '../../../src/payload/types.js';
import type { SourceShare } from '../../../src/run/share.js';
import { Pool } from '../../../src/workers/pool.js';
import { workThrough } from '../../../src/workers/work-through.js';

const script = new URL('./dying-worker.mjs', import.meta.url);
const shareOf = (done: string) => ({ payloads: [], done }) as SourceShare;
const poolOf = (size: number, data: unknown = '') =>
  new Pool({ script, data, size, died: ({ name }) => shareOf(`died: ${name}`), note: () => {} });

async function* sources(names: readonly string[]): AsyncGenerator<Source> {
  for (const name of names) {
    const inMemory = name.startsWith('memory');
    yield { name, size: 10, read: async () => new Uint8Array(), ...(inMemory ? {} : { path: name }) };
  }
}

async function resultsOf(names: readonly string[], pool: Pool): Promise<string[]> {
  const results: string[] = [];
  const alone = async ({ name }: Source) => shareOf(`here: ${name}`);
  for await (const share of workThrough(sources(names), pool, { size: 2, alone }))
    results.push((share as unknown as { done: string }).done);
  return results;
}

const many = Array.from({ length: 1500 }, (_, at) => `file ${at}`);

describe('workers', () => {
  it.each([1, 2, 8])('%i of them give results in the order of the files', async (size) => {
    expect(await resultsOf(many, poolOf(size))).toEqual(many);
  });

  it('leave to this thread what is no file, and keep its place', async () => {
    const names = ['a', 'memory 1', 'b', 'memory 2'];
    expect(await resultsOf(names, poolOf(2))).toEqual(['a', 'here: memory 1', 'b', 'here: memory 2']);
  });

  it('cost one file when one dies, and go on', async () => {
    const names = many.map((name, at) => (at === 70 ? `exits ${at}` : at === 71 || at === 900 ? `throws ${at}` : name));
    const expected = names.map((name) => (/^(exits|throws)/.test(name) ? `died: ${name}` : name));
    expect(await resultsOf(names, poolOf(2))).toEqual(expected);
  });

  it('end the run where none can begin', async () => {
    await expect(resultsOf(many, poolOf(2, 'never begins'))).rejects.toThrow('could not be started');
  });

  it('end the run with the words of a worker that refuses it', async () => {
    await expect(resultsOf(many, poolOf(2, 'refuses'))).rejects.toMatchObject({ name: 'OptionError' });
  });

  it('end when they are told to', async () => {
    const pool = poolOf(2);
    const results = workThrough(sources(many), pool, { size: 2, alone: async () => shareOf('') });
    await results.next();
    pool.stop();
    expect((await results.next()).done).toBe(true);
  });
});
