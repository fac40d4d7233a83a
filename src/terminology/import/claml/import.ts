/** Makes an index of ICD-10 in ClaML. */
import type { IndexMeta } from '../../index-format.js';
import { TerminologyError } from '../../terminology-error.js';
import { CodeRows } from '../code-rows.js';
import type { MadeIndex } from '../made-index.js';
import type { ReleaseFile } from '../release-file.js';
import { progressOf, type SourceOptions } from '../source-options.js';
import { readClaml, rowsOf } from './classes.js';

/** @param head the first bytes of a file */
export function isClaml(head: Uint8Array): boolean {
  return /<ClaML\b/.test(new TextDecoder().decode(head));
}

const CODE = /^[A-Z][0-9]{2}/;

/**
 * @throws TerminologyError where a file is damaged, is not of ICD-10, or there are several
 */
export async function importClaml(files: readonly ReleaseFile[], options: SourceOptions): Promise<MadeIndex> {
  const [file] = files;
  if (!file || files.length > 1) throw new TerminologyError('Import one ClaML file at a time.');
  const claml = await readClaml(file, progressOf(files, options));
  if (!/^icd-?10/i.test(claml.name) || /cm|gm/i.test(claml.name))
    throw new TerminologyError(
      `${file.name} is not of ICD-10 as the World Health Organization publishes it. Bring the codes into CSV to import them.`,
    );
  const codes = new CodeRows();
  for (const row of rowsOf(claml)) if (CODE.test(row.code)) codes.take(row);
  if (codes.size === 0) throw new TerminologyError(`${file.name} holds no category.`);
  const meta: IndexMeta = {
    system: 'icd-10',
    edition: '',
    version: claml.version,
    title: 'ICD-10',
    sources: await options.sources(),
    with: [],
    counts: { codes: codes.size, classes: claml.classes.length },
    notes: [],
    spellings: [...(options.spellings?.('icd-10') ?? [])],
  };
  return { meta, pieces: codes.finish(meta) };
}
