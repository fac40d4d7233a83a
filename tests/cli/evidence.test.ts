import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/types.js';
import { BAD, careconform, folder, GOOD } from './careconform.js';

const root = folder({ '9990000018/jane-testcase.json': GOOD, 'two.json': BAD });
const file = join(root, 'out', 'evidence.zip');
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('check --evidence', () => {
  let digest = '';
  beforeAll(async () => {
    const { status, stderr } = await careconform([root, '--names', 'index', '--evidence', file, '--report', 'json:-']);
    expect(status).toBe(1);
    digest = /\b[0-9a-f]{64}\b/.exec(stderr)![0];
  });

  it('holds the report, and nothing of payloads or of where they were', () => {
    const files = unzipSync(readFileSync(file));
    const report = JSON.parse(Buffer.from(files['report.json']!).toString()) as Report;
    expect(report.payloads.map(({ name }) => name)).toEqual(['payload 1', 'payload 2']);
    expect(report.run.gate.passed).toBe(false);
    const all = Object.values(files)
      .map((bytes) => Buffer.from(bytes).toString())
      .join('');
    expect(all).not.toMatch(/testcase|99900000|Example|1980-02-03/i);
    expect(all).not.toContain(root);
  });

  it('is confirmed, with the digest that was noted', async () => {
    const ended = await careconform(['verify-evidence', file, '--digest', digest]);
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    expect(ended.stdout).toMatch(/Tool: the same/);
    expect(ended.stdout).toContain(digest);
  });

  it('is refused with another digest', async () => {
    const other = createHash('sha256').update('x').digest('hex');
    const ended = await careconform(['verify-evidence', file, '--digest', other]);
    expect(ended.status).toBe(2);
    expect(ended.stderr).toMatch(/not the one that was noted/);
  });

  it('says what was changed, and ends with 2', async () => {
    const changed = join(root, 'changed.zip');
    const files = unzipSync(readFileSync(file));
    const report = Buffer.from(files['report.json']!).toString().replace('"passed":false', '"passed":true');
    writeFileSync(changed, zipSync({ ...files, 'report.json': Buffer.from(report) }));
    const ended = await careconform(['verify-evidence', changed]);
    expect(ended.status).toBe(2);
    expect(ended.stdout).toMatch(/^changed +report\.json$/m);
    expect(ended.stderr).toMatch(/was changed/);
  });

  it('writes nothing where a zip would lead out of its folder', async () => {
    const hostile = join(root, 'hostile.zip');
    writeFileSync(hostile, zipSync({ '../outside.txt': Buffer.from('x') }));
    const before = readdirSync(root);
    const ended = await careconform(['verify-evidence', hostile], { cwd: join(root, 'out') });
    expect(ended).toMatchObject({ status: 2, stdout: '' });
    expect(readdirSync(root)).toEqual(before);
  });

  it.each([
    ['there is no such file', 'none.zip'],
    ['it is a folder', '.'],
  ])('says so where %s', async (_what, name) => {
    const ended = await careconform(['verify-evidence', join(root, name)]);
    expect(ended.status).toBe(2);
    expect(ended.stderr).toMatch(/^careconform: There is no file /);
  });

  it('is not made where the report would show values', async () => {
    const full = join(root, 'full.zip');
    const ended = await careconform([root, '--values', 'full', '--evidence', full]);
    expect(ended.status).toBe(2);
    expect(ended.stderr).toMatch(/cannot hold values/);
    expect(existsSync(full)).toBe(false);
  });
});
