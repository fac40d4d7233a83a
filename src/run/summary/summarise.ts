/** Reports of several runs → one summary, judged as one run over all their payloads would be. */

import type { Part, Summary } from '../../report/summary/types.js';
import type { Report } from '../../report/types.js';
import { weakestSample } from '../../sample.js';
import { countStandard, ruleRow } from '../rule-row.js';
import { judgeRequirement, judgeStandard } from '../verdict.js';
import { mergeTallied } from './merge.js';
import { type Parts, type StandardTally, type Tallied, tallied } from './tallied.js';

/**
 * @param reports at least one
 * @throws RangeError where a report holds no counts of rules
 */
export function summarise(reports: readonly Report[]): Summary {
  return summaryOf(reports.map(tallied).reduce(mergeTallied));
}

export function summaryOf({ runs, payloads, unrecognised, records, standards, ...parts }: Tallied): Summary {
  const ordered = [...standards.values()].sort(
    ({ described: a }, { described: b }) => a.position - b.position || (a.row.id < b.row.id ? -1 : 1),
  );
  return {
    runs: [...runs].sort(([a, m], [b, n]) => (m.started + a < n.started + b ? -1 : 1)).map(([, run]) => run),
    payloads,
    unrecognised,
    records,
    standards: ordered.map(standardRow),
    organisations: partsOf(parts.organisations),
    suppliers: partsOf(parts.suppliers),
    days: partsOf(parts.days),
    ...(parts.measures ? { measures: parts.measures.part } : {}),
    unmeasured: parts.unmeasured,
  };
}

function standardRow({ described, rules }: StandardTally): Summary['standards'][number] {
  const { row } = described;
  const tallies = [...rules.values()].map(({ tally }) => tally).sort((a, b) => (a.id < b.id ? -1 : 1));
  const requirements = row.requirements.map(({ id, verb, reason }) =>
    judgeRequirement({ id, verb, tested: 'nothing', ...(reason ? { reason } : {}) }, tallies),
  );
  const assessable = row.verdict === 'not-assessable' ? 'none' : 'payload';
  const counts = countStandard(tallies);
  const ruleRows = tallies.map(ruleRow);
  const sample = weakestSample(ruleRows);
  return {
    ...row,
    verdict: judgeStandard(
      { assessable, rules: tallies.map((rule) => ({ requirements: [...rule.requirements] })) },
      requirements,
    ),
    counts,
    requirements,
    rules: ruleRows,
    ...(sample ? { sample } : {}),
  };
}

function partsOf(parts: Parts): Part[] {
  return [...parts]
    .sort(([a], [b]) => (b === '' ? -1 : a === '' ? 1 : a < b ? -1 : 1))
    .map(([name, { said, payloads, records, standards }]) => ({
      ...(name === '' ? {} : { name }),
      ...(said.size > 0 ? { said: [...said].sort() } : {}),
      payloads,
      records,
      standards: [...standards.values()]
        .filter(({ fail, review, pass }) => fail + review + pass > 0)
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    }));
}
