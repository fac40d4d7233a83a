/** Many files: workers, checkpoints and an early end. The report is the same whoever did the work and however often it was killed. */
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/types.js';
import { BAD, careconform, folder, GOOD, reportOf } from './careconform.js';
import { expectSound } from './report-checks.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const HL7 = 'MSH|^~\\&|PAS|RZZ|EPR|RZZ|20260401120000||ADT^A01|1|P|2.4\rPID|||9990000019^^^NHS^NH||TESTCASE^EXAMPLE\r';

/** Files of several kinds in a mixed order; every tenth is an archive, some cannot be read. */
function filesOf(count: number): Record<string, string | Uint8Array> {
  const kinds: (string | Uint8Array)[] = [
    BAD,
    GOOD,
    HL7,
    GOOD.slice(0, -30),
    [BAD, GOOD, BAD].map((one) => JSON.stringify(JSON.parse(one))).join('\n'),
    'no record',
    gzipSync(bytes(BAD)),
    BAD.replace('"female"', '"unknown-word"'),
    zipSync({ 'a.json': bytes(BAD), 'b/c.json': bytes(GOOD), 'd.json': bytes(BAD.replace('1980', '2480')) }),
    Uint8Array.of(0x50, 0x4b, 3, 4, 0, 1, 2, 3),
  ];
  const files: Record<string, string | Uint8Array> = {};
  for (let at = 0; at < count; at += 1)
    files[`${at % 7}/${String(at).padStart(4, '0')}.dat`] = kinds[at % kinds.length]!;
  return files;
}

const made: string[] = [];
const make = (files: Record<string, string | Uint8Array>): string => {
  const root = folder(files);
  made.push(root);
  return root;
};
afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true, force: true });
});

/** The first line in which two reports differ, byte for byte but for the moment and length of the run. */
function difference(a: string, b: string): string | undefined {
  const [mine, other] = [a, b].map((text) => text.replace(/"started":"[^"]*","seconds":[\d.]+/, '').split('\n'));
  const at = mine!.findIndex((line, index) => line !== other![index]);
  return at < 0 && mine!.length === other!.length
    ? undefined
    : `line ${at}: ${mine![at]?.slice(0, 300)} … ${other![at]?.slice(0, 300)}`;
}

describe('--jobs', () => {
  const root = make(filesOf(300));
  const config = join(make({}), 'config.json');
  const waiver = {
    rule: 'nhs-number/check-digit',
    path: 'Patient*',
    reason: 'A test.',
    owner: 'Tests',
    expires: '2026-06-01',
  };
  writeFileSync(config, JSON.stringify({ waivers: [waiver], asOf: '2026-04-01' }));

  it.each([
    ['as it is', []],
    ['few findings kept', ['--max-findings', '3']],
    ['all findings kept, go-live', ['--max-findings', '0', '--for', 'go-live']],
    ['live data, named by number', ['--data', 'live', '--as-of', '2026-04-01']],
    ['some accepted', ['--config', config, '--max-findings', '5']],
  ])('gives the same report byte for byte with 1, 2 and 8: %s', async (_, options) => {
    const run = async (jobs: string) =>
      careconform([root, `${root}/gone`, '--jobs', jobs, '--report', 'json', ...options]);
    const one = await run('1');
    expectSound(JSON.parse(one.stdout) as Report);
    for (const jobs of ['2', '8']) {
      const more = await run(jobs);
      expect(difference(more.stdout, one.stdout)).toBeUndefined();
      expect(more.status).toBe(one.status);
    }
  });

  it.each(['0', '-1', 'two', '65'])('%s is refused', async (jobs) => {
    const { status, stderr } = await careconform([root, '--jobs', jobs]);
    expect(stderr).toContain('from 1 to 64');
    expect(status).toBe(2);
  });
});

describe('--checkpoint', () => {
  const root = make(filesOf(400));
  const options = ['--report', 'json', '--as-of', '2026-04-01'];

  it.each(['1', '2'])('a run that is killed again and again comes to the same report, --jobs %s', async (jobs) => {
    const whole = await careconform([root, ...options, '--jobs', '1']);
    const file = join(make({}), 'run.checkpoint');
    const args = [root, ...options, '--jobs', jobs, '--checkpoint', file];
    for (const share of [0.05, 0.3, 0.31, 0.8]) await killAt(args, file, share * 400);
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').length : 0;
    expect(lines).toBeGreaterThan(100);
    const last = await careconform(args);
    expect(difference(last.stdout, whole.stdout)).toBeUndefined();
    expect(last.status).toBe(whole.status);
    expect(existsSync(file)).toBe(false);
  });

  it('a line that was cut off is done again', async () => {
    const file = join(make({}), 'run.checkpoint');
    const args = [root, ...options, '--checkpoint', file, '--jobs', '1'];
    await killAt(args, file, 100);
    writeFileSync(file, readFileSync(file).subarray(0, statSync(file).size - 20));
    const again = await careconform(args);
    expect(difference(again.stdout, (await careconform([root, ...options])).stdout)).toBeUndefined();
  });

  it.each([
    ['other options', ['--for', 'go-live'], 'a run with other options'],
    ['other files', [], 'other files, or files that have changed'],
  ])('is refused for %s', async (what, more, words) => {
    const inputs = make(filesOf(400));
    const file = join(make({}), 'run.checkpoint');
    await killAt([inputs, ...options, '--checkpoint', file], file, 50);
    if (what === 'other files') writeFileSync(join(inputs, '0/0000.dat'), GOOD.repeat(2));
    const { status, stderr, stdout } = await careconform([inputs, ...options, ...more, '--checkpoint', file]);
    expect(stderr).toContain(words);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it('is refused where it is no checkpoint, and is left as it was', async () => {
    const file = join(make({ 'notes.txt': 'To do' }), 'notes.txt');
    const { status, stderr } = await careconform([root, '--checkpoint', file]);
    expect(stderr).toContain('is no checkpoint of careconform');
    expect(readFileSync(file, 'utf8')).toBe('To do');
    expect(status).toBe(2);
  });
});

describe('--fail-fast', () => {
  it.each(['1', '2'])('stops after the first payload with a finding that gates, --jobs %s', async (jobs) => {
    const root = make({ 'a.json': GOOD, 'b.json': BAD, 'c.json': BAD });
    const { status, report } = await reportOf([root, '--fail-fast', '--jobs', jobs, '--data', 'synthetic']);
    expectSound(report);
    expect(report.payloads.map(({ name }) => name)).toEqual(['a.json', 'b.json']);
    expect(report).toMatchObject({ complete: false, run: { stopped: 'fail-fast' } });
    expect(status).toBe(1);
  });

  it('changes nothing where nothing gates', async () => {
    const { status, report } = await reportOf([make({ 'a.json': GOOD }), '--fail-fast', '--data', 'synthetic']);
    expect(report.complete).toBe(true);
    expect(status).toBe(0);
  });
});

/** Ends the process, as a loss of power would, when its checkpoint has so many lines. */
async function killAt(args: string[], file: string, lines: number): Promise<void> {
  await careconform(args, {
    during: (child) => {
      const looking = setInterval(() => {
        if (existsSync(file) && readFileSync(file, 'utf8').split('\n').length > lines) child.kill('SIGKILL');
      }, 3);
      child.on('exit', () => clearInterval(looking));
    },
  });
}
