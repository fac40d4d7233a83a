/** Every way in which an output may fail its reader, and Ctrl-C. */
import { closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/types.js';
import { BAD, careconform, folder, GOOD, interruptInput } from './careconform.js';
import { expectSound } from './report-checks.js';

let root: string;
let many: string;
beforeAll(() => {
  root = folder({ 'in/good.json': GOOD, 'in/bad.json': BAD });
  const rows = Array.from({ length: 3000 }, () => JSON.stringify(JSON.parse(BAD)));
  many = folder({ 'many.ndjson': `${rows.join('\n')}\n` });
});
afterAll(() => {
  for (const made of [root, many]) rmSync(made, { recursive: true, force: true });
});

const readReport = (path: string): Report => JSON.parse(readFileSync(path, 'utf8')) as Report;

describe('where reports go', () => {
  it('several at once: one to standard output, others to files whose folders are made', async () => {
    const json = join(root, 'out/deep/r.json');
    const csv = join(root, 'out/r.csv');
    const ended = await careconform([
      join(root, 'in'),
      '--report',
      'compact',
      '--report',
      `json:${json}`,
      '--report',
      `csv:${csv}`,
    ]);
    expect(ended.status).toBe(1);
    expectSound(readReport(json));
    expect(readFileSync(csv, 'utf8')).toMatch(/^\ufeffpayload,/);
    expect(ended.stdout).toContain('bad.json:');
    expect(readdirSync(join(root, 'out')).sort()).toEqual(['deep', 'r.csv']);
  });

  it('a reader that closes early changes nothing of the status', async () => {
    const args = [join(many, 'many.ndjson'), '--report', 'json', '--max-findings', '0'];
    const ended = await careconform(args, {
      input: '',
      during: (child) => child.stdout!.once('data', () => child.stdout!.destroy()),
    });
    expect(ended.stderr).toBe('');
    expect(ended.status).toBe(1);
  });

  it.skipIf(!existsSync('/dev/full'))('a full disk is said in one line, with status 2', async () => {
    const ended = await careconform([join(root, 'in'), '--report', 'json:/dev/full']);
    expect(ended).toMatchObject({
      status: 2,
      stderr:
        'careconform: The report /dev/full could not be written: the disk is full.\ncareconform: Gate (ci: ready): failed, 1 gating finding.\n',
    });
  });

  it.skipIf(!existsSync('/dev/full'))('a full disk behind standard output is said too', async () => {
    const full = openSync('/dev/full', 'w');
    const ended = await careconform([join(root, 'in'), '--report', 'json'], { stdout: full });
    closeSync(full);
    expect(ended).toMatchObject({
      status: 2,
      stderr: 'careconform: Standard output could not be written: the disk is full.\n',
    });
  });

  it('a path that cannot be is said, and the other report is still written', async () => {
    const ended = await careconform([
      join(root, 'in'),
      '--report',
      `json:${join(root, 'in/good.json/r.json')}`,
      '--report',
      `csv:${join(root, 'r2.csv')}`,
    ]);
    expect(ended.status).toBe(2);
    expect(ended.stderr).toMatch(
      /^careconform: The report .* could not be written: a part of the path is a file, not a folder\.\ncareconform: Gate .*: failed, .*\n$/,
    );
    expect(existsSync(join(root, 'r2.csv'))).toBe(true);
  });
});

describe('Ctrl-C', () => {
  it('while standard input is awaited writes the report of what was done and ends with 130', async () => {
    const file = join(root, 'stopped.json');
    const ended = await careconform([join(root, 'in'), '-', '--report', `json:${file}`], {
      during: (child) => interruptInput(child, ' '.repeat(2_000_000)),
    });
    expect(ended.status).toBe(130);
    const report = readReport(file);
    expect(report.complete).toBe(false);
    expectSound(report);
  });

  it('in the middle of a line keeps what was read before it, and does not call the line broken', async () => {
    const file = join(root, 'stopped-stream.json');
    const line = `${JSON.stringify(JSON.parse(GOOD))}\n`;
    const ended = await careconform(['-', '--report', `json:${file}`], {
      during: (child) => interruptInput(child, line.repeat(6000) + line.slice(0, 40)),
    });
    expect(ended.status).toBe(130);
    const report = readReport(file);
    expect(report.complete).toBe(false);
    expectSound(report);
    expect(report.findings.map(({ rule }) => rule)).not.toContain('payload/well-formed');
  });
});

describe('colour', () => {
  it.each<[Record<string, string>, boolean]>([
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    [{ NO_COLOR: '', FORCE_COLOR: '1' }, true],
    [{ NO_COLOR: '', FORCE_COLOR: '0' }, false],
    [{ NO_COLOR: '' }, false],
  ])('with %j is shown: %s', async (environment, shown) => {
    const { stdout } = await careconform([join(root, 'in'), '--report', 'pretty'], { environment });
    expect(stdout.includes('\u001b[')).toBe(shown);
  });
});
