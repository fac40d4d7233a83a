/** Imports what the user names: finds out what it is, makes the indexes, and puts them into the folder. */
import { statSync } from 'node:fs';
import type { IndexMeta } from '../terminology/index-format.js';
import { TerminologyError } from '../terminology/terminology-error.js';
import { IMPORTERS, type ImportContext, type Importer } from './importers.js';
import { type DiskFile, releaseFiles, sourcesOf } from './release-files.js';
import { indexPath } from './store.js';
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
  const files = await releaseFiles(paths);
  const groups = recognised(files);
  let sources: Promise<IndexMeta['sources']> | undefined;
  const imported: Imported[] = [];
  for (const [importer, own] of groups) {
    const made = await importer.run(own, {
      ...context,
      sources: () => {
        sources ??= sourcesOf(paths);
        return sources;
      },
    });
    for (const { meta, pieces } of made) {
      const path = indexPath(folder, meta);
      await writeAtomically(path, pieces);
      imported.push({ meta, path, bytes: statSync(path).size });
    }
  }
  return imported;
}

function recognised(files: readonly DiskFile[]): Map<Importer, DiskFile[]> {
  const groups = new Map<Importer, DiskFile[]>();
  for (const file of files) {
    const importer = IMPORTERS.find((one) => one.recognises(file));
    if (importer) groups.set(importer, [...(groups.get(importer) ?? []), file]);
  }
  if (groups.size === 0) {
    const kinds = IMPORTERS.map(({ name }) => name).join('; ');
    throw new TerminologyError(`Nothing in what was named is a release that can be imported. Known are: ${kinds}.`);
  }
  return groups;
}
