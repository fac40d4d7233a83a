/** Which terminologies a run can ask, with a hash of each: for evidence. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { TerminologyEdition } from '../evidence/types.js';
import { defaultTerminologyFolder } from './home.js';
import { indexPaths, openIndexFile } from './store.js';

/**
 * @param named folder that the user named; left out: the one in their data folder
 * @throws TerminologyError where an index cannot be read
 */
export async function terminologyEditions(named: string | undefined): Promise<TerminologyEdition[]> {
  const editions: TerminologyEdition[] = [];
  for (const path of indexPaths(named ?? defaultTerminologyFolder(process.env))) {
    const index = openIndexFile(path);
    const { system, edition, version, sources } = index.meta;
    index.close();
    editions.push({ system, edition, version, sha256: await hashOf(path), sources: sources.map((one) => one.sha256) });
  }
  return editions;
}

/** Piece by piece: an index may be large. */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array);
  return hash.digest('hex');
}
