/** The catalogue as look-ups of words, for formats that explain as well as list. */
import type { Catalogue } from '../catalogue/types.js';
import type { CatalogueWords, RequirementWords, RuleWords } from './reporter.js';

export function catalogueWords(catalogue: Catalogue): CatalogueWords {
  const rules = new Map<string, RuleWords>();
  const requirements = new Map<string, RequirementWords>();
  for (const standard of catalogue.standards) {
    for (const rule of standard.rules) rules.set(`${standard.id}/${rule.id}`, rule);
    for (const { id, text, source } of standard.requirements)
      requirements.set(`${standard.id} ${id}`, { text, ...source });
  }
  return {
    rule: (id) => rules.get(id),
    requirement: (standard, id) => requirements.get(`${standard} ${id}`),
  };
}
