import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Assets } from '../../fhir/contract.js';
import { SourceError } from '../types.js';

/**
 * Opens the data files that the package ships in `standards/`, whether this runs from the build or from the sources.
 * A name is relative to that folder, as `definitions/r4.json`.
 */
export function openAssets(): Assets {
  const standards = join(packageFolder(), 'standards');
  return {
    async read(name) {
      try {
        return new Uint8Array(await readFile(join(standards, ...name.split('/'))));
      } catch {
        throw new SourceError(
          'A data file of careconform itself is missing or cannot be read; install it again.',
          'not-found',
        );
      }
    },
  };
}

/** The package's own folder: the nearest above that has both a package.json and the catalogue. */
export function packageFolder(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'standards'))) return folder;
    if (dirname(folder) === folder) return start;
  }
}
