/** A hash of the tool that is installed: all files that decide what it finds, so that two installations can be compared. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { packageFolder } from '../payload/sources/assets.js';

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Of the built program, its definitions, and package.json, which names the exact versions of what it uses. */
export function toolHash(): string {
  const root = packageFolder();
  const names = [
    'package.json',
    ...under(root, 'bin'),
    ...under(root, 'dist'),
    ...under(root, 'standards/definitions'),
  ];
  const hash = createHash('sha256');
  // The types of dist/ are for compilers and change nothing that is found.
  for (const name of names.filter((one) => !one.startsWith('dist/types/')).sort()) {
    hash.update(`${sha256Of(readFileSync(join(root, name)))} ${name}\n`);
  }
  return hash.digest('hex');
}

function under(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile() && /\.(c?js|json|txt)$/.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll(sep, '/'),
    );
}
