import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packFiles } from '../../src/cli/pack-scaffold.js';
import { careconform, folder, GOOD, reportOf } from './careconform.js';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const RULE = 'local/standards/local/rules/hospital-number.json';

function project(changes: Record<string, string> = {}): string {
  const files = packFiles('local', version, '2026-01-01');
  const inPack = Object.entries(files).map(([path, text]) => [`local/${path}`, text]);
  return folder({ ...Object.fromEntries(inPack), 'good.json': GOOD, ...changes });
}

const ARGS = ['check', '--as-of', '2026-11-01', '--standard', 'local'];

describe('--pack with a folder', () => {
  it('finds what its rules ask, in the words of the pack', async () => {
    const cwd = project();
    const { status, report } = await reportOf([...ARGS, '--pack', './local', 'local/fixtures'], { cwd });
    expect(status).toBe(1);
    expect(report.findings.map(({ rule }) => rule)).toEqual(['local/hospital-number']);
    const { stdout } = await careconform([...ARGS, '--pack', './local', '--report', 'sarif', 'local/fixtures'], {
      cwd,
    });
    expect(stdout).toContain('Send the number as our patient index has it');
  });

  it('is found from the configuration’s folder, wherever the command runs', async () => {
    const cwd = project({ 'careconform.config.json': '{ "packs": ["./local"], "standards": ["local"] }' });
    const { report } = await reportOf(['check', '../fixtures'], { cwd: join(cwd, 'local', 'standards') });
    expect(report.findings.map(({ rule }) => rule)).toEqual(['local/hospital-number']);
  });

  it('counts in every edition of the catalogue, whatever version of the pack a rule came with', async () => {
    const rule = packFiles('local', version, '2026-01-01')[RULE.slice('local/'.length)]!;
    const cwd = project({ [RULE]: rule.replace('"since": "0.1.0"', '"since": "7.0.0"') });
    const args = ['check', '--as-of', '2026-11-01', '--pack', './local', 'local/fixtures'];
    for (const asked of [[], ['--catalogue', '0.1'], ['--catalogue', 'latest']]) {
      const { report } = await reportOf([...args, ...asked], { cwd });
      const levels = report.findings.filter(({ severity, outcome }) => severity === 'shall' && outcome === 'fail');
      expect(levels.map(({ rule: key, level }) => `${key} ${level}`)).toContain('local/hospital-number error');
      expect(levels.map(({ rule: key, level }) => `${key} ${level}`)).toContain('nhs-number/present error');
    }
  });

  it('has its rules explained', async () => {
    const cwd = project({ 'careconform.config.json': '{ "packs": ["./local"] }' });
    const shown = [
      ['explain', 'local/hospital-number'],
      ['explain', 'local', '--pack', './local'],
    ];
    for (const args of shown) expect(await careconform(args, { cwd })).toMatchObject({ status: 0, stderr: '' });
    const unknown = await careconform(['explain', 'local/hospital-numbre'], { cwd });
    expect(unknown.stderr).toContain('Did you mean local/hospital-number?');
  });

  it('gives the same with workers', async () => {
    const cwd = project();
    const [one, two] = await Promise.all(
      ['1', '2'].map((jobs) => reportOf([...ARGS, '--pack', './local', '--jobs', jobs, 'local/fixtures'], { cwd })),
    );
    expect(two?.report.findings).toEqual(one?.report.findings);
  });
});

describe('a pack that is wrong', () => {
  const text = packFiles('local', version, '2026-01-01')[RULE.slice('local/'.length)]!;

  it.each([
    [
      'a pattern that may take long',
      text.replace('^H[0-9]{6}$', '^(H+)+$'),
      /local\/standards\/local\/rules\/hospital-number\.json:22: check\.pattern\.matches: the pattern is refused/,
    ],
    [
      'a name of JavaScript',
      text.replace('"tags"', '"__proto__"'),
      /hospital-number\.json:\d+: __proto__: this name cannot be used/,
    ],
    ['half a file', text.slice(0, 300), /hospital-number\.json:\d+: /],
    [
      'a number for a text',
      text.replace(/"why": "[^"]*"/, '"why": 7'),
      /why: it must be of type string\. \(rule\.json#\/properties\/why\/type\)/,
    ],
  ])('%s ends with status 2, with file and line, and writes nothing', async (_what, rule, words) => {
    const cwd = project({ [RULE]: rule });
    const before = readdirSync(cwd, { recursive: true }).sort();
    const ended = await careconform([...ARGS, '--pack', './local', '--report', 'json:out.json', 'good.json'], { cwd });
    expect(ended).toMatchObject({ status: 2, stdout: '' });
    expect(ended.stderr).toMatch(words);
    expect(readdirSync(cwd, { recursive: true }).sort()).toEqual(before);
    expect(existsSync(join(cwd, 'out.json'))).toBe(false);
  });
});

describe('init pack', () => {
  it.each([
    ['Not A Name', /cannot be called/],
    ['careconform', /cannot be called/],
    ['nhs-number', /There is a standard nhs-number/],
    ['local', /is not empty/],
    ['good.json', /cannot be called|is not empty/],
  ])('refuses %s', async (name, words) => {
    const cwd = project();
    const before = readdirSync(cwd, { recursive: true }).sort();
    const ended = await careconform(['init', 'pack', name], { cwd });
    expect(ended.status).toBe(2);
    expect(ended.stderr).toMatch(words);
    expect(readdirSync(cwd, { recursive: true }).sort()).toEqual(before);
  });

  it('refuses what it cannot begin', async () => {
    const ended = await careconform(['init', 'pak'], { cwd: project() });
    expect(ended).toMatchObject({ status: 2, stderr: expect.stringContaining('no pak to begin with') });
  });
});
