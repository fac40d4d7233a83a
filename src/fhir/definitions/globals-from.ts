/** The profiles that a package's implementation guides set for all resources of a type (ImplementationGuide.global). */
import type { Json, JsonObject } from '../../parse/tree.js';
import { objectOf, objectsOf, textOf } from './json-members.js';

/** Canonical URLs by the type of the resource. */
export type GlobalProfiles = ReadonlyMap<string, readonly string[]>;

/** @returns [type, canonical URL] pairs; STU3 wraps the URL in a Reference */
export function globalsFrom(resource: JsonObject): [type: string, profile: string][] {
  if (resource['resourceType'] !== 'ImplementationGuide') return [];
  return objectsOf(resource, 'global').flatMap((item): [string, string][] => {
    const type = textOf(item, 'type');
    const reference = objectOf(item, 'profile');
    const profile = textOf(item, 'profile') ?? (reference && textOf(reference, 'reference'));
    return type !== undefined && profile !== undefined ? [[type, profile]] : [];
  });
}

/** @param pairs as globalsFrom gave them, in any number of lists as JSON */
export function globalProfiles(pairs: readonly Json[]): GlobalProfiles {
  const found = new Map<string, string[]>();
  for (const pair of pairs) {
    const [type, profile] = Array.isArray(pair) ? pair : [];
    if (typeof type !== 'string' || typeof profile !== 'string') continue;
    const known = found.get(type) ?? [];
    if (!known.includes(profile)) known.push(profile);
    found.set(type, known);
  }
  return found;
}
