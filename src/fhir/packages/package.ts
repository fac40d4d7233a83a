import type { FhirVersion } from '../contract.js';
import type { Definitions } from '../definitions/compiled.js';
import type { DefinitionStore } from '../definitions/types.js';
import type { PackageFile } from './archive.js';
import { compileResources, openCompiled } from './compile.js';
import { readConformance, type Unreadable } from './conformance.js';
import { manifestOf, type PackageManifest } from './manifest.js';

/** A package ready to be laid over the core definitions. */
export interface FhirPackage {
  manifest: PackageManifest;
  definitions: Definitions;
  /** Files that could not be read */
  unreadable: Unreadable[];
}

/**
 * Makes a package of files, without keeping anything.
 * @param files of an archive, a folder or single resources; without a package.json they are a package without a version
 * @param core finds the core definitions of a FHIR version, by which XML is read
 * @param name for a package that has no package.json
 */
export async function packageOf(
  files: readonly PackageFile[],
  core: (version: FhirVersion) => Promise<DefinitionStore>,
  name: string,
): Promise<FhirPackage> {
  const version = statedVersion(files) ?? '4.0';
  const { manifest, bytes, unreadable } = compilePackage(files, version, await core(version), name);
  return { manifest, definitions: openCompiled(bytes), unreadable };
}

/**
 * Compiles a package's files to what the cache keeps.
 * @param version FHIR version that the package is taken for
 * @param core definitions of that version
 */
export function compilePackage(
  files: readonly PackageFile[],
  version: FhirVersion,
  core: DefinitionStore,
  name: string,
): { manifest: PackageManifest; bytes: Uint8Array; unreadable: Unreadable[] } {
  const manifest = manifestOf(files) ?? { id: name, version: '', dependencies: {} };
  const unreadable: Unreadable[] = [];
  const bytes = compileResources(readConformance(files, core, unreadable), version);
  return { manifest: { ...manifest, fhirVersion: version }, bytes, unreadable };
}

/** The FHIR version that a package or its StructureDefinitions name; undefined where nothing does. */
export function statedVersion(files: readonly PackageFile[]): FhirVersion | undefined {
  const stated = manifestOf(files)?.fhirVersion;
  if (stated) return stated;
  for (const { bytes } of files) {
    const start = new TextDecoder().decode(bytes.subarray(0, 100_000));
    const found = /fhirVersion"?\s*(?::\s*"|value=")(1\.0|3\.0|4\.0|4\.3|5\.0)/.exec(start)?.[1];
    if (found) return found as FhirVersion;
  }
  return undefined;
}
