/**
 * A baseline accepts what is there and fails on what is new. It only ever shrinks: an entry that no longer occurs is said and
 * stops the run until the baseline is written again without it.
 */
import type { Finding } from '../report/types.js';

export interface Baseline {
  schemaVersion: 1;
  catalogue: string;
  /** Fingerprints by rule, sorted, so that a change of the file shows what changed */
  findings: Record<string, string[]>;
}

/** Only failures are accepted: a review is no fault to accept. */
export function makeBaseline(findings: readonly Finding[], catalogue: string): Baseline {
  const byRule = new Map<string, string[]>();
  for (const { rule, fingerprint, outcome } of findings) {
    if (outcome !== 'fail') continue;
    const list = byRule.get(rule);
    if (list) list.push(fingerprint);
    else byRule.set(rule, [fingerprint]);
  }
  const sorted = [...byRule].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    schemaVersion: 1,
    catalogue,
    findings: Object.fromEntries(sorted.map(([rule, list]) => [rule, list.sort()])),
  };
}

/** An existing baseline without what no longer occurs; nothing new is taken in. */
export function shrinkBaseline(baseline: Baseline, findings: readonly Finding[], catalogue: string): Baseline {
  const still = new Set(findings.map(({ fingerprint }) => fingerprint));
  const kept = Object.entries(baseline.findings)
    .map(([rule, list]) => [rule, list.filter((one) => still.has(one))] as const)
    .filter(([, list]) => list.length > 0);
  return { schemaVersion: 1, catalogue, findings: Object.fromEntries(kept) };
}

export class AcceptedFindings {
  private readonly accepted: Set<string>;
  private readonly met = new Set<string>();

  constructor(baseline: Baseline) {
    this.accepted = new Set(Object.values(baseline.findings).flat());
  }

  cover({ fingerprint, outcome }: Finding): boolean {
    if (outcome !== 'fail' || !this.accepted.has(fingerprint)) return false;
    this.met.add(fingerprint);
    return true;
  }

  /** How many accepted findings did not occur in this run. */
  get gone(): number {
    return this.accepted.size - this.met.size;
  }
}
