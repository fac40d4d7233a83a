/** `careconform packages`: FHIR packages in the folder that tools share. Only `add` with a registry ever uses the network. */
import { existsSync } from 'node:fs';
import { defaultPackageFolder } from '../packages-disk/home.js';
import { addFromDisk, addFromRegistry, removePackage, verifyPackages } from '../packages-disk/install.js';
import { installedPackages } from '../packages-disk/installed.js';
import type { Registry } from '../packages-disk/registry.js';
import { EXIT } from './exit-status.js';
import { writeOut } from './output.js';
import { UsageError } from './usage-error.js';

export interface RawPackageOptions {
  folder?: string;
  registry?: string;
  tokenEnv?: string;
}

/**
 * @param specs paths of archives or folders, or `id#version` with a registry
 * @throws UsageError where a registry is needed and none is named
 */
export async function runPackagesAdd(specs: readonly string[], raw: RawPackageOptions): Promise<void> {
  const folder = folderOf(raw);
  for (const spec of specs) {
    const added = existsSync(spec) ? await addFromDisk(spec, folder) : await fromRegistry(spec, raw, folder);
    await writeOut(`${added.id}#${added.version}\t${added.state}\n`);
  }
}

function fromRegistry(spec: string, raw: RawPackageOptions, folder: string) {
  if (!raw.registry)
    throw new UsageError(
      `There is no file or folder ${spec}. To fetch a package, name a registry with --registry URL.`,
    );
  const [id = '', version = 'latest'] = spec.split('#');
  return addFromRegistry(registryOf(raw.registry, raw.tokenEnv), id, version, folder);
}

/** A token is read from the environment, never from the command line, where others could see it. */
function registryOf(base: string, tokenEnv: string | undefined): Registry {
  const registry: Registry = { base, env: process.env };
  if (tokenEnv === undefined) return registry;
  const token = process.env[tokenEnv];
  if (!token) throw new UsageError(`The environment variable ${tokenEnv} holds no token.`);
  return { ...registry, token };
}

export async function runPackagesList(raw: RawPackageOptions): Promise<void> {
  const all = await installedPackages(folderOf(raw));
  await writeOut(all.map(({ id, version }) => `${id}#${version}\n`));
}

export async function runPackagesRemove(specs: readonly string[], raw: RawPackageOptions): Promise<void> {
  for (const spec of specs) {
    const { id, version } = await removePackage(spec, folderOf(raw));
    await writeOut(`${id}#${version}\tremoved\n`);
  }
}

/** Exit status 1 where a package is not what was put in. */
export async function runPackagesVerify(spec: string | undefined, raw: RawPackageOptions): Promise<void> {
  const all = await verifyPackages(spec, folderOf(raw));
  await writeOut(all.map(({ id, version, state }) => `${id}#${version}\t${state}\n`));
  if (all.some(({ state }) => state === 'changed')) process.exitCode = EXIT.gated;
}

function folderOf({ folder }: RawPackageOptions): string {
  return folder ?? defaultPackageFolder();
}
