/** Tallies of rules ↔ the rows of the report that say the same, so that what a report holds can be judged again. */
import { OUTCOMES } from '../outcome.js';
import type { Counts, RuleRow } from '../report/types.js';
import { sampleOf } from '../sample.js';
import { addTo, emptyTally, mergeInto, nameCounts, type Tally, wasAsked } from './counts.js';
import type { RuleTally } from './verdict.js';

export function ruleRow({ id, severity, requirements, tally, weak = 0, reason }: RuleTally): RuleRow {
  const counts = nameCounts(tally);
  const sample = sampleOf(counts);
  return {
    id,
    severity,
    requirements: [...requirements],
    counts,
    ...(weak > 0 ? { weak } : {}),
    ...(reason ? { reason } : {}),
    ...(sample ? { sample } : {}),
  };
}

export function ruleTally({ id, severity, requirements, counts, weak = 0, reason }: RuleRow): RuleTally {
  return { id, severity, requirements, weak, reason, tally: tallyOf(counts) };
}

function tallyOf(counts: Counts): Tally {
  return OUTCOMES.map((outcome) => counts[outcome]);
}

/** Counts of a standard: those of its rules, and one `not-tested` for each rule that found nothing to look at. */
export function countStandard(rules: readonly RuleTally[]): Counts {
  const total = emptyTally();
  for (const { tally } of rules) {
    mergeInto(total, tally);
    if (!wasAsked(tally)) addTo(total, 'not-tested');
  }
  return nameCounts(total);
}
