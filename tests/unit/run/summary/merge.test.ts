/** Merging is exact: shards of a run, in any order and grouping, give what the run over all of it gives. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { createChecker } from '../../../../src/index.js';
import type { Source } from '../../../../src/payload/types.js';
import type { Report } from '../../../../src/report/types.js';
import { mergeTallied } from '../../../../src/run/summary/merge.js';
import { summarise, summaryOf } from '../../../../src/run/summary/summarise.js';
import { type Tallied, tallied } from '../../../../src/run/summary/tallied.js';

const RECORDS = fileURLToPath(new URL('../../../../fixtures/records', import.meta.url));
const FILES = readdirSync(RECORDS, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?!md)\w+$/.test(name));
const SHARDS = 100;

/** A hundred payloads and more, every third with something wrong in it. */
function payloads(): Source[] {
  return Array.from({ length: 120 }, (_, i) => {
    const file = FILES[i % FILES.length]!;
    const text = readFileSync(join(RECORDS, file), 'utf8');
    const changed =
      i % 3 === 0 ? text.replace(/999\d{7}/, '9990000019') : i % 7 === 0 ? text.replaceAll('RZZ', 'RYY') : text;
    const bytes = new TextEncoder().encode(changed);
    return { name: `${i}/${file}`, size: bytes.length, read: async () => bytes };
  });
}

async function* each(sources: readonly Source[]): AsyncGenerator<Source> {
  yield* sources;
}

/** Numbers that look random and are the same in every run. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  let state = seed;
  const next = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0);
  return list
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Adds in a random tree, not from left to right. */
function mergedInPairs(list: readonly Tallied[], seed: number): Tallied {
  let parts = shuffled(list, seed);
  while (parts.length > 1) {
    const pairs: Tallied[] = [];
    for (let i = 0; i < parts.length; i += 2)
      pairs.push(parts[i + 1] ? mergeTallied(parts[i]!, parts[i + 1]!) : parts[i]!);
    parts = shuffled(pairs, seed + pairs.length);
  }
  return parts[0]!;
}

const byId = <T extends { id: string }>(rows: readonly T[]): T[] => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

let whole: Report;
let shards: Report[];

beforeAll(async () => {
  const now = () => new Date('2026-11-23T09:00:00Z');
  const checker = await createChecker({ now, asOf: '2026-11-23' });
  const all = payloads();
  whole = await checker.run(each(all));
  shards = [];
  for (let i = 0; i < SHARDS; i += 1) shards.push(await checker.run(each(all.filter((_, at) => at % SHARDS === i))));
}, 60_000);

describe('merging', () => {
  it('of a hundred shards gives exactly the standards of the whole run', () => {
    const merged = summarise(shards);
    for (const [i, row] of merged.standards.entries()) {
      const { rules = [], ...expected } = whole.standards[i]!;
      const { rules: mergedRules, ...said } = row;
      expect(said).toEqual(expected);
      expect(mergedRules).toEqual(byId(rules));
    }
    expect(merged.standards).toHaveLength(whole.standards.length);
    expect([merged.payloads, merged.runs.length]).toEqual([whole.payloads.length, SHARDS]);
  });

  it('of a hundred shards gives exactly the measures of the whole run', () => {
    expect(summarise(shards).measures).toEqual(whole.measures);
    expect(whole.measures?.figures.filter(({ denominator }) => denominator.count > 0).length).toBeGreaterThan(3);
  });

  it('gives each organisation exactly what it sent in the whole run', () => {
    expect(summarise(shards).organisations).toEqual(summarise([whole]).organisations);
    expect(summarise(shards).organisations.map(({ name }) => name)).toEqual(expect.arrayContaining(['RYY', 'RZZ']));
  });

  it.each([1, 2, 3, 4, 5])('makes no difference by order or grouping (%i)', (seed) => {
    const counted = shards.map(tallied);
    expect(summaryOf(mergedInPairs(counted, seed))).toEqual(summarise(shards));
  });

  it('keeps parts that add up to the whole, by every way of naming them', () => {
    const { standards, organisations, days, suppliers } = summarise(shards);
    for (const parts of [organisations, days, suppliers])
      for (const { id, counts } of standards) {
        const sum = parts
          .flatMap((part) => part.standards.filter((row) => row.id === id))
          .reduce((n, { fail }) => n + fail, 0);
        expect(sum, id).toBe(counts.fail);
      }
  });

  it('refuses a report that holds no counts of rules', () => {
    const old = { ...whole, standards: whole.standards.map(({ rules, ...row }) => row) };
    expect(() => summarise([old])).toThrow(RangeError);
  });
});
