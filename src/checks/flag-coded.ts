import { defineCheck } from './define.js';
import type { HeadingTable } from './heading-table.js';
import { itemsUnder, UNDER_OPTIONS, type UnderOptions } from './items-under.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

/** An alert that is sent as an entry has a code, or it alerts nobody. */
export const flagCoded = defineCheck<UnderOptions & { systems: string[] }>({
  name: 'flag-coded',
  does: 'asks that a flag under a heading has a code of one of the named systems',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['table', 'headings', 'systems'],
    properties: { ...UNDER_OPTIONS, systems: { type: 'array', items: { type: 'string' } } },
  },
  run(fact, { table, headings, systems }, { codes }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    return itemsUnder(fact, codes<HeadingTable>(table), headings).flatMap(({ item, name }): CheckResult[] => {
      const { fact: held } = item;
      if (held.kind !== 'statement' || held.role !== 'flag' || held.concept?.absent) return [];
      const codings = held.concept?.codings ?? [];
      if (codings.some(({ known, code }) => code && known !== undefined && systems.includes(known))) return [PASS];
      return [
        fail(
          `This entry of “${name}” has no SNOMED CT code. Give it one; words alone raise no alert.`,
          undefined,
          held.conceptPath,
        ),
      ];
    });
  },
});
