/**
 * A patch release stops no build that passed: on the fixtures of the release before it, no rule has a gating finding that it did
 * not have. At a new minor release, and where a wrong rule is mended on purpose, record anew: npm run record-edition.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/index.js';
import { readFixtures } from '../sweep/fixtures.js';
import { nameOf, newStops, type Stops, stopsOf } from './recorded.js';

const fixtures = readFixtures();
const edition = loadCatalogue().version.split('.').slice(0, 2).join('.');
const path = (name: string) => new URL(name, import.meta.url);

async function current(of: string): Promise<Stops> {
  const stops: Stops = {};
  for (const fixture of fixtures) stops[nameOf(fixture)] = await stopsOf(fixture, of);
  return stops;
}

describe.runIf(process.env['RECORD_EDITION'])('recording', () => {
  it('writes what stops a build now', async () => {
    const lines = Object.entries(await current(edition)).map(([name, rules]) =>
      JSON.stringify({ [name]: rules }).slice(1, -1),
    );
    expect(lines).not.toEqual([]);
    writeFileSync(path(`${edition}.json`), `{\n${lines.join(',\n')}\n}\n`);
  });
});

const recorded = readdirSync(path('.')).filter((name) => /^\d+\.\d+\.json$/.test(name));

describe.skipIf(process.env['RECORD_EDITION'])('a patch', () => {
  it.each(recorded)('of this tree stops no build on the fixtures of %s', async (name) => {
    const before = JSON.parse(readFileSync(path(name), 'utf8')) as Stops;
    const now = await current(name.replace('.json', ''));
    expect(
      Object.keys(now).filter((fixture) => before[fixture]).length,
      'fixtures that are as they were',
    ).toBeGreaterThan(0);
    expect(newStops(before, now)).toEqual([]);
  });
});

describe('what is new', () => {
  it.each<[string, Stops, string[]]>([
    ['the same', { a: ['x'], b: [] }, []],
    ['fewer', { a: [] }, []],
    ['one more on a fixture', { a: ['x', 'y'] }, ['y on a']],
    ['another in its place', { b: ['x'] }, ['x on b']],
    ['a fixture that was not there', { c: ['x'] }, []],
  ])('of %s', (_, now, said) => {
    expect(newStops({ a: ['x'], b: [] }, now)).toEqual(said);
  });
});
