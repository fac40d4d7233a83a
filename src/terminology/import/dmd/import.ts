/** Makes an index of a release of dm+d, the NHS dictionary of medicines and devices. */
import { encodeIndex } from '../../index/encode.js';
import { GTIN_PREFIX, type IndexMeta } from '../../index-format.js';
import { splitSctid } from '../../sctid.js';
import { TerminologyError } from '../../terminology-error.js';
import type { MadeIndex } from '../made-index.js';
import { chooseDmdFiles, type DmdFile } from './choose-files.js';
import { dmdColumns } from './columns.js';
import { DmdConcepts, LISTED } from './concepts.js';
import type { DmdPart } from './facts.js';
import { type DmdRow, readDmdRows } from './rows.js';

export interface DmdOptions {
  /** Parts beyond the base: of dm+d only terms, its names */
  with: readonly string[];
  progress?: ((done: number, of: number) => void) | undefined;
}

/**
 * @param files of one release, with or without its bonus files
 * @param sources what is to be told of where they come from
 * @throws TerminologyError where a file is damaged, or files of two releases are mixed
 */
export async function importDmd(
  files: readonly DmdFile[],
  sources: () => Promise<IndexMeta['sources']>,
  parts: readonly DmdPart[],
  { with: asked, progress }: DmdOptions = { with: [] },
): Promise<MadeIndex> {
  const choice = chooseDmdFiles(files, parts);
  const total = choice.files.reduce((sum, { file }) => sum + file.bytes, 0);
  const withTexts = asked.includes('terms');
  const concepts = new DmdConcepts(withTexts);
  const counts: Record<string, number> = {};
  const notes = [...choice.notes];
  let done = 0;
  for (const { file, part } of choice.files) {
    counts[part.file] = await readPart(file, part, concepts, (bytes) => {
      done += bytes;
      progress?.(done, total);
    });
    if (counts[part.file] === 0) notes.push(`dm+d: ${file.name} holds no row that is known here.`);
  }
  const meta: IndexMeta = {
    system: 'dmd',
    edition: '',
    version: choice.version,
    title: 'NHS dictionary of medicines and devices (dm+d)',
    sources: await sources(),
    with: withTexts ? ['terms'] : [],
    counts,
    notes,
    ...(choice.partial ? { partial: true } : {}),
  };
  const columns = dmdColumns(concepts, meta);
  if (columns.active.length === 0) throw new TerminologyError('The dm+d release holds no identifier.');
  noteForms(concepts, meta);
  return { meta, pieces: encodeIndex(columns) };
}

async function readPart(
  file: DmdFile,
  { root, rows }: DmdPart,
  concepts: DmdConcepts,
  passed: (bytes: number) => void,
): Promise<number> {
  const within = rows.flatMap(({ packs }) => packs?.row ?? []);
  for (const kind of rows) concepts.expect(kind);
  let known = 0;
  const take = (row: DmdRow) => {
    for (const kind of rows) if (concepts.take(kind, row)) known += 1;
  };
  await readDmdRows(file, root, within, take, passed);
  return known;
}

function noteForms({ ids, flags, history, repeated, misformed }: DmdConcepts, { counts, notes }: IndexMeta): void {
  let wrong = 0;
  for (let number = 0; number < ids.size; number += 1) {
    const code = ids.code(number);
    if (flags[number]! & LISTED && !code.startsWith(GTIN_PREFIX) && splitSctid(code) === undefined) wrong += 1;
  }
  const previous = new Set(history.columns()[0].filter((number) => !(flags[number]! & LISTED)));
  Object.assign(counts, { previousIds: previous.size, repeatedIds: repeated });
  if (wrong > 0)
    notes.push(`dm+d: ${wrong} identifiers are no valid SNOMED CT identifiers. They are kept as they are.`);
  if (misformed > 0) notes.push(`dm+d: ${misformed} rows name what can be no identifier. They were left out.`);
}
