/** Imports what the user names: finds out what it is, makes the indexes, and puts them into the folder. */
import { existsSync, statSync } from 'node:fs';
import { whyNoTable } from '../terminology/import/table/nearest.js';
import { latestOf } from '../terminology/import/table/version.js';
import type { IndexMeta } from '../terminology/index-format.js';
import { TerminologyError } from '../terminology/terminology-error.js';
import { IMPORTERS, type ImportContext, type Importer, layouts } from './importers.js';
import { type DiskFile, headOf, releaseFiles, sourcesOf } from './release-files.js';
import { indexPath, openIndexFile } from './store.js';
import { writeAtomically } from './write-index.js';

export interface Imported {
  meta: IndexMeta;
  path: string;
  bytes: number;
}

/**
 * @param paths zips, folders or files; all of one system are one release
 * @param folder of indexes; an index of the same system and edition is replaced
 * @throws TerminologyError where nothing is recognised, a release is damaged, or the folder cannot be written to
 */
export async function importTerminology(
  paths: readonly string[],
  folder: string,
  context: Omit<ImportContext, 'sources'>,
): Promise<Imported[]> {
  try {
    return await importAll(paths, folder, context);
  } catch (error) {
    throw unreadable(error) ?? error;
  }
}

/** An error of the operating system at what the user named, in our own words; undefined for others. */
function unreadable(error: unknown): TerminologyError | undefined {
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  if (syscall === undefined || path === undefined) return undefined;
  return new TerminologyError(`${path} cannot be read (${code}). Nothing was imported of it.`);
}

async function importAll(
  paths: readonly string[],
  folder: string,
  context: Omit<ImportContext, 'sources'>,
): Promise<Imported[]> {
  const groups = await recognised(paths, context);
  const imported: Imported[] = [];
  for (const [importer, { files, from }] of groups) {
    let sources: Promise<IndexMeta['sources']> | undefined;
    const made = await importer.run(files, {
      ...context,
      sources: () => {
        sources ??= sourcesOf([...from]);
        return sources;
      },
    });
    for (const { meta, pieces } of made) {
      const path = indexPath(folder, meta);
      const before = versionAt(path);
      await writeAtomically(path, pieces);
      if (before !== undefined && latestOf([before, meta.version]) !== meta.version)
        meta.notes.push(`This took the place of a newer release, of ${before}. Import that again to go back.`);
      imported.push({ meta, path, bytes: statSync(path).size });
    }
  }
  return imported;
}

/** Version of the index that is there; undefined where there is none that can be read. */
function versionAt(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const index = openIndexFile(path);
    index.close();
    return index.meta.version;
  } catch (error) {
    if (error instanceof TerminologyError) return undefined;
    throw error;
  }
}

interface Group {
  files: DiskFile[];
  /** What the user named that they are in */
  from: Set<string>;
}

/** Files by what can import them. Of each path that the user names there must be one. */
async function recognised(
  paths: readonly string[],
  { codes }: Pick<ImportContext, 'codes'>,
): Promise<Map<Importer, Group>> {
  const groups = new Map<Importer, Group>();
  for (const path of paths) {
    let known = false;
    let why: string | undefined;
    for (const file of await releaseFiles([path])) {
      const head = await headToTell(file);
      const importer = IMPORTERS.find((one) => one.recognises(file, head, codes));
      if (!importer) {
        const told = why === undefined && head !== UNTOLD ? whyNoTable(head, layouts(codes)) : undefined;
        if (told !== undefined) why = ` ${file.name} ${told}.`;
        continue;
      }
      known = true;
      const group = groups.get(importer) ?? { files: [], from: new Set() };
      groups.set(importer, { files: [...group.files, file], from: group.from.add(path) });
    }
    if (known) continue;
    const kinds = IMPORTERS.map(({ name }) => name).join('; ');
    throw new TerminologyError(
      `Nothing in ${path} is a release that can be imported.${why ?? ''} Known are: ${kinds}.`,
    );
  }
  return groups;
}

const UNTOLD = new Uint8Array(0);

/** Of documents beside a release nothing is read. */
async function headToTell(file: DiskFile): Promise<Uint8Array> {
  return /\.(pdf|docx?|xlsx?|mdb|html?)$/i.test(file.name) ? UNTOLD : headOf(file);
}
