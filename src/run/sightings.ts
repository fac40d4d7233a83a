/**
 * What one payload uses where no standard says what to use: systems and extensions that neither the catalogue nor HL7 names,
 * local codes, free text in place of codes; counted, and by sender where that is known.
 */
import type { CodingFact, Facts, IdentifierFact } from '../record/facts.js';
import type { Sender } from '../record/sender.js';
import { type Redaction, writeValue } from '../report/redact.js';
import { Inventory, type Sighting } from './inventory.js';

/** Distinct things remembered of one payload. */
const MOST = 10_000;

interface Seen {
  kind: string;
  value: string;
  /** Our own word, or a value of the payload that only redact.ts may write */
  ours: boolean;
  count: number;
  senders: Map<string, number>;
}

export class Sightings {
  private readonly seen = new Map<string, Seen>();

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
    let seen = this.seen.get(key);
    if (!seen) {
      if (this.seen.size >= MOST) return;
      seen = { kind, value, ours, count: 0, senders: new Map() };
      this.seen.set(key, seen);
    }
    seen.count += 1;
    if (ods === undefined) return;
    const before = seen.senders.get(ods);
    if (before !== undefined || seen.senders.size < MOST) seen.senders.set(ods, (before ?? 0) + 1);
  }

  /** What was seen, written as the policy allows. */
  entries(): Sighting[] {
    const merged = new Inventory();
    for (const { kind, value, ours, count, senders } of this.seen.values()) {
      const what = writeValue(ours ? 'structural' : 'uri', value, this.redaction);
      merged.merge([[kind, what, count, [...senders]]]);
    }
    return merged.entries();
  }
}
