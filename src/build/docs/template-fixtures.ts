/** The templates as fixtures: what `careconform template` writes, so that a change of it is seen in a review. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Assets } from '../../fhir/contract.js';
import { listTemplates, makeTemplate } from '../../template/make.js';
import { TEMPLATE_GENERATIONS } from '../../template/types.js';
import { compileCatalogue } from '../catalogue.js';

/** Paths in the repository, and what stands there. */
export async function makeTemplateFixtures(root: string, version: string): Promise<[string, string][]> {
  const catalogue = compileCatalogue(join(root, 'standards'), version);
  const assets: Assets = { read: async (name) => readFile(join(root, 'standards', name)) };
  const made: [string, string][] = [];
  for (const { id } of await listTemplates(assets))
    for (const generation of TEMPLATE_GENERATIONS) {
      const { text } = await makeTemplate(id, { generation }, { assets, catalogue });
      made.push([`fixtures/templates/${id}.${generation}.json`, text]);
    }
  return made;
}
