import type { SectionItem } from '../record/facts.js';
import { defineCheck } from './define.js';
import type { HeadingTable } from './heading-table.js';
import { itemsUnder, UNDER_OPTIONS, type UnderOptions } from './items-under.js';
import { type CheckResult, NOT_APPLICABLE, PASS } from './types.js';

/** An entry that its own status takes back is hardly meant to stand under a heading. */
export const entryStands = defineCheck<UnderOptions>({
  name: 'entry-stands',
  does: 'asks that no entry under a heading was entered in error, refuted or not done',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['table', 'headings'],
    properties: UNDER_OPTIONS,
  },
  run(fact, { table, headings }, { codes }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    return itemsUnder(fact, codes<HeadingTable>(table), headings).map(({ item }): CheckResult => {
      const taken = takenBack(item.fact);
      if (taken === undefined) return PASS;
      const text = `This entry ${taken}, and it stands under a heading as if it held. See whether it is meant to be sent.`;
      return { outcome: 'review', reason: 'person-needed', detail: { text }, path: item.fact.path };
    });
  },
});

function takenBack(fact: SectionItem['fact']): string | undefined {
  const verification = fact.kind === 'medication' ? undefined : fact.verification;
  if (fact.status === 'entered-in-error' || verification === 'entered-in-error') return 'was entered in error';
  if (verification === 'refuted') return 'is refuted';
  return fact.kind === 'statement' && fact.notDone ? 'was not done' : undefined;
}
