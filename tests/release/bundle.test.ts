import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBundle } from '../../src/build/release/bundle.js';
import { closureOf, importedByDist } from '../../src/build/release/packages.js';
import { BAD, GOOD } from '../cli/careconform.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const zip = makeBundle(root, '9.9.9');
const files = unzipSync(zip);
const at = mkdtempSync(join(tmpdir(), 'a folder with spaces '));
const home = join(at, 'careconform-9.9.9');
afterAll(() => rmSync(at, { recursive: true, force: true }));

beforeAll(() => {
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(at, name)), { recursive: true });
    writeFileSync(join(at, name), bytes);
  }
  chmodSync(join(home, 'careconform'), 0o755);
  // The only thing on the PATH.
  mkdirSync(join(at, 'path'));
  symlinkSync(process.execPath, join(at, 'path/node'));
  mkdirSync(join(at, 'samples'));
  writeFileSync(join(at, 'samples/good.json'), GOOD);
  writeFileSync(join(at, 'samples/bad.json'), BAD);
});

function run(command: string, args: string[]) {
  const env = { PATH: join(at, 'path'), NO_COLOR: '1', HOME: at };
  return spawnSync(command, args, { cwd: join(at, 'samples'), env, encoding: 'utf8' });
}

describe('the bundle', () => {
  it('is the same bytes every time', () => {
    expect(Buffer.compare(makeBundle(root, '9.9.9'), zip)).toBe(0);
  });

  it('has the program, its data, its commands and the licences of what it carries', () => {
    const names = Object.keys(files).map((name) => name.slice('careconform-9.9.9/'.length));
    expect(Object.keys(files).every((name) => name.startsWith('careconform-9.9.9/'))).toBe(true);
    expect(names).toEqual(
      expect.arrayContaining(['careconform', 'careconform.cmd', 'bin/careconform.js', 'dist/cli.cjs']),
    );
    expect(names).toEqual(expect.arrayContaining(['LICENSE', 'NOTICE', 'dist/LICENSES.txt', 'standards/SAFETY.md']));
    expect(names.filter((name) => /^(src|tests|fixtures|release|\.git|dist\/types)\b/.test(name))).toEqual([]);
    for (const folder of closureOf(root, importedByDist(root))) {
      expect(names).toContain(`${folder}/package.json`);
      expect(
        names.some((name) => name.startsWith(`${folder}/`) && /licen[cs]e|readme/i.test(name)),
        folder,
      ).toBe(true);
    }
  });

  it('has commands for cmd.exe and for any shell', () => {
    const windows = readFileSync(join(home, 'careconform.cmd'), 'utf8');
    expect(windows.split('\r\n').some((line) => line.includes('\n'))).toBe(false);
    expect(windows).toContain('exit /b %errorlevel%');
    expect(readFileSync(join(home, 'careconform'), 'utf8')).not.toContain('\r');
  });

  it.skipIf(process.platform === 'win32').each([
    ['good.json', 0],
    ['bad.json', 1],
    ['none.json', 2],
  ])('checks %s with nothing but node on the PATH, and ends with %i', (name, status) => {
    const ended = run(join(home, 'careconform'), ['check', name, '--report', 'compact']);
    expect(ended.error).toBeUndefined();
    expect([ended.status, ended.stderr.includes('internal error')]).toEqual([status, false]);
  });

  it('is the same tool as the one it was made of, with several threads too', () => {
    const command = join(home, 'bin/careconform.js');
    const first = run(process.execPath, [
      command,
      '.',
      '--jobs',
      '2',
      '--evidence',
      '../evidence.zip',
      '--report',
      'json',
    ]);
    expect(first.status).toBe(1);
    const here = spawnSync(process.execPath, [join(root, 'bin/careconform.js'), 'verify-evidence', '../evidence.zip'], {
      cwd: join(at, 'samples'),
      encoding: 'utf8',
    });
    expect(here).toMatchObject({ status: 0, stderr: '' });
    expect(here.stdout).toContain('Tool: the same as the one installed here.');
  });

  it('finds each package that the program asks for late', () => {
    const asks = `await Promise.all(${JSON.stringify(importedByDist(root))}.map((name) => import(name)));`;
    writeFileSync(join(home, 'dist/ask.mjs'), asks);
    expect(run(process.execPath, [join(home, 'dist/ask.mjs')])).toMatchObject({ status: 0, stderr: '' });
    rmSync(join(home, 'dist/ask.mjs'));
    expect(run(process.execPath, [join(home, 'bin/careconform.js'), 'bad.json', '--report', 'junit']).status).toBe(1);
  });

  it.skipIf(process.platform === 'win32')('runs from its own folder, and with a Node that stands beside it', () => {
    expect(run('/bin/sh', ['-c', `cd '${home}' && ./careconform list stages`])).toMatchObject({ status: 0 });
    mkdirSync(join(home, 'node/bin'), { recursive: true });
    writeFileSync(join(home, 'node/bin/node'), '#!/bin/sh\necho beside\n');
    chmodSync(join(home, 'node/bin/node'), 0o755);
    expect(run(join(home, 'careconform'), []).stdout).toBe('beside\n');
    rmSync(join(home, 'node'), { recursive: true });
    expect(existsSync(join(home, 'node'))).toBe(false);
  });
});
