/** careconform codes: the inventory of codings, from files to text, CSV and JSON. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { smallRelease } from '../unit/terminology/import/release.js';
import { careconform, folder } from './careconform.js';

const made: string[] = [];
afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true });
});

const coded = (code: string, display: string) =>
  JSON.stringify({
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: 'http://snomed.info/sct', code, display }] },
  });
const lines = (text: string, times: number) => Array<string>(times).fill(text).join('\n');

async function project(): Promise<string> {
  const root = folder({
    ...Object.fromEntries([...smallRelease().texts()].map(([name, text]) => [`release/${name}`, text])),
    'samples/right.ndjson': lines(coded('22298006', 'Cardiac infarction'), 6),
    'samples/inactive.ndjson': lines(coded('73211009', 'Ménière thing (finding)'), 5),
    'samples/unknown.ndjson': lines(coded('386661006', 'Fever of Jane Testcase'), 7),
    'samples/rare.ndjson': lines(coded('363698007', 'Rare'), 3),
    'samples/rarer.ndjson': lines(coded('246075003', 'Rarer'), 3),
  });
  made.push(root);
  await careconform(['terminology', 'import', join(root, 'release'), '--terminology', join(root, 'indexes')]);
  return root;
}

describe('careconform codes', () => {
  it('counts codes by system and says what is known of them, and hides what is rare', async () => {
    const root = await project();
    const csv = join(root, 'codes.csv');
    const json = join(root, 'codes.json');
    const where = ['--terminology', join(root, 'indexes')];
    const reports = ['--report', 'text', '--report', `csv:${csv}`, '--report', `json:${json}`];
    const { status, stdout } = await careconform(['codes', join(root, 'samples'), ...where, ...reports]);
    expect(status).toBe(0);
    expect(stdout).toContain(
      'Codings of 24 records in 1 code system. Looked up in snomed-ct 900000000000207008 20260415.',
    );
    expect(stdout).toMatch(/73211009 {2}→ 22298006 {2}5/);
    const written = readFileSync(csv, 'utf8');
    expect(written.startsWith('\ufeffsystem,standard,code,count,known,state,')).toBe(true);
    expect(
      written
        .split('\r\n')
        .slice(1, -1)
        .map((row) => row.split(',').slice(2, 6).join(' ')),
    ).toEqual(['386661006 7 no untold', '22298006 6 yes active', '73211009 5 yes replaced']);
    expect(JSON.parse(readFileSync(json, 'utf8')).systems[0]).toMatchObject({ codings: 24, codes: 5, hidden: 2 });
    for (const text of [stdout, written, readFileSync(json, 'utf8')]) expect(text).not.toContain('Jane');
    const all = await careconform(['codes', join(root, 'samples'), ...where, '--all-counts', '--report', 'csv']);
    expect(all.stdout).toContain('363698007,3,');
  });

  it('says so where no terminology is there, where nothing is recognised, and where a file is missing', async () => {
    const root = await project();
    const without = await careconform(['codes', join(root, 'samples', 'right.ndjson')], {
      environment: { XDG_DATA_HOME: root },
    });
    expect(without).toMatchObject({ status: 0 });
    expect(without.stdout).toContain('No terminology answered.');
    expect(await careconform(['codes', join(root, 'nothing')])).toMatchObject({ status: 2 });
    const empty = folder({ 'readme.txt': 'words' });
    made.push(empty);
    const nothing = await careconform(['codes', empty]);
    expect([nothing.status, nothing.stderr]).toEqual([2, expect.stringContaining('nothing was counted')]);
    expect((await careconform(['codes', empty, '--allow-empty'])).status).toBe(0);
    expect((await careconform(['codes'])).status).toBe(2);
    expect((await careconform(['codes', empty, '--report', 'csv', '--report', 'json'])).status).toBe(2);
  });
});
