/** Where reports go: standard output, which may close early, and files, whose disk may be full. */
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** A report could not be written. The message is our own. */
export class OutputError extends Error {
  override name = 'OutputError';
}

const CAUSES: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'you have no permission to write there',
  EPERM: 'you have no permission to write there',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a folder',
  ENOENT: 'the folder cannot be made',
  ENOTDIR: 'a part of the path is a file, not a folder',
  ENAMETOOLONG: 'the name is too long',
  EFBIG: 'it would be larger than the file system allows',
  EIO: 'the device reported an error',
};

function outputError(what: string, error: unknown): OutputError {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  return new OutputError(`${what} could not be written: ${CAUSES[code] ?? `the system said ${code || 'no reason'}`}.`);
}

/** Keeps a stream whose reader has gone from ending the process; the writer finds out by itself. */
export function quietStreams(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

function writePiece(piece: string): Promise<NodeJS.ErrnoException | null | undefined> {
  return new Promise((resolve) => process.stdout.write(piece, resolve));
}

/**
 * Writes to standard output and waits for its reader. A reader that has gone (EPIPE) has all that it wanted.
 * @throws OutputError where the output cannot hold it
 */
export async function writeOut(pieces: string | Iterable<string>): Promise<void> {
  for (const piece of typeof pieces === 'string' ? [pieces] : pieces) {
    const error = await writePiece(piece);
    if (error?.code === 'EPIPE' || error?.code === 'ERR_STREAM_DESTROYED') return;
    if (error) throw outputError('Standard output', error);
  }
}

function isFileOrNothing(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? true;
}

/** One folder at a time: mkdirSync's own `recursive` never returns where a file system refuses new names (as in /proc). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

function writeAll(path: string, pieces: string | Iterable<string | Uint8Array>): void {
  const file = openSync(path, 'w');
  try {
    for (const piece of typeof pieces === 'string' ? [pieces] : pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    }
  } finally {
    closeSync(file);
  }
}

/** The cause is already known; what is left of the draft must not hide it. */
function discard(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {}
}

/**
 * Writes a file whole or not at all: beside it first, then under its name. Devices and pipes are written as they are.
 * @throws OutputError with the cause in words
 */
export function writeFile(path: string, pieces: string | Iterable<string | Uint8Array>): void {
  let draft: string | undefined;
  try {
    if (isFileOrNothing(path)) {
      makeFolder(dirname(path));
      draft = `${path}.${process.pid}.part`;
    }
    writeAll(draft ?? path, pieces);
    if (draft) renameSync(draft, path);
  } catch (error) {
    if (draft) discard(draft);
    throw outputError(`The report ${path}`, error);
  }
}
