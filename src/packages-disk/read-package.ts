import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PACKAGE_LIMITS, type PackageFile, readArchive } from '../fhir/packages/archive.js';
import { PackageError } from '../fhir/packages/package-error.js';

/** A package on disk before it is unpacked: what it is called, a hash of its content, and its files on demand. */
export interface DiskPackage {
  name: string;
  /** sha256 of the archive, or of the names and bytes of the files */
  hash: string;
  files(): PackageFile[];
}

const DEPTH = 8;

/**
 * Reads a package archive (.tgz), a folder of one, or a single resource.
 * @throws {PackageError} where there is nothing at the path, or it cannot be read
 */
export async function readDiskPackage(path: string): Promise<DiskPackage> {
  try {
    if ((await stat(path)).isDirectory()) return await readFolder(path);
    const bytes = await readFile(path);
    const hash = createHash('sha256').update(bytes).digest('hex');
    const name = basename(path);
    if (bytes[0] === 0x1f && bytes[1] === 0x8b)
      return { name: name.replace(/\.(tgz|tar\.gz)$/, ''), hash, files: () => readArchive(bytes) };
    return { name, hash, files: () => [{ name, bytes }] };
  } catch (error) {
    if (error instanceof PackageError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    throw new PackageError(
      code === 'ENOENT'
        ? `There is no package at ${path}.`
        : `The package at ${path} cannot be read (${code ?? 'no reason given'}).`,
    );
  }
}

/** The folder `package` is the package's root where there is one, as in the shared cache. */
async function readFolder(path: string): Promise<DiskPackage> {
  const inner = join(path, 'package');
  const root = (await stat(inner).catch(() => undefined))?.isDirectory() ? inner : path;
  const files: PackageFile[] = [];
  await collect(root, '', 0, files);
  return { name: basename(path), hash: digestOf(files), files: () => files };
}

async function collect(folder: string, prefix: string, depth: number, files: PackageFile[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (files.length > PACKAGE_LIMITS.files) throw new PackageError('The folder holds more files than may be read.');
    const path = join(folder, entry.name);
    if (entry.isDirectory() && depth < DEPTH && entry.name !== 'node_modules' && !entry.name.startsWith('.')) {
      await collect(path, `${prefix}${entry.name}/`, depth + 1, files);
    } else if (entry.isFile() && /\.(json|xml)$/.test(entry.name) && !entry.name.startsWith('.')) {
      files.push({ name: prefix + entry.name, bytes: await readFile(path) });
    }
  }
}

/** A hash of files that does not depend on their order. */
export function digestOf(files: readonly PackageFile[]): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}
