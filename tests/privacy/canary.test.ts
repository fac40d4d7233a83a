/**
 * No value of a payload reaches any format, error or log under none, shape or hash (README.md, Privacy). Every leaf of the
 * synthetic records of every generation is seeded with a canary, in several ways, whole and damaged; then everything that
 * the product writes is searched for it.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { type Checker, type CheckOptions, createChecker, type Source } from '../../src/index.js';
import { REPORTERS } from '../../src/report/index.js';
import type { Report } from '../../src/report/types.js';
import { careconform, folder } from '../cli/careconform.js';
import { newCanary } from './canaries.js';
import { damage, SEEDS, seedsOf } from './seeds.js';

const RECORDS = fileURLToPath(new URL('../../fixtures/records', import.meta.url));
const FILES = readdirSync(RECORDS, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?!md)\w+$/.test(name));
const QUIET = ['none', 'shape', 'hash'] as const;
const encoder = new TextEncoder();

async function written(report: Report): Promise<Map<string, string>> {
  const out = new Map<string, string>();
  for (const [format, entry] of Object.entries(REPORTERS)) {
    const text = (await entry.load()).render(report, { colour: false, width: 120 });
    out.set(format, typeof text === 'string' ? text : [...text].join(''));
  }
  return out;
}

/** Every seed and every way of damage, each way with every second seed. */
function pairs(seeds: string[]): (readonly [string, (typeof damage)[number]])[] {
  return seeds.flatMap((seed, i) => damage.filter((_, k) => (i + k) % 2 === 0).map((way) => [seed, way] as const));
}

/** A checker for each set of options, because making one reads the catalogue and the definitions. */
const checkers = new Map<string, Promise<Checker>>();

async function reportOn(text: string, options: CheckOptions): Promise<Report> {
  const key = JSON.stringify(options);
  const checker = checkers.get(key) ?? createChecker(options);
  checkers.set(key, checker);
  const bytes = encoder.encode(text);
  async function* source(): AsyncGenerator<Source> {
    yield { name: 'payload', size: bytes.length, read: async () => bytes };
  }
  return (await checker).run(source());
}

async function leaks(text: string, canary: string, options: CheckOptions): Promise<string[]> {
  const report = await reportOn(text, options);
  const found: string[] = [];
  for (const [format, output] of await written(report)) {
    for (const match of output.matchAll(new RegExp(`.{0,80}${canary}`, 'gi'))) found.push(`${format}: ${match[0]}`);
  }
  return found;
}

describe.each(FILES)('%s', (name) => {
  const text = readFileSync(join(RECORDS, name), 'utf8');

  it.each(seedsOf(extname(name)))('leaks nothing with a canary %s', async (seed) => {
    for (const values of QUIET) {
      const canary = newCanary();
      expect(await leaks(SEEDS[seed]!(text, canary), canary, { values, maxFindings: 0 }), values).toEqual([]);
    }
  });

  it('leaks nothing when it is damaged', async () => {
    for (const [seed, broken] of pairs(seedsOf(extname(name)))) {
      const canary = newCanary();
      expect(await leaks(broken(SEEDS[seed]!(text, canary), canary), canary, { maxFindings: 0 }), seed).toEqual([]);
    }
  });
});

describe('the search itself', () => {
  it('finds what --values full lets through', async () => {
    const text = readFileSync(join(RECORDS, 'fhir-r4/patient.json'), 'utf8');
    const canary = newCanary();
    expect(await leaks(SEEDS['in names of members']!(text, canary), canary, { values: 'full' })).not.toEqual([]);
  });
});

describe('the command', () => {
  const made: string[] = [];
  afterAll(() => {
    for (const root of made) rmSync(root, { recursive: true, force: true });
  });

  it('shows no value and, by index, no file name on either stream, however it fails', async () => {
    const canary = newCanary();
    const files: Record<string, string> = {};
    for (const name of FILES) {
      const text = readFileSync(join(RECORDS, name), 'utf8');
      for (const [i, seed] of seedsOf(extname(name)).entries()) {
        const seeded = SEEDS[seed]!(text, canary);
        files[`${canary}/${i}-${canary}-${name.replaceAll('/', '-')}`] = seeded;
        for (const [k, way] of damage.entries())
          files[`${canary}/d${i}${k}-${name.replaceAll('/', '-')}`] = way(seeded, canary);
      }
    }
    const root = folder(files);
    const out = folder({});
    made.push(root, out);
    const reports = Object.keys(REPORTERS).map((format) => [format, join(out, `report.${format}`)] as const);
    const ended = await careconform(
      [
        ...[root, '--data', 'live', '--verbose', '--report', 'pretty'],
        ...reports.flatMap(([format, file]) => ['--report', `${format}:${file}`]),
      ],
      { environment: { DEBUG: '*' } },
    );
    const word = new RegExp(canary, 'i');
    expect(ended.stdout).not.toMatch(word);
    expect(ended.stderr).not.toMatch(word);
    expect(ended.status).toBe(1);
    for (const [format, file] of reports) expect(readFileSync(file, 'utf8'), format).not.toMatch(word);
  });
});
