/**
 * The inventory of a run: what carries each kind of fact where no standard says what to use. Where a standard is identified but
 * undefined, divergence shows here before the standard exists (para 4.6, 4.8). src/run/sightings.ts says what is counted.
 */
import type { InventoryRow } from '../report/types.js';

/** Rarer things than this may point at one sender or one person. */
const LEAST = 5;
/** Distinct things remembered, and distinct pairs of thing and sender. */
const MOST = 10_000;

/** Kind, what (as it may be written), how often, and how often by each organisation. */
export type Sighting = [kind: string, what: string, count: number, senders: [ods: string, count: number][]];

interface Counted {
  kind: string;
  what: string;
  count: number;
  senders: Map<string, number>;
}

export class Inventory {
  private readonly counts = new Map<string, Counted>();
  private pairs = 0;

  merge(sightings: readonly Sighting[]): void {
    for (const [kind, what, count, senders] of sightings) {
      const key = `${kind} ${what}`;
      let counted = this.counts.get(key);
      if (!counted) {
        if (this.counts.size >= MOST) continue;
        counted = { kind, what, count: 0, senders: new Map() };
        this.counts.set(key, counted);
      }
      counted.count += count;
      for (const [ods, sent] of senders) this.sent(counted, ods, sent);
    }
  }

  private sent({ senders }: Counted, ods: string, count: number): void {
    const before = senders.get(ods);
    if (before === undefined && ++this.pairs > MOST) return;
    senders.set(ods, (before ?? 0) + count);
  }

  /** All that was merged, in the order met. */
  entries(): Sighting[] {
    return [...this.counts.values()].map(({ kind, what, count, senders }) => [kind, what, count, [...senders]]);
  }

  rows(): InventoryRow[] {
    return [...this.counts.values()]
      .filter(({ count }) => count >= LEAST)
      .map(({ kind, what, count, senders }) => ({ kind, what, count, ...saidSenders(count, senders) }))
      .sort((a, b) => b.count - a.count || (a.kind + a.what < b.kind + b.what ? -1 : 1));
  }
}

/** Senders of five and more; and so many fewer that what is left over is not a small number that subtraction would show. */
function saidSenders(count: number, senders: ReadonlyMap<string, number>): Pick<InventoryRow, 'senders'> {
  const said = [...senders]
    .filter(([, sent]) => sent >= LEAST)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([ods, sent]) => ({ ods, count: sent }));
  let rest = count - said.reduce((sum, { count: sent }) => sum + sent, 0);
  while (said.length > 0 && rest > 0 && rest < LEAST) rest += said.pop()!.count;
  return said.length > 0 ? { senders: said } : {};
}
