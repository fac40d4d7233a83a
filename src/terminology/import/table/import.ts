/** Makes indexes of tables of codes: ICD-10, OPCS-4, LOINC, ODS, maps of Read codes, and CSV for anything local. */
import type { IndexMeta } from '../../index-format.js';
import { TerminologyError } from '../../terminology-error.js';
import { CodeRows } from '../code-rows.js';
import type { MadeIndex } from '../made-index.js';
import type { ReleaseFile } from '../release-file.js';
import { progressOf, type SourceOptions, sourcesOf } from '../source-options.js';
import type { TableLayout } from './layout.js';
import { readCodes } from './read-codes.js';
import { latestOf, versionInName } from './version.js';

export interface TableFile {
  file: ReleaseFile;
  layout: TableLayout;
}

interface Group {
  system: string;
  layout: TableLayout;
  edition: string;
  versions: Set<string>;
  codes: CodeRows;
  files: Set<string>;
  /** There is a table that does not only add to others */
  whole: boolean;
  notes: string[];
}

/**
 * @param tables files, each with the layout that it was found to have
 * @returns an index for each system, and for each edition where editions stand side by side
 * @throws TerminologyError where a file is damaged, holds no code, or two releases of one system are mixed
 */
export async function importTables(tables: readonly TableFile[], options: SourceOptions): Promise<MadeIndex[]> {
  const groups = new Map<string, Group>();
  const passed = progressOf(
    tables.map(({ file }) => file),
    options,
  );
  for (const { file, layout } of tables) {
    let found = 0;
    let ofFile: string | undefined;
    const reading = await readCodes(file, layout, passed, ({ system, version, row }, header) => {
      ofFile ??= versionInName(file.name, header, layout);
      if (layout.systemColumn !== undefined) checkSystem(system, file.name, options);
      const group = groupOf(groups, options.keyOf?.(system) ?? system, layout, version || ofFile);
      group.codes.take(row);
      group.files.add(file.name);
      if (!layout.adds) {
        group.whole = true;
        group.layout = layout;
      }
      found += 1;
    });
    if (found === 0) throw new TerminologyError(`${file.name} has the form of ${layout.name}, but holds no code.`);
    const own = [...groups.values()].filter(({ files }) => files.has(file.name));
    for (const { notes } of own)
      if (reading.windows) notes.push(`${file.name} is not in UTF-8; it was read as Windows-1252.`);
  }
  const sources = await options.sources();
  return [...groups.values()].map((group) => madeOf(group, sources, options));
}

const URI = /^[a-z][a-z0-9+.-]*:\S/i;

/** Under a name that is misspelt an index would be made which nothing ever asks. */
function checkSystem(system: string, file: string, { isKey }: SourceOptions): void {
  if (URI.test(system) || isKey?.(system) !== false) return;
  throw new TerminologyError(
    `${file}: the code system "${system.slice(0, 60)}" is neither a URI nor one of our names, as snomed-ct, dmd, icd-10, opcs-4, loinc, ods-organization-code, read-v2 or ctv3.`,
  );
}

function groupOf(groups: Map<string, Group>, system: string, layout: TableLayout, version: string): Group {
  const edition = layout.editions ? version : '';
  const key = `${system} ${edition} ${layout.map ? 'map' : ''}`;
  const held = groups.get(key);
  if (held) {
    if (version !== '') held.versions.add(version);
    return held;
  }
  const versions = new Set(version === '' ? [] : [version]);
  const codes = new CodeRows(layout.ignoreCase);
  const group: Group = { system, layout, edition, versions, codes, files: new Set(), whole: false, notes: [] };
  groups.set(key, group);
  return group;
}

function madeOf(group: Group, sources: IndexMeta['sources'], { complete, spellings }: SourceOptions): MadeIndex {
  const { system, layout, codes, edition, files, notes } = group;
  if (!group.whole)
    throw new TerminologyError(`${layout.name} adds to a table of codes. Import it together with that.`);
  const version = versionOf(group);
  const partial = layout.map === true || (layout.partial === true && !complete);
  if (codes.repeated > 0 && !layout.manyRows)
    notes.push(`${layout.name}: ${codes.repeated} rows speak of a code that came before. They were put together.`);
  if (layout.map) notes.push(`${layout.name}: a code that is not in the map is not said to be unknown.`);
  else if (partial)
    notes.push(
      `${layout.name}: the files need not have all codes of ${system}, so one that is not found is not said to be unknown. Import them with --complete where they have.`,
    );
  const otherwise = layout.spellings ?? spellings?.(system);
  const meta: IndexMeta = {
    system,
    edition: [edition, layout.map ? 'map' : partial ? 'part' : ''].filter((part) => part !== '').join(' '),
    version,
    title: layout.title,
    sources: sourcesOf(sources, files),
    with: [],
    counts: { files: files.size, codes: codes.size, repeated: codes.repeated },
    notes,
    ...(layout.ignoreCase ? { ignoreCase: true } : {}),
    ...(partial ? { partial: true } : {}),
    ...(otherwise ? { spellings: [...otherwise] } : {}),
    ...(layout.covers === undefined ? {} : { covers: layout.covers }),
    ...(layout.map ? { kind: 'map' as const } : {}),
  };
  return { meta, pieces: codes.finish(meta) };
}

/** Rows of one release may be of many versions, as LOINC's; its files may not. */
function versionOf({ layout, versions, system }: Group): string {
  if (versions.size > 1 && !layout.manyVersions)
    throw new TerminologyError(
      `The files are of several releases of ${system}: ${[...versions].sort().join(', ')}. Import one release at a time.`,
    );
  return latestOf(versions);
}
