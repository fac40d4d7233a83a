/** Reads a release of SNOMED CT, part by part, as a stream: only columns of numbers are kept. */
import { TerminologyError } from '../../terminology-error.js';
import { IdMap } from '../id-map.js';
import { Pairs } from '../pairs.js';
import { Texts } from '../texts.js';
import { Attributes } from './attributes.js';
import { type Choice, type ChosenFile, chooseFiles, type ReleaseFile } from './choose-files.js';
import { Concepts } from './concepts.js';
import { Descriptions, equals } from './descriptions.js';
import type { Rf2Facts } from './facts.js';
import { COLUMNS, type Part } from './file-name.js';
import { LatestRows } from './latest-rows.js';
import { Modules } from './modules.js';
import { type Row, RowReader } from './rows.js';

const IS_A = '116680003';
const STATED = '900000000000010007';
const PREFERRED = '900000000000548007';

export interface ReleaseOptions {
  /** Parts beyond the base: refsets, relationships, terms */
  with: readonly string[];
  /** Told how many bytes of how many were read */
  progress?: (done: number, of: number) => void;
}

export interface Release {
  choice: Choice;
  concepts: Concepts;
  descriptions: Descriptions;
  parents: Pairs;
  /** Concept with the kind of association above its 24 bits, and what stands in its place */
  history: Pairs;
  refsets: IdMap;
  /** Place of the reference set in `refsets`, and concept */
  members: Pairs;
  modules: Modules;
  /** Language reference sets, those in the user's order first */
  dialects: IdMap;
  /** Left out where the user did not ask for them */
  attributes: Attributes | undefined;
  counts: Record<string, number>;
  notes: string[];
}

/**
 * @param files of one or several packages; those that an index does not need are left alone
 * @throws TerminologyError where a file is damaged, or a part that is needed is not there
 */
export async function readRelease(
  files: readonly ReleaseFile[],
  facts: Rf2Facts,
  options: ReleaseOptions,
): Promise<Release> {
  const choice = chooseFiles(files);
  const expected = (part: Part, width: number) =>
    1000 + Math.ceil(filesOf(choice, part).reduce((total, { bytes }) => total + bytes, 0) / width);
  const release: Release = {
    choice,
    concepts: new Concepts(expected('concepts', 60)),
    descriptions: new Descriptions(
      expected('descriptions', 125),
      options.with.includes('terms') ? new Texts() : undefined,
    ),
    parents: new Pairs(),
    history: new Pairs(),
    refsets: idsOf(facts.refsets.map(({ id }) => id)),
    members: new Pairs(),
    modules: new Modules(),
    dialects: idsOf(facts.languages.map(({ id }) => id)),
    attributes: options.with.includes('relationships') ? new Attributes(choice.hasHistory) : undefined,
    counts: {},
    notes: [],
  };
  const read = readerOf(release, options);
  await read('concepts', (row) => release.concepts.take(row));
  await read('descriptions', (row) => release.descriptions.take(row, release.concepts.ids));
  await readLanguages(release, read);
  release.descriptions.finish();
  await readParents(release, read);
  await readHistory(release, facts, read);
  await read('modules', (row) => release.modules.take(row));
  await readMembers(release, options, read);
  if (release.concepts.ids.size === 0) throw new TerminologyError('The release holds no concept.');
  return release;
}

type Read = (part: Part, take: (row: Row) => void) => Promise<void>;

function readerOf(release: Release, { progress }: ReleaseOptions): Read {
  const total = release.choice.files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  return async (part, take) => {
    let rows = 0;
    for (const file of filesOf(release.choice, part)) {
      const reader = new RowReader(file.name, COLUMNS[part], !file.rf2.content.endsWith('Refset'), take);
      for await (const chunk of file.open()) {
        reader.feed(chunk);
        done += chunk.length;
        progress?.(done, total);
      }
      reader.end();
      rows += reader.rows;
      release.notes.push(...reader.notes());
    }
    release.counts[part] = rows;
  };
}

function filesOf({ files }: Choice, part: Part): ChosenFile[] {
  return files.filter((file) => file.part === part);
}

