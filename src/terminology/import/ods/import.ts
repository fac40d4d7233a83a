/** Makes an index of the ODS organisation reference data, of its full and its archive file. */
import type { IndexMeta } from '../../index-format.js';
import { TerminologyError } from '../../terminology-error.js';
import { CodeRows } from '../code-rows.js';
import type { MadeIndex } from '../made-index.js';
import type { ReleaseFile } from '../release-file.js';
import { progressOf, type SourceOptions } from '../source-options.js';
import { readOrganisations } from './organisations.js';

const START = /<(?:[\w-]+:)?(?:OrganisationManifest|HSCOrgRefData|MANIFEST)\b/i;

/** @param head the first bytes of a file */
export function isOrganisations(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head);
  return START.test(text) && (text.includes('refdata.hscic.gov.uk/org') || /<(?:\w+:)?Organisation\b/.test(text));
}

/**
 * An organisation that closed long ago is only in the archive: without it an absent code cannot be told.
 * @throws TerminologyError where a file is damaged, or the files were published on different days
 */
export async function importOrganisations(files: readonly ReleaseFile[], options: SourceOptions): Promise<MadeIndex> {
  const passed = progressOf(files, options);
  const codes = new CodeRows(true);
  const published = new Set<string>();
  for (const file of files) {
    const told = await readOrganisations(file, (row) => codes.take(row), passed);
    if (told.published !== '') published.add(told.published);
  }
  if (published.size > 1)
    throw new TerminologyError(
      `The ODS files were published on different days: ${[...published].sort().join(', ')}. Import one release at a time.`,
    );
  const partial = files.length < 2 && !options.complete;
  const meta: IndexMeta = {
    system: 'ods-organization-code',
    edition: partial ? 'part' : '',
    version: [...published][0] ?? '',
    title: 'ODS organisation reference data',
    sources: await options.sources(),
    with: [],
    counts: { files: files.length, codes: codes.size, repeated: codes.repeated },
    notes: partial
      ? [
          'ODS: only one file was given. The release has a full file and an archive of what closed long ago; without both, a code that is not found is not said to be unknown.',
        ]
      : [],
    ignoreCase: true,
    ...(partial ? { partial: true } : {}),
  };
  return { meta, pieces: codes.finish(meta) };
}
