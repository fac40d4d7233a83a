/** The folder of indexes: one file for each system and edition. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { damagedSections } from '../terminology/index/open.js';
import { TerminologyIndex } from '../terminology/index/terminology-index.js';
import type { IndexMeta } from '../terminology/index-format.js';
import { TerminologyError } from '../terminology/terminology-error.js';
import { openPages } from './file-pages.js';

const ENDING = '.ccterm';
const LONGEST_NAME = 200;

/** Where the index of a system and edition stands. */
export function indexPath(folder: string, { system, edition }: Pick<IndexMeta, 'system' | 'edition'>): string {
  const name = [system, edition].filter((part) => part !== '').join('@');
  return join(folder, `${fileName(name)}${ENDING}`);
}

/** A file's name has at most 255 bytes: the end of a longer one, as of a map with two URLs, is told by its digest. */
function fileName(name: string): string {
  const encoded = encodeURIComponent(name);
  if (encoded.length <= LONGEST_NAME) return encoded;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 16);
  return `${encoded.slice(0, LONGEST_NAME - 20).replace(/(?:%[0-9A-F]?)?$/, '')}~${digest}`;
}

/**
 * Paths of the indexes in a folder; none where there is no such folder.
 * @throws TerminologyError where the folder cannot be read
 */
export function indexPaths(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return namesIn(folder)
    .filter((name) => name.endsWith(ENDING) && !name.startsWith('.'))
    .sort()
    .map((name) => join(folder, name));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new TerminologyError(`The folder of indexes ${folder} cannot be read (${codeOf(error)}).`);
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

/** @throws TerminologyError where the file is no index, or one that is damaged or of another version */
export function openIndexFile(path: string): TerminologyIndex {
  const pages = openPages(path);
  try {
    return new TerminologyIndex(pages);
  } catch (error) {
    pages.close();
    if (error instanceof TerminologyError) throw new TerminologyError(`${path}: ${error.message}`);
    throw error;
  }
}

/** The sections of an index that are damaged; none where it is as it was written. */
export function damageOf(path: string): string[] {
  const pages = openPages(path);
  try {
    return damagedSections(pages);
  } finally {
    pages.close();
  }
}

/**
 * Finds an index by its name, `system` or `system@edition`.
 * @throws TerminologyError where none or several are meant
 */
export function findIndex(folder: string, name: string): string {
  const paths = indexPaths(folder);
  const whole = paths.find((path) => nameOf(path) === name);
  if (whole !== undefined) return whole;
  const named = paths.filter((path) => nameOf(path).startsWith(`${name}@`));
  const [only] = named;
  if (only === undefined)
    throw new TerminologyError(`There is no index ${name} in ${folder}. See careconform terminology list.`);
  if (named.length > 1) throw new TerminologyError(`Several indexes are meant: ${named.map(nameOf).join(', ')}.`);
  return only;
}

/** `snomed-ct@83821000000107` */
export function nameOf(path: string): string {
  const name = path.slice(path.search(/[^/\\]*$/), -ENDING.length);
  try {
    return decodeURIComponent(name);
  } catch {
    // A long name may be cut within a character.
    return name;
  }
}

/** @throws TerminologyError where it cannot be removed */
export function removeIndex(path: string): void {
  try {
    rmSync(path);
  } catch (error) {
    throw new TerminologyError(`The index ${path} was not removed (${codeOf(error)}).`);
  }
}
