/** Opens the indexes of a folder for a run. Only their headers are read until a code is asked for. */
import type { Naming } from '../record/contract.js';
import { eclMember } from '../terminology/ecl/index-member.js';
import { LocalTerminology } from '../terminology/local.js';
import { indexPaths, openIndexFile } from './store.js';

/**
 * @returns undefined where the folder holds no index
 * @throws TerminologyError where an index is damaged or of another version
 */
export function openLocalTerminology(folder: string, naming: Naming): LocalTerminology | undefined {
  const paths = indexPaths(folder);
  if (paths.length === 0) return undefined;
  return new LocalTerminology(paths.map(openIndexFile), { keyOf: keyOf(naming), member: eclMember() });
}

const MOST_KEPT = 1000;

/** Payloads name a system by URI or OID, rules by its key. */
export function keyOf(naming: Naming): (system: string) => string {
  const keys = new Map<string, string>();
  return (system) => {
    const held = keys.get(system);
    if (held !== undefined) return held;
    const key = naming.system(system, 'fhir-r4')?.key ?? system;
    if (keys.size < MOST_KEPT) keys.set(system, key);
    return key;
  };
}
