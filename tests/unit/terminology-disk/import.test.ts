import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importTerminology } from '../../../src/terminology-disk/import.js';
import { sourcesOf } from '../../../src/terminology-disk/release-files.js';
import { findIndex, indexPath, indexPaths, nameOf, openIndexFile } from '../../../src/terminology-disk/store.js';
import { writeAtomically } from '../../../src/terminology-disk/write-index.js';
import { INT, smallRelease } from '../terminology/import/release.js';
import { newFolder, piecesOf, writeTexts } from './folder.js';

const standards = fileURLToPath(new URL('../../../standards', import.meta.url));
const codes = <T>(name: string) => {
  const [standard, list] = name.split('/');
  return JSON.parse(readFileSync(join(standards, standard!, 'codes', `${list}.json`), 'utf8')) as T;
};
const context = { codes, with: [] };

function zipOf(level: 0 | 6, change: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes): string {
  const texts = [...smallRelease().texts()].map(([name, text]) => [name, new TextEncoder().encode(text)]);
  const path = join(newFolder(), 'release.zip');
  writeFileSync(path, change(zipSync(Object.fromEntries(texts), { level })));
  return path;
}

async function importedCodes(path: string): Promise<number> {
  const [imported] = await importTerminology([path], newFolder(), context);
  const index = openIndexFile(imported!.path);
  const { concepts } = index;
  index.close();
  return concepts;
}

describe('a release', () => {
  it('is the same from a folder and from a zip, packed or not', async () => {
    const folder = writeTexts(newFolder(), smallRelease().texts());
    expect(await importedCodes(folder)).toBe(4);
    expect(await importedCodes(zipOf(0))).toBe(4);
    expect(await importedCodes(zipOf(6))).toBe(4);
  });

  it('is named with its edition, version, and the hash of its source', async () => {
    const path = zipOf(6);
    const target = newFolder();
    const [imported] = await importTerminology([path], target, context);
    const { meta } = imported!;
    expect(indexPaths(target).map(nameOf)).toEqual([`snomed-ct@${INT}`]);
    expect(meta.sources).toEqual(await sourcesOf([path]));
    expect(meta.sources).toEqual([
      { name: 'release.zip', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), bytes: expect.any(Number) },
    ]);
  });

  it('tells how far it is', async () => {
    const told: number[] = [];
    await importTerminology([zipOf(6)], newFolder(), { ...context, progress: (done, of) => told.push(done / of) });
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array, RegExp]>([
    ['cut short', (bytes) => bytes.subarray(0, bytes.length - 30), /no zip file, or it was cut short/],
    ['damaged in a file', (bytes) => bytes.map((byte, at) => (at > 150 && at < 300 ? byte ^ 0xff : byte)), /damaged/],
    ['no zip', () => new Uint8Array(100), /no zip file/],
  ])('in a zip that is %s is refused', async (_, change, message) => {
    await expect(importedCodes(zipOf(6, change))).rejects.toThrow(message);
  });

  it('is told apart from what is none', async () => {
    const folder = writeTexts(newFolder(), new Map([['readme.txt', 'words']]));
    await expect(importedCodes(folder)).rejects.toThrow('can be imported');
    await expect(importedCodes(join(folder, 'nothing'))).rejects.toThrow('There is no file');
  });
});

it('an index is found by its system where that is enough', async () => {
  const folder = newFolder();
  for (const edition of ['1', '2'])
    await writeAtomically(indexPath(folder, { system: 's', edition }), await piecesOf('A'));
  await writeAtomically(indexPath(folder, { system: 'http://example.org/a', edition: '' }), await piecesOf('A'));
  expect(nameOf(findIndex(folder, 's@2'))).toBe('s@2');
  expect(nameOf(findIndex(folder, 'http://example.org/a'))).toBe('http://example.org/a');
  expect(() => findIndex(folder, 's')).toThrow('Several');
  expect(() => findIndex(folder, 't')).toThrow('no index t');
});

it('an index with a long name is kept under one that file systems take, and told from others', async () => {
  const folder = newFolder();
  const system = `http://example.org/${'é/'.repeat(60)}`;
  const paths = ['1', '2'].map((edition) => indexPath(folder, { system, edition }));
  expect(new Set(paths).size).toBe(2);
  for (const path of paths) await writeAtomically(path, await piecesOf('A'));
  expect(indexPaths(folder)).toHaveLength(2);
  for (const path of paths) expect(findIndex(folder, nameOf(path))).toBe(path);
});
