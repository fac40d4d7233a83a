import type { AllergyFact } from '../record/facts.js';
import { defineCheck } from './define.js';
import type { HeadingTable } from './heading-table.js';
import { itemsUnder, UNDER_OPTIONS, type UnderOptions } from './items-under.js';
import { kindOf, type NoneKnown } from './none-known.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

/** An allergy says whether it still holds or how sure it is, and a reaction says how it showed itself. */
export const allergySays = defineCheck<UnderOptions & { list: string }>({
  name: 'allergy-says',
  does: 'asks that an allergy has a status, and that each of its reactions says how it showed itself',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['table', 'headings', 'list'],
    properties: { ...UNDER_OPTIONS, list: { type: 'string' } },
  },
  run(fact, { table, headings, list }, { codes }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const none = codes<NoneKnown>(list);
    return itemsUnder(fact, codes<HeadingTable>(table), headings).flatMap(({ item }) =>
      item.fact.kind === 'allergy' && kindOf(item.fact, none) === 'some' ? judge(item.fact) : [],
    );
  },
});

function judge({ status, verification, shown = [], path }: AllergyFact): CheckResult[] {
  if (status === undefined && verification === undefined)
    return [
      fail('This allergy does not say whether it still holds or how sure it is. Give its status.', undefined, path),
    ];
  const silent = shown.find(({ coded, words }) => !coded && !words);
  if (!silent) return [PASS];
  return [
    fail(
      'This reaction does not say how it showed itself. Give the manifestation, coded where it can be.',
      undefined,
      silent.path,
    ),
  ];
}
