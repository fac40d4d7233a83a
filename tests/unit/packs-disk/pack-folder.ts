/** A pack's folder to change one thing in: what `init pack` writes, in a temporary folder. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packFiles } from '../../../src/cli/pack-scaffold.js';
import { loadCatalogue } from '../../../src/index.js';

export const NAME = 'ward-rules';
export const RULE = `standards/${NAME}/rules/hospital-number.json`;

/** @param changes text of files by path; undefined leaves the file out; a function changes the parsed file */
export function packFolder(changes: Record<string, unknown> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'careconform-pack-'));
  const files: Record<string, string> = packFiles(NAME, loadCatalogue().version, '2026-01-01');
  for (const [path, change] of Object.entries(changes)) {
    if (change === undefined) delete files[path];
    else if (typeof change === 'function') files[path] = JSON.stringify(change(JSON.parse(files[path]!)), null, 2);
    else files[path] = typeof change === 'string' ? change : JSON.stringify(change, null, 2);
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A rule with another check. */
export const withCheck =
  (check: object) =>
  (rule: object): object => ({ ...rule, check });

/** A rule whose pattern is this. */
export const withPattern = (matches: unknown) =>
  withCheck({ pattern: { field: 'value', class: 'person', matches, text: 'It is wrong.' } });
