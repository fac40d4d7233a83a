/** Zips within a zip, as TRUD packs dm+d's bonus files. They are small, so one is unpacked in memory when it is read. */
import { unzipSync } from 'fflate';
import { TerminologyError } from '../terminology/terminology-error.js';
import type { ZipEntry } from './zip.js';

/** Bytes of a nested zip, and of a file in it; a release is never as large. */
const MOST = 1 << 28;

/**
 * Puts the files of each zip among the entries in its place; zips further in are left alone.
 * @throws TerminologyError where a nested zip is damaged or too large
 */
export async function withNestedZips(entries: readonly ZipEntry[]): Promise<ZipEntry[]> {
  const files: ZipEntry[] = [];
  for (const entry of entries)
    if (/\.zip$/i.test(entry.name)) files.push(...(await filesOf(entry)));
    else files.push(entry);
  return files;
}

async function filesOf(zip: ZipEntry): Promise<ZipEntry[]> {
  const files: ZipEntry[] = [];
  unzip(zip, await bytesOf(zip), ({ name, originalSize }) => {
    if (!name.endsWith('/') && !/\.zip$/i.test(name))
      files.push({ name: `${zip.name}/${name}`, bytes: originalSize, open: () => readFile(zip, name) });
    return false;
  });
  return files;
}

async function* readFile(zip: ZipEntry, name: string): AsyncGenerator<Uint8Array> {
  const file = unzip(zip, await bytesOf(zip), (one) => {
    if (one.name !== name) return false;
    if (one.originalSize > MOST) throw tooLarge(zip);
    return true;
  })[name];
  if (file) yield file;
}

function unzip(zip: ZipEntry, bytes: Uint8Array, filter: (file: { name: string; originalSize: number }) => boolean) {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof TerminologyError) throw error;
    throw new TerminologyError(`${zip.name}, a zip within a zip, is damaged. Download the release again.`);
  }
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
