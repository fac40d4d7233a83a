/** Which profile a resource is expected to follow that names none of a nation's own: the catalogue's data, turned into a question. */
import type { Assign } from '../fhir/contract.js';
import type { Generation } from '../generation.js';

/** Canonical URLs by generation; `{type}` in them stands for the type of the resource. */
export type AssignedProfiles = Partial<Record<Generation, readonly string[]>>;

/**
 * @param profiles the catalogue's list
 * @param authorities beginnings of the URLs of national profiles: a resource that names one is asked nothing more
 * @returns undefined where the generation has none
 */
export function assignBy(
  profiles: AssignedProfiles,
  authorities: readonly string[],
  generation: Generation,
): Assign | undefined {
  const templates = profiles[generation];
  if (!templates?.length) return undefined;
  const isNational = (url: string): boolean => authorities.some((start) => url.startsWith(start));
  return (type, declared) =>
    declared.some(isNational) ? [] : templates.map((template) => template.replace('{type}', type));
}
