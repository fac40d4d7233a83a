/** careconform.config.json: where it is found, what it decides, and what is said of one that is wrong. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { careconform } from './careconform.js';
import { patient, pretty, project, removeProjects } from './exports.js';

afterAll(removeProjects);
const BAD = pretty(patient(1, '9990000019'));
const withConfig = (config: object | string, files: Record<string, string> = {}) =>
  project({
    '.git/HEAD': '',
    'a.json': BAD,
    ...files,
    'careconform.config.json': typeof config === 'string' ? config : JSON.stringify(config),
  });

describe('a configuration', () => {
  it('is found from a folder below it, and its paths are its own', async () => {
    const root = withConfig(
      { payloads: ['a.json'], reports: ['json:out/report.json'], gate: 'none' },
      { 'deep/er/x.json': '{}' },
    );
    const ended = await careconform(['check'], { cwd: join(root, 'deep/er') });
    expect(ended).toMatchObject({
      status: 0,
      stdout: '',
      stderr: 'careconform: Gate (ci: no stage): no gate was set.\n',
    });
    expect(JSON.parse(readFileSync(join(root, 'out/report.json'), 'utf8')).payloads).toHaveLength(1);
  });

  it('gives way to the command line, and to --no-config', async () => {
    const root = withConfig({ payloads: ['a.json'], gate: 'none' });
    expect((await careconform(['check'], { cwd: root })).status).toBe(0);
    expect((await careconform(['check', '--gate', 'ready'], { cwd: root })).status).toBe(1);
    expect((await careconform(['check', 'a.json', '--no-config'], { cwd: root })).status).toBe(1);
    expect((await careconform(['check', '--no-config'], { cwd: root })).status).toBe(2);
  });

  it('asks some payloads fewer standards', async () => {
    const root = withConfig(
      { payloads: ['x'], overrides: [{ payloads: 'legacy/*', standards: ['payload'] }] },
      { 'x/legacy/a.json': BAD, 'x/new/a.json': BAD },
    );
    const { stdout } = await careconform(['check', '--report', 'compact'], { cwd: root });
    expect(stdout).toMatch(/^new\/a\.json:\S+ error nhs-number\/check-digit/m);
    expect(stdout).not.toMatch(/^legacy/m);
  });

  it('gives a standard a stage of the organisation’s own', async () => {
    const restage = [{ standard: 'nhs-number', stage: 'future', from: '2026-01-01', reason: 'a test' }];
    const root = withConfig({ payloads: ['a.json'], asOf: '2026-11-23', restage });
    expect((await careconform(['check'], { cwd: root })).status).toBe(0);
    expect((await careconform(['check', '--as-of', '2025-12-31'], { cwd: root })).status).toBe(1);
  });

  it('is shown by --print-config as it counts, and nothing is checked', async () => {
    const root = withConfig({ payloads: ['nothing-here'], standards: ['dmd'], label: 'Site A' });
    const { status, stdout } = await careconform(['check', '--print-config', '--standard', 'ods'], { cwd: root });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ payloads: ['nothing-here'], standard: ['ods'], label: 'Site A' });
  });

  it.each<[string, object | string, RegExp]>([
    ['a setting that there is not', { payload: ['a'] }, /there is no setting payload\. Did you mean payloads\?/],
    ['a word that there is not', { for: 'golive' }, /wrong at for: it must be one of ci, go-live, all/],
    [
      'a waiver without an owner',
      { waivers: [{ rule: 'a/b', reason: 'why', expires: '2027-01-01' }] },
      /waivers\.0: owner is missing/,
    ],
    [
      'a waiver with a misspelt member',
      { waivers: [{ rule: 'a/b', reason: 'why', owner: 'us', expirs: '2027-01-01', expires: '2027-01-01' }] },
      /wrong at waivers\.0: there is no setting expirs\. Did you mean expires\?/,
    ],
    ['values in full', { values: 'full' }, /wrong at values/],
    ['no JSON', '{"payloads": [', /cannot be read as JSON/],
    [
      'a standard that there is not',
      { payloads: ['a.json'], overrides: [{ payloads: '*', standards: ['dmdd'] }] },
      /Did you mean dmd\?/,
    ],
    ['an edition that there is not', { payloads: ['a.json'], catalogue: '99.0' }, /no edition 99\.0/],
  ])('with %s is refused', async (_, config, words) => {
    const ended = await careconform(['check'], { cwd: withConfig(config) });
    expect(ended).toMatchObject({ status: 2, stdout: '' });
    expect(ended.stderr).toMatch(words);
    expect(ended.stderr).toMatch(/^careconform: [^\n]+\n$/);
  });
});
