import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { newest } from '../fhir/packages/version-match.js';

export interface InstalledPackage {
  id: string;
  version: string;
  path: string;
}

/** The packages of a shared folder, where each stands in `id#version`; none where there is no such folder. */
export async function installedPackages(folder: string): Promise<InstalledPackage[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  return names
    .filter((name) => /^[A-Za-z0-9][\w.-]*#[\w.+-]+$/.test(name))
    .sort()
    .map((name) => {
      const [id = '', version = ''] = name.split('#');
      return { id, version, path: join(folder, name) };
    });
}

/** The installed package that fits best, or undefined. */
export async function findInstalled(
  folder: string,
  id: string,
  version: string,
): Promise<InstalledPackage | undefined> {
  const same = (await installedPackages(folder)).filter((each) => each.id === id);
  const chosen = newest(
    version,
    same.map((each) => each.version),
  );
  return same.find((each) => each.version === chosen);
}
