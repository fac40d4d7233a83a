import type { SectionItem } from '../record/facts.js';
import { defineCheck } from './define.js';
import type { HeadingTable } from './heading-table.js';
import { itemsUnder } from './items-under.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

export interface EntryUnderHeadingOptions {
  table: string;
  /** By heading: kinds of facts and types of resources that belong under another one */
  foreign: Record<string, string[]>;
}

/** Coded entries stand under the heading of their kind, where receivers look for them. */
export const entryUnderHeading = defineCheck<EntryUnderHeadingOptions>({
  name: 'entry-under-heading',
  does: 'asks that coded entries stand under the heading of their kind',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['table', 'foreign'],
    properties: {
      table: { type: 'string' },
      foreign: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
    },
  },
  run(fact, { table, foreign }, { codes }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    return itemsUnder(fact, codes<HeadingTable>(table), Object.keys(foreign)).map(
      ({ item, key, name }): CheckResult => {
        if (!kindsOf(item.fact).some((kind) => foreign[key]?.includes(kind))) return PASS;
        return fail(
          `This entry is of another kind than “${name}”. Put it under the heading of its kind.`,
          undefined,
          item.fact.path,
        );
      },
    );
  },
});

function kindsOf(fact: SectionItem['fact']): string[] {
  return fact.kind === 'statement' && fact.type !== undefined ? [fact.kind, fact.type] : [fact.kind];
}
