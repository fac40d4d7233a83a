/** Reports come from other sites, so `summary` and `compare` trust nothing in them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/types.js';
import { careconform } from './careconform.js';
import { patient, pretty, project, removeProjects } from './exports.js';

let report: Report;
beforeAll(async () => {
  const root = project({ 'a.json': pretty(patient(1, '9990000019')) });
  await careconform(['a.json', '--report', 'json:r.json', '--label', 'Site A'], { cwd: root });
  report = JSON.parse(readFileSync(join(root, 'r.json'), 'utf8')) as Report;
});
afterAll(removeProjects);

const later = (change: Partial<Report> = {}): string =>
  JSON.stringify({
    ...report,
    run: { ...report.run, started: '2026-12-01T09:00:00.000Z', label: 'Site B' },
    ...change,
  });

const HOSTILE: [string, () => string, RegExp][] = [
  ['no JSON', () => '{"schemaVersion": 1, "secret', /not well-formed JSON/],
  ['JSON of something else', () => '{"name":"other","version":"1"}', /no JSON report of careconform/],
  ['a list', () => '[]', /no JSON report/],
  ['nothing', () => '', /not well-formed/],
  ['nested without end', () => '['.repeat(200_000), /not well-formed|no JSON report/],
  ['another version of the report', () => later({ schemaVersion: 2 as 1 }), /another schemaVersion/],
  ['a summary', () => '{"kind":"summary","schemaVersion":1}', /is a summary/],
  [
    'counts that no run can have',
    () => later({ standards: report.standards.map((row) => ({ ...row, counts: { ...row.counts, pass: 1e300 } })) }),
    /counts that no run can have/,
  ],
  [
    'a name that is no text',
    () => later({ standards: [{ ...report.standards[0]!, name: {} as string }] }),
    /wrong at \/standards\/0\/name/,
  ],
];

describe.each<[string, (file: string) => string[]]>([
  ['summary', (file) => ['summary', file]],
  ['compare', (file) => ['compare', file, file]],
  ['plan-sample', (file) => ['plan-sample', file]],
])('%s', (_, command) => {
  it.each(HOSTILE)('refuses %s', async (__, text, words) => {
    const ended = await careconform(command('x.json'), { cwd: project({ 'x.json': text() }) });
    expect(ended).toMatchObject({ status: 2, stdout: '' });
    expect(ended.stderr).toMatch(words);
    expect(ended.stderr).toMatch(/^careconform: [^\n]+\n$/);
    expect(ended.stderr).not.toMatch(/secret/);
  });

  it('refuses a file that is not there', async () => {
    const ended = await careconform(command('none.json'), { cwd: project({}) });
    expect(ended).toMatchObject({ status: 2, stderr: expect.stringMatching(/none\.json cannot be read/) });
  });
});

describe('summary', () => {
  const root = () => project({ 'a.json': JSON.stringify(report), 'b.json': later() });

  it.each(['text', 'html', 'csv', 'json', 'markdown'])('merges two sites as %s', async (format) => {
    const ended = await careconform(['summary', 'a.json', 'b.json', '--report', format], { cwd: root() });
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    expect(ended.stdout).toMatch(/nhs-number|NHS Number/);
  });

  it('reads a pattern that the shell left as it is, and shows the trend by day', async () => {
    const ended = await careconform(['summary', '*.json'], { cwd: root() });
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^2 runs from /m);
    expect(ended.stdout).toMatch(/^Trend: by day of the run$/m);
    expect(ended.stdout).toMatch(/^2026-12-01 {2}/m);
    expect((await careconform(['summary', 'none-*.json'], { cwd: root() })).status).toBe(2);
  });

  it('refuses a run that is given twice', async () => {
    const ended = await careconform(['summary', 'a.json', 'a.json'], { cwd: root() });
    expect(ended).toMatchObject({ status: 2, stderr: expect.stringMatching(/of the same run/) });
  });

  it('writes no sign of a terminal and no mark-up that a report brings', async () => {
    const name = '\u001b[31mred</td><script>x</script>';
    const hostile = later({ standards: report.standards.map((row) => ({ ...row, name })) });
    const cwd = project({ 'x.json': hostile });
    for (const format of ['text', 'html', 'csv', 'json', 'markdown']) {
      const { status, stdout } = await careconform(['summary', 'x.json', '--report', format], { cwd });
      expect(status, format).toBe(0);
      expect(stdout, format).not.toContain('\u001b');
      if (format === 'html' || format === 'markdown') expect(stdout).not.toContain('<script>');
    }
  });

  it('stands the figures of 2017 beside, as what they are', async () => {
    const { stdout } = await careconform(['summary', 'a.json'], { cwd: root() });
    expect(stdout).toMatch(/trusts said of themselves in 2017/);
    expect(stdout).toMatch(/self-assessed and not the same measure/);
  });
});

describe('coverage and plan-sample', () => {
  it.each(['text', 'csv', 'json'])('coverage as %s names requirements, rules and fixtures', async (format) => {
    const { status, stdout } = await careconform(['coverage', '--report', format]);
    expect(status).toBe(0);
    expect(stdout).toContain('nhs-number/check-digit');
    if (format !== 'json') return;
    const rows = JSON.parse(stdout) as { rules: { fixtures: { pass: number; fail: number } }[]; untested?: string }[];
    expect(rows.filter(({ rules, untested }) => (rules.length === 0) !== (untested !== undefined))).toEqual([]);
    expect(rows.some(({ rules }) => rules.some(({ fixtures }) => fixtures.pass > 0 && fixtures.fail > 0))).toBe(true);
  });

  it('says how many records to draw', async () => {
    const { stdout } = await careconform(['plan-sample', '--confidence', '95', '--tolerance', '1%']);
    expect(stdout).toMatch(/draw 299 records/);
    expect(stdout).toMatch(/This does not authorise go-live/);
  });

  it.each([
    ['--tolerance', '0'],
    ['--tolerance', '100%'],
    ['--confidence', 'high'],
    ['--group', '=3'],
  ])('plan-sample refuses %s %s', async (...args) => {
    expect(await careconform(['plan-sample', ...args])).toMatchObject({ status: 2, stdout: '' });
  });
});
