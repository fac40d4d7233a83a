/** Makes an index of a release of SNOMED CT in RF2. */
import { encodeIndex } from '../../index/encode.js';
import type { IndexMeta } from '../../index-format.js';
import type { MadeIndex } from '../made-index.js';
import type { ReleaseFile } from './choose-files.js';
import { columnsOf } from './columns.js';
import type { Rf2Facts } from './facts.js';
import { type Release, readRelease } from './release.js';

export interface Rf2Options {
  /** Parts beyond the base: refsets, relationships, terms */
  with: readonly string[];
  progress?: (done: number, of: number) => void;
}

/**
 * @param files of one or several packages, which together are one edition
 * @param sources what is to be told of where they come from
 * @throws TerminologyError where the release is damaged, is a Delta, or lacks a part
 */
export async function importRf2(
  files: readonly ReleaseFile[],
  sources: () => Promise<IndexMeta['sources']>,
  facts: Rf2Facts,
  options: Rf2Options,
): Promise<MadeIndex> {
  const release = await readRelease(files, facts, options);
  const { id, title } = editionOf(release, facts);
  const meta: IndexMeta = {
    system: 'snomed-ct',
    edition: id,
    version: release.choice.version,
    title,
    sources: await sources(),
    with: [...options.with],
    counts: release.counts,
    notes: [...release.notes, ...mixed(release)],
  };
  return { meta, pieces: encodeIndex(columnsOf(release, facts, meta)) };
}

const INTERNATIONAL = ['900000000000207008', '900000000000012004'];

/** The edition whose modules are all there; else the module outside the international ones that has most concepts. */
function editionOf({ concepts }: Release, { editions }: Rf2Facts): { id: string; title: string } {
  const modules = concepts.inModule.map((count, number) => ({ id: concepts.modules.text(number), count }));
  const known = editions.find((edition) => edition.modules.every((id) => modules.some((module) => module.id === id)));
  const extension = modules.filter(({ id }) => !INTERNATIONAL.includes(id)).sort((a, b) => b.count - a.count)[0];
  const listed = known && (extension === undefined || known.modules.some((id) => !INTERNATIONAL.includes(id)));
  if (known && listed) return known;
  return { id: extension?.id ?? known?.id ?? '', title: 'SNOMED CT, an extension' };
}

/** Says where modules of the release were made for other versions of each other. */
function mixed({ modules }: Release): string[] {
  const unmet = modules.unmet();
  return unmet.map(
    ({ module, from, target, version }) =>
      `The editions do not fit: module ${module} of ${from} needs module ${target} of ${version}, which is there in another version.`,
  );
}
