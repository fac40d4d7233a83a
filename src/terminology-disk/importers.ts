/** The kinds of release that can be imported. A new one is one more entry here. */

import type { DmdPart } from '../terminology/import/dmd/facts.js';
import { parseDmdName } from '../terminology/import/dmd/file-name.js';
import { importDmd } from '../terminology/import/dmd/import.js';
import type { MadeIndex } from '../terminology/import/made-index.js';
import { parseRf2Name } from '../terminology/import/rf2/file-name.js';
import { importRf2 } from '../terminology/import/rf2/import.js';
import type { IndexMeta } from '../terminology/index-format.js';
import type { DiskFile } from './release-files.js';

export interface ImportContext {
  /** standards/<id>/codes/<name>.json by `<id>/<name>` */
  codes: <T>(name: string) => T;
  /** Parts beyond the base: refsets, relationships, terms */
  with: readonly string[];
  /** Name, size and hash of what the user named; reads it all, so it is asked for once */
  sources: () => Promise<IndexMeta['sources']>;
  progress?: (done: number, of: number) => void;
}

export interface Importer {
  /** As messages name it */
  name: string;
  recognises(file: DiskFile): boolean;
  /** Makes one index for each system and edition that is in the files it recognised. */
  run(files: DiskFile[], context: ImportContext): Promise<MadeIndex[]>;
}

const rf2: Importer = {
  name: 'SNOMED CT in RF2 (zip or folder, Snapshot or Full)',
  recognises: ({ name }) => parseRf2Name(lastPart(name)) !== undefined,
  run: async (files, { codes, sources, ...options }) => [
    await importRf2(
      files,
      sources,
      {
        languages: codes('snomed-ct/language-refsets'),
        associations: codes('snomed-ct/associations'),
        refsets: codes('snomed-ct/refsets'),
        editions: codes('snomed-ct/editions'),
      },
      options,
    ),
  ],
};

const dmd: Importer = {
  name: 'dm+d as TRUD gives it (XML in a zip or folder)',
  recognises: ({ name }) => parseDmdName(lastPart(name)) !== undefined,
  run: async (files, { codes, sources, with: parts, progress }) => [
    await importDmd(files, sources, codes<DmdPart[]>('dmd/release-files'), { with: parts, progress }),
  ],
};

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

export const IMPORTERS: readonly Importer[] = [rf2, dmd];
