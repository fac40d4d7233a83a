/** Puts packages into the shared folder, takes them out, and checks that they are what was put in. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PackageFile } from '../fhir/packages/archive.js';
import { manifestOf } from '../fhir/packages/manifest.js';
import { PackageError } from '../fhir/packages/package-error.js';
import { findInstalled, type InstalledPackage, installedPackages } from './installed.js';
import { digestOf, readDiskPackage } from './read-package.js';
import { fetchFromRegistry, type Registry } from './registry.js';

/** Stands beside the folder `package` of what we put in. */
const RECORD = 'careconform.json';

export type Added = InstalledPackage & { state: 'added' | 'replaced' | 'already there' };

/**
 * Adds a package from an archive or a folder. It appears whole or not at all.
 * @throws {PackageError} where it has no package.json, or a file that would fall outside its folder
 */
export async function addFromDisk(path: string, folder: string): Promise<Added> {
  const files = (await readDiskPackage(path)).files();
  const manifest = manifestOf(files);
  if (!manifest)
    throw new PackageError(
      'It has no package.json with a name and a version, so it is no FHIR package. Use it with --package instead.',
    );
  const { id, version } = manifest;
  if (!/^[A-Za-z0-9][\w.-]*$/.test(id) || !/^[\w.+-]+$/.test(version))
    throw new PackageError('Its package.json has a name or version that no package may have.');
  const target = join(folder, `${id}#${version}`);
  refuseOutside(files);
  const digest = digestOf(contents(files));
  const before = await recordOf(target);
  if (before?.digest === digest && (await digestOnDisk(target)) === digest)
    return { id, version, path: target, state: 'already there' };
  const draft = join(folder, `.${randomBytes(6).toString('hex')}`);
  try {
    await writeFiles(join(draft, 'package'), contents(files));
    await writeFile(join(draft, RECORD), `${JSON.stringify({ digest })}\n`);
    return { id, version, path: target, state: await swap(draft, target) };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Fetches a package and adds it. */
export async function addFromRegistry(registry: Registry, id: string, version: string, folder: string): Promise<Added> {
  if (!/^[A-Za-z0-9][\w.-]*$/.test(id))
    throw new PackageError('A package is named as id#version, as fhir.r4.ukcore#1.0.0.');
  await mkdir(folder, { recursive: true });
  const target = (chosen: string) => join(folder, `.${id}-${chosen.replace(/[^\w.-]/g, '_')}.tgz`);
  const { file } = await fetchFromRegistry(registry, id, version, target);
  try {
    return await addFromDisk(file, folder);
  } finally {
    await rm(file, { force: true });
  }
}

/** @throws {PackageError} where there is no such package */
export async function removePackage(spec: string, folder: string): Promise<InstalledPackage> {
  const found = await installed(spec, folder);
  await rm(found.path, { recursive: true });
  return found;
}

export type Verified = InstalledPackage & { state: 'unchanged' | 'changed' | 'not recorded' };

/**
 * Compares installed packages with what was put in. Packages that another tool put in have no record.
 * @param spec one package, or undefined for all
 */
export async function verifyPackages(spec: string | undefined, folder: string): Promise<Verified[]> {
  const all = spec === undefined ? await installedPackages(folder) : [await installed(spec, folder)];
  const verified: Verified[] = [];
  for (const each of all) {
    const record = await recordOf(each.path);
    const state = !record
      ? 'not recorded'
      : (await digestOnDisk(each.path)) === record.digest
        ? 'unchanged'
        : 'changed';
    verified.push({ ...each, state });
  }
  return verified;
}

async function installed(spec: string, folder: string): Promise<InstalledPackage> {
  const [id = '', version = 'latest'] = spec.split('#');
  const found = await findInstalled(folder, id, version);
  if (!found) throw new PackageError(`There is no package ${spec} in ${folder}. See careconform packages list.`);
  return found;
}

function refuseOutside(files: readonly PackageFile[]): void {
  const outside = /(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:|\0/;
  if (files.some(({ name }) => outside.test(name))) {
    throw new PackageError('It holds a file that would fall outside its folder. Do not use it.');
  }
}

function contents(files: readonly PackageFile[]): PackageFile[] {
  return files.filter(({ name }) => /\.(json|xml)$/.test(name) && !/(^|\/)\./.test(name));
}

async function writeFiles(root: string, files: readonly PackageFile[]): Promise<void> {
  for (const { name, bytes } of files) {
    const path = join(root, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
}

/** Two that add the same package at once both end well: the later one replaces the earlier. */
async function swap(draft: string, target: string): Promise<'added' | 'replaced'> {
  const old = `${draft}-old`;
  const moved = await rename(target, old).then(
    () => true,
    () => false,
  );
  try {
    await rename(draft, target);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST')
      throw new PackageError(`The package cannot be put in its folder (${code}).`);
  }
  await rm(old, { recursive: true, force: true });
  return moved ? 'replaced' : 'added';
}

async function recordOf(path: string): Promise<{ digest: string } | undefined> {
  try {
    return JSON.parse(await readFile(join(path, RECORD), 'utf8')) as { digest: string };
  } catch {
    return undefined;
  }
}

async function digestOnDisk(path: string): Promise<string | undefined> {
  return readDiskPackage(path).then(
    (disk) => digestOf(contents(disk.files())),
    () => undefined,
  );
}
