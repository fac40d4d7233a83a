/** Two reports side by side, by fingerprint: what is new, what is mended, what is the same, what was not read again. */
import type { Finding, Report } from '../report/types.js';

/** Findings of a rule that a report leaves out above its limit, so that they can only be counted. */
export interface CountedRule {
  rule: string;
  before: number;
  after: number;
  /** Whether there are more than before, and the new report lists some of the rule that gate */
  gates: boolean;
}

export interface Comparison {
  added: Finding[];
  mended: Finding[];
  same: Finding[];
  /** Findings of before in payloads that the new run does not have: nobody knows whether they are mended */
  notInNewRun: Finding[];
  /** Rules compared by count; their findings stand in none of the lists above */
  counted: CountedRule[];
  /** Why the two cannot be compared without care */
  cautions: string[];
}

/** Rules that leave findings out in either report are compared by count, because what is left out would look new or mended. */
export function compareReports(before: Report, after: Report): Comparison {
  const counted = new Set([...Object.keys(before.more), ...Object.keys(after.more)]);
  const [was, is] = [before, after].map(({ findings }) => findings.filter(({ rule }) => !counted.has(rule))) as [
    Finding[],
    Finding[],
  ];
  const old = new Set(was.map(({ fingerprint }) => fingerprint));
  const now = new Set(is.map(({ fingerprint }) => fingerprint));
  const names = new Set(after.payloads.map(({ name }) => name));
  const gone = new Set(before.payloads.filter(({ name }) => !names.has(name)).map(({ id }) => id));
  const missing = was.filter(({ fingerprint }) => !now.has(fingerprint));
  return {
    added: is.filter(({ fingerprint }) => !old.has(fingerprint)),
    mended: missing.filter(({ payload }) => !gone.has(payload)),
    same: is.filter(({ fingerprint }) => old.has(fingerprint)),
    notInNewRun: missing.filter(({ payload }) => gone.has(payload)),
    counted: [...counted].sort().map((rule) => countRule(rule, before, after)),
    cautions: cautionsOf(before, after),
  };
}

/** Something that gates is new: a finding, or more findings of a rule that gates than there were. */
export function isWorse({ added, counted }: Pick<Comparison, 'added' | 'counted'>): boolean {
  return added.some(({ gates }) => gates) || counted.some(({ gates }) => gates);
}

function countRule(rule: string, before: Report, after: Report): CountedRule {
  const [was, is] = [before, after].map(
    ({ findings, more }) => findings.filter((finding) => finding.rule === rule).length + (more[rule] ?? 0),
  ) as [number, number];
  const gates = is > was && after.findings.some((finding) => finding.rule === rule && finding.gates);
  return { rule, before: was, after: is, gates };
}

function cautionsOf(before: Report, after: Report): string[] {
  const cautions: string[] = [];
  if (before.catalogue.digest !== after.catalogue.digest)
    cautions.push('The two reports were made with different editions of the catalogue; rules may have changed.');
  if (!before.complete || !after.complete)
    cautions.push('A report is not complete, so findings may be missing from it.');
  if ([before, after].some(({ more }) => Object.keys(more).length > 0))
    cautions.push(
      'A report leaves findings out above its limit, so their rules are compared by count only; make both with --max-findings 0 to compare each finding.',
    );
  return cautions;
}
