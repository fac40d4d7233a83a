/** The files of a release that the user names: a zip, a folder, or one file. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import type { ReleaseFile } from '../terminology/import/release-file.js';
import type { IndexMeta } from '../terminology/index-format.js';
import { TerminologyError } from '../terminology/terminology-error.js';
import { withNestedZips } from './nested-zip.js';
import { zipEntries } from './zip.js';

export type DiskFile = ReleaseFile;

const CHUNK = 1 << 18;

/** @throws TerminologyError where there is no such file, or a zip is damaged */
export async function releaseFiles(paths: readonly string[]): Promise<DiskFile[]> {
  const files: DiskFile[] = [];
  for (const path of paths) {
    if (!existsSync(path)) throw new TerminologyError(`There is no file or folder ${path}.`);
    if (statSync(path).isDirectory()) files.push(...(await ofFolder(path)));
    else if (/\.zip$/i.test(path)) files.push(...(await inZip(path)));
    else files.push(onDisk(path, path));
  }
  return files;
}

async function ofFolder(folder: string): Promise<DiskFile[]> {
  const files: DiskFile[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    if (!statSync(path).isFile()) continue;
    if (/\.zip$/i.test(path)) files.push(...(await inZip(path)));
    else files.push(onDisk(path, join(basename(folder), name)));
  }
  return files;
}

async function inZip(path: string): Promise<DiskFile[]> {
  const entries = await withNestedZips(await zipEntries(path));
  return entries.map((entry) => ({ ...entry, name: `${basename(path)}/${entry.name.replaceAll('\\', '/')}` }));
}

function onDisk(path: string, name: string): DiskFile {
  return {
    name: name.split(sep).join('/'),
    bytes: statSync(path).size,
    open: () => createReadStream(path, { highWaterMark: CHUNK }),
  };
}

const HEAD = 1 << 14;

/** The first bytes of a file, by which it is recognised. */
export async function headOf(file: DiskFile): Promise<Uint8Array> {
  for await (const piece of file.open()) return piece.subarray(0, HEAD);
  return new Uint8Array(0);
}

/** Names, sizes and SHA-256 of what was named; a folder is told by the names and digests of all its files. */
export async function sourcesOf(paths: readonly string[]): Promise<IndexMeta['sources']> {
  return Promise.all(paths.map(sourceOf));
}

async function sourceOf(path: string): Promise<IndexMeta['sources'][number]> {
  const name = basename(path);
  if (statSync(path).isFile()) return { name, sha256: await digestOf(path), bytes: statSync(path).size };
  const hash = createHash('sha256');
  let bytes = 0;
  for (const file of filesUnder(path)) {
    bytes += statSync(file).size;
    hash.update(`${file.slice(path.length)}\0${await digestOf(file)}\n`);
  }
  return { name, sha256: hash.digest('hex'), bytes };
}

function filesUnder(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => join(path, name))
    .filter((name) => statSync(name).isFile());
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(CHUNK * 4);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
