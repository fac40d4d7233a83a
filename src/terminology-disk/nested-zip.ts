/** Zips within a zip, as TRUD packs dm+d's bonus files and the ODS reference data. Only the packed bytes stand in memory. */
import { TerminologyError } from '../terminology/terminology-error.js';
import { entriesIn, type ZipEntry } from './zip.js';
import { memoryBytes } from './zip-bytes.js';

/** Bytes of a nested zip; none that we know is as large. */
const MOST = 1 << 28;

/**
 * Puts the files of each zip among the entries in its place; zips further in are left alone.
 * @throws TerminologyError where a nested zip is damaged or too large
 */
export async function withNestedZips(entries: readonly ZipEntry[]): Promise<ZipEntry[]> {
  const files: ZipEntry[] = [];
  for (const entry of entries)
    if (isZip(entry)) files.push(...(await filesOf(entry)));
    else files.push(entry);
  return files;
}

async function filesOf(zip: ZipEntry): Promise<ZipEntry[]> {
  const inner = await entriesOf(zip);
  return inner
    .filter((entry) => !isZip(entry))
    .map(({ name, bytes }) => ({ name: `${zip.name}/${name}`, bytes, open: () => readFile(zip, name) }));
}

/** The zip is read again for each file, so that what is not being read does not fill the memory. */
async function* readFile(zip: ZipEntry, name: string): AsyncGenerator<Uint8Array> {
  const file = (await entriesOf(zip)).find((entry) => entry.name === name);
  if (file) yield* file.open();
}

async function entriesOf(zip: ZipEntry): Promise<ZipEntry[]> {
  const bytes = await bytesOf(zip);
  return entriesIn(memoryBytes(`${zip.name} (a zip within a zip)`, bytes));
}

function isZip({ name }: ZipEntry): boolean {
  return /\.zip$/i.test(name);
}

async function bytesOf(zip: ZipEntry): Promise<Uint8Array> {
  if (zip.bytes > MOST) throw tooLarge(zip);
  const bytes = new Uint8Array(zip.bytes);
  let at = 0;
  for await (const piece of zip.open()) {
    if (at + piece.length > bytes.length) throw tooLarge(zip);
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function tooLarge(zip: ZipEntry): TerminologyError {
  return new TerminologyError(
    `${zip.name} is a zip within a zip and too large to be read there. Unpack the outer one first.`,
  );
}
