import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openSources } from '../../../src/payload/sources/index.js';
import { unwrap } from '../../../src/payload/unwrap.js';
import { collect } from './opened.js';

const corpora = fileURLToPath(new URL('../../../../shared/corpora', import.meta.url));
const index = `${corpora}/index.tsv`;
const absent = !existsSync(index);
const NOT_CLAIMED = new Set(['unknown', 'csv', 'sign-on']);

interface Row {
  path: string;
  generation: string;
}

function readIndex(): Row[] {
  const [header = '', ...lines] = readFileSync(index, 'utf8').trimEnd().split('\n');
  const columns = header.split('\t');
  const at = (line: string, name: string) => line.split('\t')[columns.indexOf(name)] ?? '';
  return lines.map((line) => ({ path: at(line, 'path'), generation: at(line, 'generation') }));
}

describe.skipIf(absent)('the public corpora (skipped where ../shared is absent)', () => {
  it('are told as their index says, and every record has a place', async () => {
    const rows = readIndex();
    const seen = new Map<string, [right: number, all: number]>();
    const count = (key: string, right: boolean) => {
      const [before, all] = seen.get(key) ?? [0, 0];
      seen.set(key, [before + (right ? 1 : 0), all + 1]);
    };
    for (const { path, generation } of rows) {
      for await (const source of openSources([`${corpora}/${path}`])) {
        for await (const payload of unwrap(source, {})) {
          for (const record of await collect(payload.records)) expect(record.generation).not.toBe('unknown');
          const right =
            generation === 'other' ? NOT_CLAIMED.has(payload.generation) : payload.generation === generation;
          if (!['fhir-unknown', 'fhir-1.4'].includes(generation)) count(generation, right);
        }
      }
    }
    const records = [...seen].filter(([key]) => key !== 'other').map(([, counts]) => counts);
    const right = records.reduce((sum, [each]) => sum + each, 0);
    const all = records.reduce((sum, [, each]) => sum + each, 0);
    expect(all).toBeGreaterThan(3000);
    expect(right / all).toBeGreaterThanOrEqual(0.97);
    expect(records.reduce((sum, [each, of]) => sum + each / of, 0) / records.length).toBeGreaterThanOrEqual(0.95);
    const [left = 0, others = 1] = seen.get('other') ?? [];
    expect(left / others).toBeGreaterThanOrEqual(0.9);
  });
});
