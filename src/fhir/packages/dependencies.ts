import { isCorePackage, type PackageManifest } from './manifest.js';

/** A package that another names and that is not at hand. */
export interface MissingPackage {
  id: string;
  version: string;
  neededBy: string;
}

/**
 * Follows the dependencies of packages through what is at hand. FHIR's own core packages are always at hand.
 * @param given packages that the user named, in order
 * @param find opens another package that fits, or gives undefined
 * @returns the given ones, then what they need, each once
 */
export async function withDependencies<T extends { manifest: PackageManifest }>(
  given: readonly T[],
  find: (id: string, version: string) => Promise<T | undefined>,
): Promise<{ packages: T[]; missing: MissingPackage[] }> {
  const packages = [...given];
  const missing: MissingPackage[] = [];
  for (let at = 0; at < packages.length; at++) {
    const { manifest } = packages[at] as T;
    for (const [id, version] of Object.entries(manifest.dependencies)) {
      // One that is there serves whatever version is asked for: the user has chosen it.
      if (isCorePackage(id) || packages.some((each) => each.manifest.id === id)) continue;
      if (missing.some((each) => each.id === id && each.version === version)) continue;
      const found = await find(id, version);
      if (found) packages.push(found);
      else missing.push({ id, version, neededBy: manifest.id });
    }
  }
  return { packages, missing };
}
