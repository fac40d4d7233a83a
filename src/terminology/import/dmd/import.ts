/** Makes an index of a release of dm+d, the NHS dictionary of medicines and devices. */
import { writeIndex } from '../../index/writer.js';
import type { IndexMeta } from '../../index-format.js';
import { TerminologyError } from '../../terminology-error.js';
import type { MadeIndex } from '../made-index.js';
import { chooseDmdFiles, type DmdFile } from './choose-files.js';
import { DmdConcepts } from './concepts.js';
import type { DmdPart } from './facts.js';
import { readDmdRows } from './rows.js';

/**
 * @param files of one release, with or without its bonus files
 * @param sources what is to be told of where they come from
 * @throws TerminologyError where a file is damaged, or files of two releases are mixed
 */
export async function importDmd(
  files: readonly DmdFile[],
  sources: () => Promise<IndexMeta['sources']>,
  parts: readonly DmdPart[],
  progress?: (done: number, of: number) => void,
): Promise<MadeIndex> {
  const choice = chooseDmdFiles(files, parts);
  const total = choice.files.reduce((sum, { file }) => sum + file.bytes, 0);
  const concepts = new DmdConcepts();
  const counts: Record<string, number> = {};
  const notes = [...choice.notes];
  let done = 0;
  for (const { file, part } of choice.files) {
    let rows = 0;
    await readDmdRows(
      file,
      part.root,
      (row) => {
        if (concepts.take(part, row)) rows += 1;
      },
      (bytes) => {
        done += bytes;
        progress?.(done, total);
      },
    );
    counts[part.file] = rows;
    if (rows === 0) notes.push(`dm+d: ${file.name} holds no row that is known here.`);
  }
  const { codes, previous, misformed } = concepts.counts();
  if (codes === 0) throw new TerminologyError('The dm+d release holds no identifier.');
  if (misformed > 0)
    notes.push(`dm+d: ${misformed} identifiers are no valid SNOMED CT identifiers. They are kept as they are.`);
  const meta: IndexMeta = {
    system: 'dmd',
    edition: '',
    version: choice.version,
    title: 'NHS dictionary of medicines and devices (dm+d)',
    sources: await sources(),
    with: [],
    counts: { ...counts, previousIds: previous, repeatedIds: concepts.repeated },
    notes,
    ...(choice.partial ? { partial: true } : {}),
  };
  return { meta, pieces: await writeIndex(concepts.rows(), meta) };
}
