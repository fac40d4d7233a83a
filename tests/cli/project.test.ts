/** A project that runs the command every week: what is new is said, what is old is known, and what is forgotten comes back. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/report/types.js';
import { careconform } from './careconform.js';
import { COUNT, HARMLESS, nhsNumber, patient, pretty, project, removeProjects, repository } from './exports.js';

const OPTIONS = ['--max-findings', '0', '--as-of', '2026-11-23', '--report', 'json:new.json'];
afterAll(removeProjects);

/** The day as ISO date, so many days from today. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function compared(root: string): Promise<{ status: number | null; added: Finding[]; mended: Finding[] }> {
  const { status, stdout } = await careconform(['compare', 'old.json', 'new.json', '--report', 'json'], { cwd: root });
  return { status, ...(JSON.parse(stdout) as { added: Finding[]; mended: Finding[] }) };
}

describe('a repository of exports', () => {
  let old: string;
  beforeAll(async () => {
    const root = project(repository());
    await careconform(['exports', ...OPTIONS], { cwd: root });
    old = readFileSync(join(root, 'new.json'), 'utf8');
    expect(JSON.parse(old).payloads).toHaveLength(COUNT);
  });

  it('gives for one new fault exactly one new finding, and exit status 1', async () => {
    const faulty = nhsNumber(7).replace(/.$/, (digit) => String((Number(digit) + 1) % 10));
    const root = project({ ...repository(), 'exports/patient-07.json': pretty(patient(7, faulty)), 'old.json': old });
    await careconform(['exports', ...OPTIONS], { cwd: root });
    const { status, added, mended } = await compared(root);
    expect(added).toMatchObject([{ rule: 'nhs-number/check-digit', gates: true }]);
    expect({ status, mended }).toEqual({ status: 1, mended: [] });
  });

  it.each(Object.entries(HARMLESS))('gives no new finding when files are %s', async (_, change) => {
    const root = project({ ...repository(change), 'old.json': old });
    await careconform(['exports', ...OPTIONS], { cwd: root });
    expect(await compared(root)).toMatchObject({ status: 0, added: [], mended: [] });
  });
});

describe('a baseline', () => {
  it('accepts what is there, fails on what is new, and only ever shrinks', async () => {
    const root = project({ 'exports/a.json': pretty(patient(1, '9990000019')) });
    const run = (...args: string[]) => careconform(args, { cwd: root });
    const checked = () => run('check', 'exports', '--baseline', 'careconform.baseline.json', '--report', 'compact');

    expect((await run('exports')).status).toBe(1);
    expect((await run('baseline', 'exports')).status).toBe(0);
    expect((await checked()).status).toBe(0);

    writeFileSync(join(root, 'exports/b.json'), pretty(patient(2, '9990000019')));
    expect((await checked()).status).toBe(1);
    const before = readFileSync(join(root, 'careconform.baseline.json'), 'utf8');
    const refused = await run('baseline', 'exports');
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.stdout).toMatch(/not in it/);
    expect(JSON.parse(readFileSync(join(root, 'careconform.baseline.json'), 'utf8'))).toEqual(JSON.parse(before));
    expect((await run('baseline', 'exports', '--accept-new')).status).toBe(0);
    expect((await checked()).status).toBe(0);
    const part = await run('check', 'exports/b.json', '--baseline', 'careconform.baseline.json');
    expect(part.status, 'a run over a part, as before a commit').toBe(0);

    writeFileSync(join(root, 'exports/a.json'), pretty(patient(1)));
    const outdated = await checked();
    expect(outdated.status).toBe(2);
    expect(outdated.stdout).toMatch(/of the baseline occurs? no longer/);
    expect((await run('baseline', 'exports')).status).toBe(0);
    expect((await checked()).status).toBe(0);
  });

  it.each([
    ['no JSON', '{"schemaVersion":1,'],
    ['another file', '{"name":"x"}'],
    ['fingerprints that are none', '{"schemaVersion":1,"catalogue":"x","findings":{"a/b":["../../etc"]}}'],
    ['a list', '[]'],
  ])('that is %s is refused', async (_, text) => {
    const root = project({ 'a.json': pretty(patient(1)), 'b.json': text });
    const ended = await careconform(['a.json', '--baseline', 'b.json'], { cwd: root });
    expect(ended).toMatchObject({ status: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^careconform: The (baseline|file) b\.json/);
  });
});

describe('a waiver', () => {
  const waived = (expires: string, rule = 'nhs-number/check-digit') =>
    project({
      'a.json': pretty(patient(1, '9990000019')),
      'careconform.config.json': JSON.stringify({
        payloads: ['a.json'],
        waivers: [{ rule, reason: 'mended in 4.2', owner: 'interop team', expires }],
      }),
    });

  it('that expires tomorrow is said today', async () => {
    const tomorrow = inDays(1);
    const ended = await careconform(['check'], { cwd: waived(tomorrow) });
    expect(ended.status).toBe(0);
    expect(ended.stderr).toBe(
      `careconform: The waiver of nhs-number/check-digit (owner interop team) expires on ${tomorrow}.\n`,
    );
  });

  it('that has long to run is not spoken of', async () => {
    expect(await careconform(['check'], { cwd: waived(inDays(100)) })).toMatchObject({ status: 0, stderr: '' });
  });

  it.each([
    ['expired', inDays(-1), undefined, /expired on/],
    ['runs too long', inDays(200), undefined, /180 is the most/],
    ['is not needed', inDays(30), 'nhs-number/format', /covers no finding/],
  ])('that %s stops the run', async (_, expires, rule, words) => {
    const ended = await careconform(['check'], { cwd: waived(expires, rule) });
    expect(ended.status).toBe(2);
    expect(ended.stdout).toMatch(words);
  });
});

describe('init', () => {
  it('writes a configuration that pins the day, and never over one', async () => {
    const root = project({ 'exports/a.json': pretty(patient(1)) });
    expect((await careconform(['init'], { cwd: root })).status).toBe(0);
    const path = join(root, 'careconform.config.json');
    const written = readFileSync(path, 'utf8');
    expect(JSON.parse(written)).toMatchObject({
      asOf: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      catalogue: expect.any(String),
    });
    expect((await careconform(['init'], { cwd: root })).status).toBe(2);
    expect(readFileSync(path, 'utf8')).toBe(written);
    expect((await careconform(['check'], { cwd: root })).status).toBe(0);
    expect(existsSync(join(root, 'careconform-report.json'))).toBe(true);
  });
});
