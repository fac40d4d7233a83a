/** Reads the files of a pack: only those that a pack has, none outside its folder, and no more than a pack may hold. */
import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync, type Stats } from 'node:fs';
import { join, sep } from 'node:path';
import { PackError } from '../packs/faults.js';
import type { StandardFiles } from '../packs/standards.js';

const MOST_FILES = 5000;
const MOST_BYTES = 64 * 1024 * 1024;
const LARGEST = 16 * 1024 * 1024;

/** Reads within one folder and keeps account of how much. */
export class FolderReader {
  private readonly real: string;
  private files = 0;
  private bytes = 0;

  /**
   * @param folder as the user named it
   * @throws PackError where there is no such folder
   */
  constructor(readonly folder: string) {
    try {
      this.real = realpathSync(folder);
    } catch {
      throw new PackError(`There is no folder ${folder} to read a pack from.`);
    }
    if (!lstatSync(this.real).isDirectory())
      throw new PackError(`${folder} is a file where the folder of a pack is due.`);
  }

  /**
   * @returns undefined where there is no such file
   * @throws PackError where the file is a link that leaves the folder, is no file, or is too large
   */
  text(path: string): string | undefined {
    const at = this.inside(path);
    if (at === undefined) return undefined;
    const stats = lstatSync(at);
    if (!stats.isFile()) throw new PackError(`${this.folder}/${path} is no plain file.`);
    this.account(path, stats);
    try {
      return readFileSync(at, 'utf8');
    } catch {
      throw new PackError(`${this.folder}/${path} cannot be read. Check its permissions.`);
    }
  }

  /** Names of the files in a folder of the pack, sorted; none where there is no such folder. */
  names(path: string): string[] {
    const at = this.inside(path);
    if (at === undefined) return [];
    let entries: Dirent[];
    try {
      entries = readdirSync(at, { withFileTypes: true });
    } catch {
      throw new PackError(`${this.folder}/${path} is no folder that can be read.`);
    }
    return entries.map(({ name }) => name).sort();
  }

  /** Where a path really is; undefined where nothing is there. */
  private inside(path: string): string | undefined {
    let at: string;
    try {
      at = realpathSync(join(this.real, ...path.split('/')));
    } catch {
      return undefined;
    }
    if (at !== this.real && !at.startsWith(this.real + sep))
      throw new PackError(
        `${this.folder}/${path} is a link that leads out of the pack's folder. Put the file itself there.`,
      );
    return at;
  }

  private account(path: string, { size }: Stats): void {
    this.files += 1;
    this.bytes += size;
    if (size > LARGEST) throw new PackError(`${this.folder}/${path} is larger than 16 MB.`);
    if (this.files > MOST_FILES || this.bytes > MOST_BYTES)
      throw new PackError(`The pack in ${this.folder} is too large: it may have ${MOST_FILES} files and 64 MB.`);
  }
}

/** The files of the standards that are named, and no others. */
export function readStandardFiles(folder: string, ids: readonly string[], reader?: FolderReader): StandardFiles {
  const from = reader ?? new FolderReader(folder);
  const below = reader ? 'standards/' : '';
  const files = new Map<string, string>();
  for (const id of ids) {
    const inFolder = (name: string) => from.names(`${below}${id}/${name}`).map((file) => `${id}/${name}/${file}`);
    const paths = [`${id}/standard.json`, `${id}/requirements.json`, ...inFolder('rules'), ...inFolder('codes')];
    for (const path of paths.filter((one) => one.endsWith('.json'))) {
      const text = from.text(below + path);
      if (text !== undefined) files.set(path, text);
    }
  }
  return files;
}
