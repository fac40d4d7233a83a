import type { MedicationFact, SectionItem } from '../record/facts.js';
import { defineCheck } from './define.js';
import type { HeadingTable } from './heading-table.js';
import { itemsUnder, UNDER_OPTIONS, type UnderOptions } from './items-under.js';
import { type CheckResult, NOT_APPLICABLE, PASS } from './types.js';

export interface ChangeReasonOptions extends UnderOptions {
  /** Words of a status or change summary that say that a medicine was changed or stopped */
  words: string[];
  /** Codes of a list's flag that say so, by the URI of their code system */
  flags: Record<string, string[]>;
}

/** A medicine that was changed, held or stopped says why. */
export const changeReason = defineCheck<ChangeReasonOptions>({
  name: 'change-reason',
  does: 'asks that a medicine that was changed or stopped says why',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['table', 'headings', 'words', 'flags'],
    properties: {
      ...UNDER_OPTIONS,
      words: { type: 'array', items: { type: 'string' } },
      flags: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
    },
  },
  run(fact, options, { codes }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const under = itemsUnder(fact, codes<HeadingTable>(options.table), options.headings);
    return under.flatMap(({ item }) => judge(item, options));
  },
});

function judge({ fact, flag }: SectionItem, { words, flags }: ChangeReasonOptions): CheckResult[] {
  if (fact.kind !== 'medication' || fact.concept?.absent) return [];
  const path = changedAt(fact, flag, words, flags);
  if (path === undefined) return [];
  if (fact.reason) return [PASS];
  const text = 'This medicine was changed or stopped, and nothing coded says why. Give the reason, if it is known.';
  return [{ outcome: 'review', reason: 'person-needed', detail: { text }, path }];
}

function changedAt(
  { change }: MedicationFact,
  flag: SectionItem['flag'],
  words: readonly string[],
  flags: Record<string, string[]>,
): string | undefined {
  if (change && words.includes(change.word)) return change.path;
  const known = flag && Object.hasOwn(flags, flag.system ?? '') ? flags[flag.system ?? ''] : undefined;
  return flag && known?.includes(flag.code) ? flag.path : undefined;
}
