/** Opens the packages and profiles that a run names. Nothing is ever fetched here. */
import { existsSync } from 'node:fs';
import type { FhirVersion } from '../fhir/contract.js';
import type { Definitions } from '../fhir/definitions/compiled.js';
import type { DefinitionStore } from '../fhir/definitions/types.js';
import { definesNothing, openCompiled } from '../fhir/packages/compile.js';
import { withDependencies } from '../fhir/packages/dependencies.js';
import { compilePackage, type FhirPackage, statedVersion } from '../fhir/packages/package.js';
import { PackageError } from '../fhir/packages/package-error.js';
import { keepCompiled, readCompiled } from './compiled-cache.js';
import { findInstalled } from './installed.js';
import { type DiskPackage, readDiskPackage } from './read-package.js';

export interface PackageOptions {
  /** Paths, or `id#version` of the shared folder */
  packages: readonly string[];
  /** Canonical URLs, or paths of files that hold profiles */
  profiles: readonly string[];
  /** The shared folder of packages */
  folder: string;
  /** Folder of compiled packages; undefined keeps none */
  cache: string | undefined;
  /** Is told what the user should know: a dependency that is not at hand, a file that cannot be read */
  note: (text: string) => void;
}

export interface LoadedPackages {
  /** To be laid over the core, in this order */
  definitions: Definitions[];
  /** Canonical URLs to check besides those that payloads name */
  profiles: string[];
}

/**
 * Makes the loader of a run: it opens what is of a FHIR version, with dependencies.
 * @returns a function that throws a PackageError where a named package is not there or cannot be read
 */
export function createPackageLoader(options: PackageOptions) {
  return async (version: FhirVersion, core: DefinitionStore): Promise<LoadedPackages> => {
    const open = (path: string) => openPackage(path, version, core, options);
    const named = await Promise.all(options.packages.map(async (spec) => open(await pathOf(spec, options.folder))));
    const files = options.profiles.filter(isThere);
    const single = await Promise.all(files.map(open));
    files.forEach((file, i) => {
      if (single[i] === undefined)
        options.note(`${file} is of another FHIR version: records of ${version} are not checked against it.`);
    });
    const given = [...named, ...single].filter((each) => each !== undefined);
    const { packages, missing } = await withDependencies(given, async (id, asked) => {
      const found = await findInstalled(options.folder, id, asked);
      return found && open(found.path);
    });
    for (const each of missing) {
      const { id, version: asked, neededBy } = each;
      options.note(
        `Package ${neededBy} names ${id}#${asked}, which is not at hand. Where profiles build on it, load it too.`,
      );
    }
    const ownUrls = single.flatMap((each) => [...(each?.definitions.structureUrls() ?? [])]);
    const urls = options.profiles.filter((profile) => !files.includes(profile));
    return { definitions: packages.map((each) => each.definitions), profiles: [...urls, ...ownUrls] };
  };
}

/** A canonical URL has a scheme; all else is a path, and must be there. A drive's letter is no scheme. */
function isThere(profile: string): boolean {
  if (existsSync(profile)) return true;
  if (/^[a-z][a-z0-9+.-]+:/i.test(profile)) return false;
  throw new PackageError(`There is no profile ${profile}: neither a file, nor a URL that begins with its scheme.`);
}

async function pathOf(spec: string, folder: string): Promise<string> {
  if (existsSync(spec)) return spec;
  const [id, version] = spec.split('#');
  const found = id && version && !spec.includes('/') ? await findInstalled(folder, id, version) : undefined;
  if (found) return found.path;
  throw new PackageError(
    `There is no package ${spec}: neither a file or folder, nor installed. See careconform packages list.`,
  );
}

/** Undefined where the package is of another FHIR version. */
async function openPackage(
  path: string,
  version: FhirVersion,
  core: DefinitionStore,
  options: PackageOptions,
): Promise<FhirPackage | undefined> {
  const disk = await readDiskPackage(path);
  const compiled = (await fromCache(disk.hash, version, options)) ?? (await compileDisk(disk, version, core, options));
  if (compiled?.manifest.fhirVersion !== version) return undefined;
  // A package may do no more than name others.
  if (definesNothing(compiled.bytes) && Object.keys(compiled.manifest.dependencies).length === 0)
    throw new PackageError(
      `${path} holds no FHIR definitions. Give a FHIR package (.tgz), its folder, or a profile as JSON or XML.`,
    );
  for (const { name, why } of compiled.unreadable) options.note(`${disk.name}: ${name} was left out. ${why}`);
  return { manifest: compiled.manifest, definitions: openCompiled(compiled.bytes), unreadable: compiled.unreadable };
}

async function fromCache(hash: string, version: FhirVersion, { cache }: PackageOptions) {
  if (cache === undefined) return undefined;
  return (await readCompiled(cache, hash)) ?? (await readCompiled(cache, `${hash}-${version}`));
}

/** A package that names no FHIR version serves every one, so it is compiled and kept for each. */
async function compileDisk(disk: DiskPackage, version: FhirVersion, core: DefinitionStore, { cache }: PackageOptions) {
  const files = disk.files();
  const stated = statedVersion(files);
  if (stated !== undefined && stated !== version) return undefined;
  const compiled = compilePackage(files, version, core, disk.name);
  if (cache !== undefined) await keepCompiled(cache, stated ? disk.hash : `${disk.hash}-${version}`, compiled);
  return compiled;
}
