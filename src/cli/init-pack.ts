/** `careconform init pack`: a pack of one rule to begin with. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { loadCatalogue } from '../index.js';
import { PACK_NAME } from '../packs/define-pack.js';
import { writeFile, writeOut } from './output.js';
import { packFiles } from './pack-scaffold.js';
import { UsageError } from './usage-error.js';

/** @throws UsageError where the folder holds something already, or its name cannot be a pack's */
export async function runInitPack(folder: string): Promise<void> {
  const name = basename(resolve(folder)).toLowerCase();
  if (!PACK_NAME.test(name) || name === 'careconform')
    throw new UsageError(
      `A pack cannot be called ${name}. Name a folder of small letters, digits and hyphens: careconform init pack trust-rules`,
    );
  const { version, standards } = loadCatalogue();
  if (standards.some(({ id }) => id === name))
    throw new UsageError(`There is a standard ${name} in the catalogue. Give the pack's folder another name.`);
  if (existsSync(folder) && !isEmptyFolder(folder))
    throw new UsageError(`${folder} is there already and is not empty. It was left as it is.`);
  const files = packFiles(name, version, new Date().toISOString().slice(0, 10));
  for (const [path, text] of Object.entries(files)) writeFile(join(folder, path), text);
  const shown = folder.replace(/[/\\]+$/, '');
  await writeOut(
    `The pack ${name} is written. Test it:  node --test ${shown}/pack.test.mjs\nUse it:   careconform check --pack ./${shown} --standard ${name} ${shown}/fixtures\n`,
  );
}

function isEmptyFolder(path: string): boolean {
  try {
    return readdirSync(path).length === 0;
  } catch {
    return false;
  }
}