async function readLanguages({ choice, descriptions, dialects }: Release, read: Read): Promise<void> {
  const latest = choice.hasHistory ? new LatestRows() : undefined;
  const say = (description: number, said: number) => {
    const [dialect, isPreferred] = [said >> 1, (said & 1) === 1];
    if (isPreferred) descriptions.prefer(description, dialect);
    descriptions.accept(description, dialect, isPreferred);
  };
  await read('languages', (row) => {
    const { bytes, starts, active } = row;
    if (!latest && !active) return;
    const description = descriptions.ids.find(bytes, starts[5]!, starts[6]! - 1);
    if (description < 0) return;
    const isPreferred = equals(bytes, starts[6]!, starts[7]! - 1, PREFERRED);
    const said = dialects.add(bytes, starts[4]!, starts[5]! - 1) * 2 + (isPreferred ? 1 : 0);
    if (latest) latest.take(row, true, description, said);
    else say(description, said);
  });
  latest?.each(say);
}

async function readParents(release: Release, read: Read): Promise<void> {
  const { ids } = release.concepts;
  const { attributes } = release;
  const latest = release.choice.hasHistory ? new LatestRows() : undefined;
  let lost = 0;
  await read('relationships', (row) => {
    const { bytes, starts, active } = row;
    attributes?.take(row, ids, false);
    if (!latest && !active) return;
    if (!equals(bytes, starts[7]!, starts[8]! - 1, IS_A) || equals(bytes, starts[8]!, starts[9]! - 1, STATED)) return;
    const child = ids.find(bytes, starts[4]!, starts[5]! - 1);
    const parent = ids.find(bytes, starts[5]!, starts[6]! - 1);
    if (child < 0 || parent < 0) lost += 1;
    else if (latest) latest.take(row, false, child, parent);
    else release.parents.add(child, parent);
  });
  if (attributes) await read('values', (row) => attributes.take(row, ids, true));
  attributes?.finish();
  latest?.each((child, parent) => release.parents.add(child, parent));
  if (lost > 0)
    release.notes.push(
      `${lost} is-a relationships name concepts that are not in what was imported. Import an extension together with the edition that it builds on.`,
    );
}

async function readHistory(release: Release, facts: Rf2Facts, read: Read): Promise<void> {
  const { ids } = release.concepts;
  const sets = idsOf(facts.associations.map(({ id }) => id));
  const latest = release.choice.hasHistory ? new LatestRows() : undefined;
  await read('associations', (row) => {
    const { bytes, starts, active } = row;
    if (!latest && !active) return;
    const kind = sets.find(bytes, starts[4]!, starts[5]! - 1);
    const from = ids.find(bytes, starts[5]!, starts[6]! - 1);
    const to = ids.find(bytes, starts[6]!, starts[7]! - 1);
    if (kind < 0 || from < 0 || to < 0) return;
    if (latest) latest.take(row, true, from + kind * KIND, to);
    else release.history.add(from + kind * KIND, to);
  });
  latest?.each((from, to) => release.history.add(from, to));
}

/** Ordinals have 24 bits; the kind stands above them. */
export const KIND = 0x1000000;

async function readMembers(release: Release, { with: parts }: ReleaseOptions, read: Read): Promise<void> {
  const { refsets, members, choice } = release;
  const { ids } = release.concepts;
  const allRefsets = parts.includes('refsets');
  const latest = choice.hasHistory ? new LatestRows() : undefined;
  await read('members', (row) => {
    const { bytes, starts, active } = row;
    if (!latest && !active) return;
    const [start, end] = [starts[4]!, starts[5]! - 1];
    const set = allRefsets ? refsets.add(bytes, start, end) : refsets.find(bytes, start, end);
    if (set < 0) return;
    const concept = ids.find(bytes, starts[5]!, starts[6]! - 1);
    if (concept < 0) return;
    if (latest) latest.take(row, true, set, concept);
    else members.add(set, concept);
  });
  latest?.each((set, concept) => members.add(set, concept));
}

/** Ids of a list, numbered in its order. */
function idsOf(list: readonly string[]): IdMap {
  const ids = new IdMap(list.length + 16);
  const encoder = new TextEncoder();
  for (const id of list) {
    const bytes = encoder.encode(id);
    ids.add(bytes, 0, bytes.length);
  }
  return ids;
}
