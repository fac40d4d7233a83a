/** `npm run docs`: writes the pages of standards/ that are made from the catalogue. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePages } from './docs/pages.js';

export function run(root: string, version: string): void {
  for (const [name, text] of makePages(root, version)) writeFileSync(join(root, name), text);
}
