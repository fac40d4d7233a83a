/** The pages of standards/ that are made from the catalogue, so that they cannot grow stale beside it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileCatalogue } from '../catalogue.js';
import { cataloguePage } from './catalogue-page.js';
import { failingFixtures } from './failing-fixtures.js';
import { glossaryPage, type Term } from './glossary-page.js';
import { rulesPage } from './rules-page.js';

/**
 * @param root folder of the repository
 * @param version of the package
 * @returns the text of each page by its path from the root
 * @throws Error where the catalogue has faults
 */
export function makePages(root: string, version: string): Map<string, string> {
  const { standards, stages, outside } = compileCatalogue(join(root, 'standards'), version);
  const { terms } = JSON.parse(readFileSync(join(root, 'standards/glossary.json'), 'utf8')) as { terms: Term[] };
  return new Map([
    ['standards/CATALOGUE.md', cataloguePage(standards, stages, outside)],
    ['standards/GLOSSARY.md', glossaryPage(terms)],
    ...standards
      .filter(({ requirements }) => requirements.length > 0)
      .map((standard): [string, string] => [
        `standards/${standard.id}/RULES.md`,
        rulesPage(standard, failingFixtures(root, standard.id)),
      ]),
  ]);
}
