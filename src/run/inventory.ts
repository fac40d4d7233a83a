/**
 * What senders use where no standard says what to use: systems and extensions that neither the catalogue nor HL7 names,
 * counted. Where a standard is identified but undefined, divergence shows here before the standard exists (para 4.6, 4.8).
 */
import type { Facts } from '../record/facts.js';
import { type Redaction, writeValue } from '../report/redact.js';
import type { Report } from '../report/types.js';

/** Rarer things than this may point at one sender or one person. */
const LEAST = 5;
/** Distinct things remembered; what comes after is counted as `more`. */
const MOST = 10_000;

export class Inventory {
  private readonly counts = new Map<string, { kind: string; value: string; count: number }>();

  constructor(private readonly redaction: Redaction) {}

  add(facts: Facts): void {
    for (const { use, value } of facts.get('uri')) if (!this.redaction.knownUri(value)) this.count(use, value);
  }

  private count(kind: string, value: string): void {
    const key = `${kind} ${value}`;
    const seen = this.counts.get(key);
    if (seen) seen.count += 1;
    else if (this.counts.size < MOST) this.counts.set(key, { kind, value, count: 1 });
  }

  rows(): Report['inventory'] {
    const merged = new Map<string, Report['inventory'][number]>();
    for (const { kind, value, count } of this.counts.values()) {
      const what = writeValue('uri', value, this.redaction);
      const row = merged.get(`${kind} ${what}`);
      if (row) row.count += count;
      else merged.set(`${kind} ${what}`, { kind, what, count });
    }
    return [...merged.values()]
      .filter(({ count }) => count >= LEAST)
      .sort((a, b) => b.count - a.count || (a.kind + a.what < b.kind + b.what ? -1 : 1));
  }
}
