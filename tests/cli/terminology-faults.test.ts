/** What goes wrong as a release is imported: whatever it is, an index is there whole, the old one or the new. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { damageOf, openIndexFile } from '../../src/terminology-disk/store.js';
import { type MadeRelease, smallRelease } from '../unit/terminology/import/release.js';
import { careconform, folder } from './careconform.js';

const BIN = fileURLToPath(new URL('../../bin/careconform.js', import.meta.url));
const made: string[] = [];
afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true });
});

const filesOf = (name: string, release: MadeRelease) =>
  Object.fromEntries([...release.texts()].map(([path, text]) => [`${name}/${path}`, text]));

/** Two releases of one edition, told apart by their dates, and an index of the first. */
async function project(): Promise<{ root: string; indexes: string; index: string }> {
  const root = folder({
    ...filesOf('old', smallRelease()),
    ...filesOf('new', smallRelease('SnomedCT_Test_20260701', 'Snapshot', '20260701')),
  });
  made.push(root);
  const indexes = join(root, 'indexes');
  const { status } = await careconform(['terminology', 'import', join(root, 'old'), '--terminology', indexes]);
  expect(status).toBe(0);
  return { root, indexes, index: join(indexes, readdirSync(indexes)[0]!) };
}

function versionOf(path: string): string {
  expect(damageOf(path)).toEqual([]);
  const index = openIndexFile(path);
  const { version } = index.meta;
  index.close();
  return version;
}

describe('an import', () => {
  let at: Awaited<ReturnType<typeof project>>;
  const importNew = () => [BIN, 'terminology', 'import', join(at.root, 'new'), '--terminology', at.indexes];
  beforeAll(async () => {
    at = await project();
  });

  it('that is killed at any moment leaves an index whole', async () => {
    const seen = new Set<string>();
    const begun = Date.now();
    await once(spawn(process.execPath, importNew(), { stdio: 'ignore' }), 'exit');
    const whole = Date.now() - begun;
    for (let turn = 0; turn <= 10; turn += 1) {
      const child = spawn(process.execPath, importNew(), { stdio: 'ignore' });
      const killed = setTimeout(() => child.kill('SIGKILL'), (whole * turn) / 10);
      await once(child, 'exit');
      clearTimeout(killed);
      seen.add(versionOf(at.index));
    }
    expect([...seen].every((version) => ['20260415', '20260701'].includes(version))).toBe(true);
    expect(readdirSync(at.indexes).filter((name) => name.endsWith('.ccterm'))).toHaveLength(1);
  }, 60_000);

  it('beside another of the same edition leaves one of both whole', async () => {
    const both = await Promise.all(
      ['old', 'new', 'old', 'new'].map((name) =>
        careconform(['terminology', 'import', join(at.root, name), '--terminology', at.indexes]),
      ),
    );
    expect(both.map(({ status }) => status)).toEqual([0, 0, 0, 0]);
    expect(['20260415', '20260701']).toContain(versionOf(at.index));
  });

  it.skipIf(process.platform === 'win32')('that has no room to write says so and leaves the old index', () => {
    const before = readFileSync(at.index);
    const beside = readdirSync(at.indexes);
    // No file may be written beyond 512 bytes, and the signal about that is not heeded: the write itself fails.
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `trap '' XFSZ; ulimit -f 1; exec "$@"`, 'sh', process.execPath, ...importNew()],
      { encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([2, expect.stringContaining('What was there before is unchanged.')]);
    expect(readFileSync(at.index).equals(before)).toBe(true);
    expect(readdirSync(at.indexes)).toEqual(beside);
  });
});

describe('an index that is not as it was written', () => {
  it.each<[string, (path: string) => void, string]>([
    ['empty', (path) => truncateSync(path, 0), 'too short'],
    ['cut within its header', (path) => truncateSync(path, 100), 'damaged or cut short'],
    ['cut by one byte', (path) => truncateSync(path, readFileSync(path).length - 1), 'damaged or cut short'],
    ['of another version', (path) => overwrite(path, 8, 1), 'of version 1'],
    ['of a later version', (path) => overwrite(path, 8, 99), 'of version 99'],
    ['changed in its header', (path) => overwrite(path, 60, 1), 'damaged'],
    [
      'something else',
      (path) => writeFileSync(path, 'words, and more of them than a preamble has'),
      'no terminology index',
    ],
  ])('%s: check, codes and list say so and stop', async (_, change, message) => {
    const { root, indexes, index } = await project();
    change(index);
    const payload = join(root, 'p.json');
    writeFileSync(payload, JSON.stringify({ resourceType: 'Patient', active: true }));
    for (const command of [
      ['check', payload],
      ['codes', payload],
      ['terminology', 'list'],
    ]) {
      const { status, stderr } = await careconform([...command, '--terminology', indexes]);
      expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
    }
    const { status } = await careconform(['terminology', 'import', join(root, 'old'), '--terminology', indexes]);
    expect([status, versionOf(index)]).toEqual([0, '20260415']);
  });
});

function overwrite(path: string, at: number, byte: number): void {
  const bytes = readFileSync(path);
  bytes[at] = byte;
  writeFileSync(path, bytes);
}
