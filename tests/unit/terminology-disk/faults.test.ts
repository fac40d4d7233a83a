import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { TerminologyError } from '../../../src/terminology/terminology-error.js';
import { damageOf, indexPaths, openIndexFile, removeIndex } from '../../../src/terminology-disk/store.js';
import { writeAtomically } from '../../../src/terminology-disk/write-index.js';
import { newFolder, piecesOf } from './folder.js';

const codeIn = (path: string) => {
  const index = openIndexFile(path);
  const [code] = [index.code(0)];
  index.close();
  return code;
};

async function oldIndex(): Promise<string> {
  const path = join(newFolder(), 'snomed-ct.ccterm');
  await writeAtomically(path, await piecesOf('A'));
  return path;
}

function* failing(code: string): Generator<Uint8Array> {
  yield new Uint8Array(1000);
  throw Object.assign(new Error('a message that may hold anything'), { code });
}

describe('a write that fails', () => {
  it.each([
    ['ENOSPC', 'the disk is full'],
    ['EACCES', 'cannot be written to (EACCES)'],
  ])('with %s leaves the old index whole and nothing beside it', async (code, message) => {
    const path = await oldIndex();
    const write = writeAtomically(path, failing(code));
    await expect(write).rejects.toThrow(message);
    await expect(write).rejects.not.toThrow('anything');
    expect(codeIn(path)).toBe('A0');
    expect(readdirSync(join(path, '..'))).toEqual(['snomed-ct.ccterm']);
  });

  it('as the folder is a file says so', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    await expect(writeAtomically(join(file, 'x.ccterm'), await piecesOf('A'))).rejects.toThrow('was not written');
  });
});

it('a folder that cannot be read, and an index that cannot be removed, are told', () => {
  const folder = newFolder();
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(() => indexPaths(file)).toThrow(
    new TerminologyError(`The folder of indexes ${file} cannot be read (ENOTDIR).`),
  );
  expect(() => removeIndex(join(folder, 'none.ccterm'))).toThrow(TerminologyError);
});

it('two writes at once leave one of both whole', async () => {
  const path = await oldIndex();
  const [b, c] = await Promise.all([piecesOf('B', 3000), piecesOf('C', 3000)]);
  await Promise.all([writeAtomically(path, b), writeAtomically(path, c)]);
  expect(['B0', 'C0']).toContain(codeIn(path));
  expect(damageOf(path)).toEqual([]);
});

it('a process killed while it writes leaves the old index whole, and what it left is cleared away in time', async () => {
  const path = await oldIndex();
  const folder = join(path, '..');
  const script = join(newFolder(), 'writer.mjs');
  const source = new URL('../../../src/terminology-disk/write-index.ts', import.meta.url).pathname;
  await build({
    stdin: {
      contents: `import { writeAtomically } from ${JSON.stringify(source)};
        function* pieces() { for (;;) { process.stdout.write('.'); yield new Uint8Array(65536); } }
        await writeAtomically(${JSON.stringify(path)}, pieces());`,
      resolveDir: folder,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: script,
  });
  await killAfter(spawn(process.execPath, [script]), 20);
  expect(codeIn(path)).toBe('A0');
  expect(indexPaths(folder)).toEqual([path]);
  const [draft] = readdirSync(folder).filter((name) => name.endsWith('.tmp'));
  expect(draft).toBeDefined();
  await writeAtomically(path, await piecesOf('B'));
  // It may be that of a process that is still at work.
  expect(existsSync(join(folder, draft!))).toBe(true);
  utimesSync(join(folder, draft!), 0, 0);
  await writeAtomically(path, await piecesOf('C'));
  expect(existsSync(join(folder, draft!))).toBe(false);
});

async function killAfter(child: ChildProcess, writes: number): Promise<void> {
  let seen = 0;
  child.stdout!.on('data', (data: Buffer) => {
    seen += data.length;
    if (seen > writes) child.kill('SIGKILL');
  });
  await once(child, 'exit');
}

describe('an index on disk', () => {
  it('that was cut short is refused by its name', async () => {
    const path = await oldIndex();
    truncateSync(path, readFileSync(path).length - 1);
    expect(() => openIndexFile(path)).toThrow(/snomed-ct\.ccterm: .*damaged or cut short/);
  });

  it('that is cut short while it is open gives an error and no answer', async () => {
    const path = join(newFolder(), 'a.ccterm');
    await writeAtomically(path, await piecesOf('A', 50_000));
    const index = openIndexFile(path);
    truncateSync(path, 3000);
    expect(() => index.find('A499')).toThrow('cut short');
    index.close();
  });

  it('that is replaced while it is open is still read whole', async () => {
    const path = await oldIndex();
    const index = openIndexFile(path);
    await writeAtomically(path, await piecesOf('B'));
    expect([index.find('A7') >= 0, index.find('B7')]).toEqual([true, -1]);
    expect(codeIn(path)).toBe('B0');
    index.close();
  });
});
