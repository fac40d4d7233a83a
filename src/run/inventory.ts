/**
 * What carries each kind of fact where no standard says what to use: systems and extensions that neither the catalogue nor HL7
 * names, local codes, free text in place of codes; counted, and by sender where that is known. Where a standard is identified
 * but undefined, divergence shows here before the standard exists (para 4.6, 4.8).
 */
import type { CodingFact, Facts, IdentifierFact } from '../record/facts.js';
import type { Sender } from '../record/sender.js';
import { type Redaction, writeValue } from '../report/redact.js';
import type { InventoryRow } from '../report/types.js';

/** Rarer things than this may point at one sender or one person. */
const LEAST = 5;
/** Distinct things remembered, and distinct pairs of thing and sender. */
const MOST = 10_000;

interface Counted {
  kind: string;
  value: string;
  /** Our own word, or a value of the payload that only redact.ts may write */
  ours: boolean;
  count: number;
  senders: Map<string, number>;
}

export class Inventory {
  private readonly counts = new Map<string, Counted>();
  private pairs = 0;

  constructor(private readonly redaction: Redaction) {}

  add(facts: Facts, sender?: Sender): void {
    const ods = sender?.ods;
    for (const { use, value } of facts.get('uri'))
      if (!this.redaction.knownUri(value)) this.count(use, value, false, ods);
    for (const { role, codings, hasText, absent } of facts.get('concept')) {
      if (absent) continue;
      for (const coding of codings) this.carried(`coded: ${role}`, coding, ods);
      if (codings.length === 0 && hasText) this.count(`coded: ${role}`, 'free text only', true, ods);
    }
    for (const identifier of facts.get('identifier')) this.carried(`identifier: ${identifier.holder}`, identifier, ods);
  }

  private carried(kind: string, { known, system }: CodingFact | IdentifierFact, ods: string | undefined): void {
    if (known !== undefined) this.count(kind, known, true, ods);
    else if (system === undefined || system === '') this.count(kind, 'no system', true, ods);
    else this.count(kind, system, false, ods);
  }

  private count(kind: string, value: string, ours: boolean, ods: string | undefined): void {
    const key = `${kind} ${ours ? '=' : ''}${value}`;
    let counted = this.counts.get(key);
    if (!counted) {
      if (this.counts.size >= MOST) return;
      counted = { kind, value, ours, count: 0, senders: new Map() };
      this.counts.set(key, counted);
    }
    counted.count += 1;
    if (ods === undefined) return;
    const before = counted.senders.get(ods) ?? 0;
    if (before === 0 && ++this.pairs > MOST) return;
    counted.senders.set(ods, before + 1);
  }

  rows(): InventoryRow[] {
    const merged = new Map<string, Counted>();
    for (const { kind, value, ours, count, senders } of this.counts.values()) {
      const what = writeValue(ours ? 'structural' : 'uri', value, this.redaction);
      const key = `${kind} ${what}`;
      const row = merged.get(key) ?? { kind, value: what, ours, count: 0, senders: new Map<string, number>() };
      merged.set(key, row);
      row.count += count;
      for (const [ods, sent] of senders) row.senders.set(ods, (row.senders.get(ods) ?? 0) + sent);
    }
    return [...merged.values()]
      .filter(({ count }) => count >= LEAST)
      .map(({ kind, value, count, senders }) => ({ kind, what: value, count, ...saidSenders(count, senders) }))
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
