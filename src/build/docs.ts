/** `npm run docs`: writes the pages of standards/ that are made from the catalogue, and the templates that are fixtures. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makePages } from './docs/pages.js';
import { makeTemplateFixtures } from './docs/template-fixtures.js';

export async function run(root: string, version: string): Promise<void> {
  for (const [name, text] of [...makePages(root, version), ...(await makeTemplateFixtures(root, version))]) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}
