/** What several formats read off a report: findings by payload, the gate in words, what was not tested and why. */
import { groupBy } from './group-by.js';
import type { Finding, Report, StandardRow } from './types.js';
import { isCommonReason, plural, reasonWords, ruleName, STAGE_ORDER } from './words.js';
import { weightOf } from './worst-first.js';

/** Findings by the id of their payload, in the report's order. */
export function findingsByPayload(report: Report): Map<string, Finding[]> {
  return groupBy(report.findings, (finding) => finding.payload);
}

/** The standards in order of stage, and in the catalogue's order inside one. */
export function byStage(standards: readonly StandardRow[]): StandardRow[] {
  return [...standards].sort((a, b) => STAGE_ORDER.indexOf(a.stage) - STAGE_ORDER.indexOf(b.stage));
}

export type GateState = 'passed' | 'failed' | 'not-set' | 'not-judged';

/** What a person is told of the gate: one that had nothing to judge, or was not set, has not passed. */
export function gateState({ run: { gate }, payloads }: Report): GateState {
  if (!gate.passed) return 'failed';
  if (gate.stages.length === 0) return 'not-set';
  return payloads.every(({ generation, counts }) => generation === 'unknown' && counts.fail === 0)
    ? 'not-judged'
    : 'passed';
}

/** `Gate (ci: ready): failed, 3 gating findings.` */
export function gateLine(report: Report): string {
  const { gate, policy } = report.run;
  const words: Record<GateState, string> = {
    passed: 'passed',
    failed: `failed, ${gateReasons(gate)}`,
    'not-set': 'no gate was set',
    'not-judged': `not judged: nothing was ${report.payloads.length === 0 ? 'read' : 'recognised'}`,
  };
  return `Gate (${policy}: ${gate.stages.join(', ') || 'no stage'}): ${words[gateState(report)]}.`;
}

function gateReasons({ gating, unproven = 0 }: Report['run']['gate']): string {
  const found = gating - unproven;
  return [
    ...(found > 0 || unproven === 0 ? [plural(found, 'gating finding')] : []),
    ...(unproven > 0 ? [`${plural(unproven, 'requirement')} not shown to be met`] : []),
  ].join(' and ');
}

/** A warning where the run was told to show values; empty otherwise. */
export function valuesLine(report: Report): string {
  return report.run.values === 'full' ? 'This report holds values of payloads: keep it as you keep them.' : '';
}

/** `12 payloads, 14 records, 0.8 s` */
export function sizeLine(report: Report): string {
  const records = report.payloads.reduce((sum, row) => sum + row.records, 0);
  return `${plural(report.payloads.length, 'payload')}, ${plural(records, 'record')}, ${report.run.seconds.toFixed(1)} s`;
}

export interface Untested {
  outcome: 'not-tested' | 'review';
  reason: string;
  /** The reason is one of the words that many requirements share */
  common: boolean;
  /** `standard requirement`, in the report's order */
  requirements: string[];
}

/** Requirements that the run did not decide, by reason, the most first. */
export function untested(report: Report): Untested[] {
  const groups = new Map<string, Untested>();
  for (const standard of report.standards) {
    for (const row of standard.requirements) {
      if (row.outcome !== 'not-tested' && row.outcome !== 'review') continue;
      const key = `${row.outcome} ${row.reason ?? ''}`;
      const group = groups.get(key) ?? {
        outcome: row.outcome,
        reason: reasonWords(row.reason),
        common: isCommonReason(row.reason),
        requirements: [],
      };
      group.requirements.push(`${standard.id} ${row.id}`);
      groups.set(key, group);
    }
  }
  return [...groups.values()].sort((a, b) => b.requirements.length - a.requirements.length);
}

/** The same in few lines: requirements with a reason of their own, as a person must read it, stand together. */
export function untestedBriefly(report: Report): Untested[] {
  const groups = untested(report);
  const own = groups.filter(({ common }) => !common);
  if (own.length < 2) return groups;
  const requirements = own.flatMap((group) => group.requirements);
  const reason = 'each for a reason of its own; careconform explain STANDARD says which';
  return [...groups.filter(({ common }) => common), { outcome: 'not-tested', common: false, reason, requirements }];
}

/** The rule to look at first: one that gates, else one of the highest level; of those the one with most findings. */
export function firstRule(report: Report): string | undefined {
  const failures = report.findings.filter(({ outcome }) => outcome === 'fail');
  const worst = failures.reduce((least, finding) => Math.min(least, weightOf(finding)), Number.POSITIVE_INFINITY);
  const count = new Map<string, number>();
  for (const finding of failures) {
    if (weightOf(finding) === worst) count.set(ruleName(finding), (count.get(ruleName(finding)) ?? 0) + 1);
  }
  return [...count].sort((a, b) => b[1] - a[1])[0]?.[0];
}
