/** Puts an index into its folder: whole or not at all, whoever else does the same at the same time. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TerminologyError } from '../terminology/terminology-error.js';

const DRAFT = /^\.draft-.*\.tmp$/;
const ABANDONED = 24 * 60 * 60 * 1000;

/**
 * Writes the pieces beside the target, makes sure that they are on disk, and renames.
 * @throws TerminologyError where there is no room or no right to write; an index that was there before stays
 */
export async function writeAtomically(path: string, pieces: Iterable<Uint8Array>): Promise<void> {
  const folder = dirname(path);
  const draft = join(folder, `.draft-${randomBytes(8).toString('hex')}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    await removeAbandoned(folder);
    const file = await open(draft, 'wx');
    try {
      for (const piece of pieces) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    // What went wrong first is what is told.
    await rm(draft, { force: true }).catch(() => undefined);
    throw failure(folder, error);
  }
}

/** What an import that was killed left behind; one that may still be running is left alone. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!DRAFT.test(name)) continue;
    const path = join(folder, name);
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > ABANDONED) await rm(path, { force: true });
  }
}

function failure(folder: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  const why = code === 'ENOSPC' || code === 'EDQUOT' ? 'the disk is full' : `the folder cannot be written to (${code})`;
  return new TerminologyError(`The index was not written to ${folder}: ${why}. What was there before is unchanged.`);
}
