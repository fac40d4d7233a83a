/** `careconform terminology`: code systems in a folder of the user's own. Nothing here uses the network. */
import { statSync } from 'node:fs';
import { loadCatalogue } from '../index.js';
import type { TerminologyIndex } from '../terminology/index/terminology-index.js';
import { TermTable } from '../terminology/index/terms.js';
import { GTIN_PREFIX, type IndexMeta } from '../terminology/index-format.js';
import { TerminologyError } from '../terminology/terminology-error.js';
import { defaultTerminologyFolder } from '../terminology-disk/home.js';
import { importTerminology } from '../terminology-disk/import.js';
import { damageOf, findIndex, indexPaths, nameOf, openIndexFile, removeIndex } from '../terminology-disk/store.js';
import { EXIT } from './exit-status.js';
import { writeOut } from './output.js';

export interface RawTerminologyOptions {
  terminology?: string;
  with?: string[];
  complete?: boolean;
  system?: string;
  progress?: boolean;
}

/** Imports releases; what was noticed of them goes to standard error. */
export async function runTerminologyImport(files: readonly string[], raw: RawTerminologyOptions): Promise<void> {
  const show = raw.progress !== false && process.stderr.isTTY === true;
  const { codes } = loadCatalogue();
  let shown = -1;
  const imported = await importTerminology(files, folderOf(raw), {
    codes: <T>(name: string) => codes[name] as T,
    with: raw.with ?? [],
    ...(raw.complete ? { complete: true } : {}),
    progress: (done, of) => {
      const percent = of === 0 ? 100 : Math.min(100, Math.floor((done / of) * 100));
      if (show && percent !== shown) process.stderr.write(`\r${percent} % read`);
      shown = percent;
    },
  });
  if (show) process.stderr.write('\r\u001b[K');
  for (const { meta, path, bytes } of imported) {
    await writeOut(`${nameOf(path)}\t${meta.version}\t${size(bytes)}\t${meta.title ?? ''}\n${partSizes(path, meta)}`);
    for (const note of meta.notes) process.stderr.write(`careconform: ${note}\n`);
  }
}

/** The size of each part beyond the base. */
function partSizes(path: string, meta: IndexMeta): string {
  const { header, close } = opened(path);
  close();
  const sections = new Map(Object.entries({ ...header.sections, relationships: header.sections.attributes }));
  return meta.with
    .filter((part) => sections.has(part))
    .map((part) => `  with ${part}\t${size(sections.get(part)!.bytes)}\n`)
    .join('');
}

function opened(path: string): { header: TerminologyIndex['header']; close: () => void } {
  const index = openIndexFile(path);
  return { header: index.header, close: () => index.close() };
}

/** One that cannot be read is listed too, with why. */
export async function runTerminologyList(raw: RawTerminologyOptions): Promise<void> {
  for (const path of heldIn(folderOf(raw))) {
    try {
      const { header, close } = opened(path);
      close();
      const { version, title = '', sources } = header.meta;
      const from = sources.map(({ name, sha256 }) => `${name} sha256:${sha256.slice(0, 12)}`).join(', ');
      await writeOut(
        `${nameOf(path)}\t${version}\t${header.concepts} codes\t${size(statSync(path).size)}\t${title}\t${from}\n`,
      );
    } catch (error) {
      await writeOut(`${nameOf(path)}\tunreadable\n`);
      process.stderr.write(`careconform: ${(error as Error).message}\n`);
      process.exitCode = EXIT.notDone;
    }
  }
}

/** Exit status 1 where no index holds the code. */
export async function runTerminologyInfo(code: string, raw: RawTerminologyOptions): Promise<void> {
  let known = false;
  const held = heldIn(folderOf(raw));
  const asked = held.filter((path) => raw.system === undefined || nameOf(path).split('@')[0] === raw.system);
  if (held.length > 0 && asked.length === 0)
    throw new TerminologyError(`There is no index of ${raw.system}. See careconform terminology list.`);
  for (const path of asked) {
    const index = openIndexFile(path);
    const ordinal = ordinalOf(index, code);
    if (ordinal >= 0) {
      known = true;
      await writeOut(`${nameOf(path)}\t${index.meta.version}\n${factsOf(index, ordinal)}`);
    }
    index.close();
  }
  if (known) return;
  await writeOut(`No index holds ${code}.\n`);
  process.exitCode = EXIT.gated;
}

/** By a code, the id of a description, or the trade item number of a pack. */
function ordinalOf(index: TerminologyIndex, code: string): number {
  const found = index.find(code);
  if (found >= 0) return found;
  const described = index.conceptOf(code) ?? -1;
  return described >= 0 || !/^\d{8,14}$/.test(code) ? described : index.find(GTIN_PREFIX + code.padStart(14, '0'));
}

function factsOf(index: TerminologyIndex, ordinal: number): string {
  // A map does not say whether what it maps from is active.
  const active = index.meta.kind === 'map' ? [] : [`active\t${index.active(ordinal) ? 'yes' : 'no'}`];
  const lines = [`code\t${index.code(ordinal)}`, ...active];
  const category = index.category(ordinal);
  if (category) lines.push(`category\t${category}`);
  for (const parent of index.parents(ordinal)) lines.push(`parent\t${index.code(parent)}`);
  for (const { ordinal: other, kind } of index.successors(ordinal)) lines.push(`${kind}\t${index.code(other)}`);
  for (const { code } of index.header.refsets) if (index.isMember(code, ordinal)) lines.push(`member of\t${code}`);
  for (const { type, group, target, value } of index.attributes(ordinal))
    lines.push(`attribute\t${type}\t${group}\t${target === undefined ? value : index.code(target)}`);
  for (const { kind, text } of new TermTable(index).of(ordinal)) lines.push(`${kind}\t${text}`);
  for (const name of index.propertyNames())
    for (const value of index.property(name, ordinal)) lines.push(`${name}\t${value}`);
  return lines.map((line) => `  ${line}\n`).join('');
}

export async function runTerminologyRemove(names: readonly string[], raw: RawTerminologyOptions): Promise<void> {
  for (const name of names) {
    const path = findIndex(folderOf(raw), name);
    removeIndex(path);
    await writeOut(`${nameOf(path)}\tremoved\n`);
  }
}

/** Exit status 1 where an index is damaged. */
export async function runTerminologyVerify(name: string | undefined, raw: RawTerminologyOptions): Promise<void> {
  const folder = folderOf(raw);
  for (const path of name === undefined ? heldIn(folder) : [findIndex(folder, name)]) {
    const damage = damageIn(path);
    await writeOut(`${nameOf(path)}\t${damage ?? 'whole'}\n`);
    if (damage !== undefined) process.exitCode = EXIT.gated;
  }
}

function damageIn(path: string): string | undefined {
  try {
    const sections = damageOf(path);
    return sections.length > 0 ? `damaged: ${sections.join(', ')}` : undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The indexes in a folder; that there are none is said, so that silence is not taken for an answer. */
function heldIn(folder: string): string[] {
  const paths = indexPaths(folder);
  if (paths.length === 0)
    process.stderr.write(`careconform: ${folder} holds no index. careconform terminology import makes one.\n`);
  return paths;
}

function folderOf({ terminology }: RawTerminologyOptions): string {
  return terminology ?? defaultTerminologyFolder(process.env);
}

function size(bytes: number): string {
  return bytes < 100_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
