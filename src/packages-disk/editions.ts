/** Which packages a run could judge by, with a hash of each: for evidence. */
import { existsSync } from 'node:fs';
import { withDependencies } from '../fhir/packages/dependencies.js';
import { manifestOf } from '../fhir/packages/manifest.js';
import { findInstalled } from './installed.js';
import { readDiskPackage } from './read-package.js';

/**
 * The named packages and what they need that is at hand, each once, in the order that a run lays them.
 * @param specs as `--package` and `--profile` have them: paths, or `id#version`; canonical URLs name no package
 * @param folder the shared folder of packages
 * @throws PackageError where a package cannot be read
 */
export async function packageEditions(
  specs: readonly string[],
  folder: string,
): Promise<{ id: string; version: string; sha256: string }[]> {
  const paths = await Promise.all(specs.map((spec) => pathOf(spec, folder)));
  const given = await Promise.all(paths.filter((path) => path !== undefined).map(open));
  const { packages } = await withDependencies(given, async (id, version) => {
    const found = await findInstalled(folder, id, version);
    return found && open(found.path);
  });
  return packages.map(({ manifest: { id, version }, sha256 }) => ({ id, version, sha256 }));
}

async function pathOf(spec: string, folder: string): Promise<string | undefined> {
  if (existsSync(spec)) return spec;
  const [id, version] = spec.split('#');
  if (!id || !version || spec.includes('/')) return undefined;
  return (await findInstalled(folder, id, version))?.path;
}

async function open(path: string) {
  const disk = await readDiskPackage(path);
  // A single file has no id of its own, and its name may say more than evidence should.
  const manifest = manifestOf(disk.files()) ?? { id: 'file', version: '', dependencies: {} };
  return { manifest, sha256: disk.hash };
}
