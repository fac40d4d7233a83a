import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import type { Source } from '../types.js';
import { failingSource, fileSource } from './file.js';

const LEFT_OUT = new Set(['.git', 'node_modules']);

/**
 * The files of a folder and of the folders in it, sorted by name so that every run has the same order. Links are followed,
 * save those that lead to a folder that is being read already; `.git` and `node_modules` are left out.
 * @param path the folder, with `/` between its parts
 */
export async function* walkFolder(
  path: string,
  argument: string,
  above: ReadonlySet<string> = new Set(),
): AsyncGenerator<Source> {
  let entries: Dirent[];
  let real: string;
  try {
    real = await realpath(path);
    entries = await readdir(path, { withFileTypes: true });
  } catch (error) {
    yield failingSource(path, argument, error);
    return;
  }
  if (above.has(real)) return;
  const open = new Set([...above, real]);
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name } of entries) {
    if (!LEFT_OUT.has(name)) yield* openPath(path.endsWith('/') ? path + name : `${path}/${name}`, argument, open);
  }
}

/** A file, or the files of a folder. Devices and sockets in a folder are left out. */
export async function* openPath(path: string, argument: string, above?: ReadonlySet<string>): AsyncGenerator<Source> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) yield* walkFolder(path, argument, above);
    else if (found.isFile()) yield fileSource(path, argument, found.size, found.mtimeMs);
    else if (!above) yield fileSource(path, argument);
  } catch (error) {
    yield failingSource(path, argument, error);
  }
}
