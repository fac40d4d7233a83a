/** A catalogue of two made-up standards, small enough to reason about by hand. */
import type { Catalogue, Requirement, Rule, Standard } from '../../../src/catalogue/types.js';
import { loadCatalogue } from '../../../src/index.js';

const source = { title: 'made up for a test', status: 'checked' as const };

export function rule(id: string, over: Partial<Rule> = {}): Rule {
  return {
    id,
    requirements: ['r1'],
    severity: 'shall',
    title: 'Holds',
    failTitle: 'Does not hold',
    why: 'because',
    fix: 'mend it',
    applies: { fact: 'identifier' },
    check: { 'value-is-good': {} },
    tags: [],
    since: '0.1.0',
    ...over,
  };
}

export function requirement(id: string, over: Partial<Requirement> = {}): Requirement {
  return { id, verb: 'shall', text: 'It holds', source, tested: 'rule', ...over };
}

export function standard(
  id: string,
  over: Partial<Catalogue['standards'][number]> = {},
): Catalogue['standards'][number] {
  const facts: Standard = {
    id,
    name: id,
    owner: 'nobody',
    informationStandards: [],
    versions: [],
    systems: [],
    milestones: [],
    publishedStatus: { text: 'active', source },
    generations: [],
    supersedes: [],
    links: [],
    report: { stage: 'ready', confidence: 'high', basis: 'made up' },
    current: [
      { from: '2020-01-01', stage: 'live', basis: 'made up', source },
      { from: '2026-06-01', stage: 'ready', basis: 'made up', source },
    ],
    assessable: 'payload',
  };
  return { ...facts, requirements: [requirement('r1')], rules: [rule('good')], ...over };
}

export function catalogueOf(...standards: Catalogue['standards']): Catalogue {
  const { stages, outside } = loadCatalogue();
  return { version: '0', digest: '0', stages, outside, standards, codes: { 'a/list': ['x', 'y'] } };
}
