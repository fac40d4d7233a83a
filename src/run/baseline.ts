/**
 * A baseline accepts what is there and fails on what is new. It only ever shrinks: an entry that no longer occurs is said and
 * stops the run until the baseline is written again without it.
 */
import type { Finding, Report } from '../report/types.js';

export interface Baseline {
  schemaVersion: 1;
  catalogue: string;
  /** By rule, sorted, so that a change of the file shows what changed: each a fingerprint, a space and the payload's name */
  findings: Record<string, string[]>;
}

type Found = Pick<Report, 'findings' | 'payloads' | 'catalogue'>;

/**
 * Only failures are accepted: a review is no fault to accept.
 * @param never rules whose failures nobody can accept
 */
export function makeBaseline(
  { findings, payloads, catalogue }: Found,
  never: ReadonlySet<string> = new Set(),
): Baseline {
  const names = new Map(payloads.map(({ id, name }) => [id, name]));
  const byRule = new Map<string, string[]>();
  for (const { rule, fingerprint, outcome, payload } of findings) {
    if (outcome !== 'fail' || never.has(rule)) continue;
    const entry = `${fingerprint} ${names.get(payload) ?? ''}`;
    const list = byRule.get(rule);
    if (list) list.push(entry);
    else byRule.set(rule, [entry]);
  }
  const sorted = [...byRule].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    schemaVersion: 1,
    catalogue: catalogue.digest,
    findings: Object.fromEntries(sorted.map(([rule, list]) => [rule, list.sort()])),
  };
}

/**
 * An existing baseline without what no longer occurs; nothing new is taken in.
 * @param never rules whose failures nobody can accept
 */
export function shrinkBaseline(
  baseline: Baseline,
  { findings, catalogue }: Found,
  never: ReadonlySet<string> = new Set(),
): Baseline {
  const still = new Set(findings.map(({ fingerprint }) => fingerprint));
  const kept = Object.entries(baseline.findings)
    .filter(([rule]) => !never.has(rule))
    .map(([rule, list]) => [rule, list.filter((one) => still.has(fingerprintOf(one)))] as const)
    .filter(([, list]) => list.length > 0);
  return { schemaVersion: 1, catalogue: catalogue.digest, findings: Object.fromEntries(kept) };
}

function fingerprintOf(entry: string): string {
  return entry.slice(0, entry.indexOf(' '));
}

export class AcceptedFindings {
  /** Fingerprint → name of its payload */
  private readonly accepted: Map<string, string>;
  private readonly met = new Set<string>();

  constructor(baseline: Baseline) {
    const entries = Object.values(baseline.findings).flat();
    this.accepted = new Map(entries.map((one) => [fingerprintOf(one), one.slice(one.indexOf(' ') + 1)]));
  }

  cover({ fingerprint, outcome }: Finding): boolean {
    if (outcome !== 'fail' || !this.accepted.has(fingerprint)) return false;
    this.met.add(fingerprint);
    return true;
  }

  /**
   * How many accepted findings did not occur, although their payload was in the run; a run over a part of the payloads says
   * nothing of the others.
   */
  gone(payloads: ReadonlySet<string>): number {
    return [...this.accepted].filter(([one, payload]) => payloads.has(payload) && !this.met.has(one)).length;
  }
}
