/** One payload's counts and findings while its records are read. */
import { trialWords } from '../checks/generation-told.js';
import type { Generation } from '../generation.js';
import type { Outcome, Reason } from '../outcome.js';
import type { RecordTree } from '../parse/tree.js';
import type { Payload } from '../payload/types.js';
import type { Facts } from '../record/facts.js';
import { type Sender, senderOf } from '../record/sender.js';
import { type Redaction, writeType } from '../report/redact.js';
import { addTo, emptyTally, mergeInto, nameCounts, type Tally } from './counts.js';
import type { Describer } from './describe.js';
import type { Listener, Told } from './evaluate.js';
import { Measured, type Yardsticks } from './measured.js';
import type { PlannedRule } from './plan.js';
import type { Entry, Sums } from './share.js';
import { Sightings } from './sightings.js';
import { weightier } from './verdict.js';

export class OpenRow implements Listener {
  private readonly tallies = new Map<number, Tally>();
  private readonly absent: number[] = [];
  private readonly resting = new Map<readonly PlannedRule[], number>();
  private readonly weak = new Map<number, number>();
  private readonly reasons = new Map<number, Reason>();
  private readonly beyond = new Map<number, { count: number; gating: number }>();
  private readonly inside = new Map<Generation, number>();
  private readonly sightings: Sightings;
  private readonly measured: Measured;
  private records = 0;
  private sender: Sender | undefined;
  /** Records of one payload name different senders */
  private mixed = false;
  private document: string | undefined;
  private readonly evidence: string[];
  /** Profiles that were taken for resources that name none, with how many of them */
  private readonly assigned = new Map<string, number>();
  private record: RecordTree | undefined;

  constructor(
    private readonly payload: Payload,
    private readonly entry: Entry,
    private readonly describer: Describer,
    private readonly redaction: Redaction,
    by: Yardsticks,
  ) {
    this.sightings = new Sightings(redaction);
    this.measured = new Measured(by);
    this.evidence = [...payload.evidence];
  }

  begin(record: RecordTree): void {
    this.records += 1;
    this.record = record;
    this.inside.set(record.generation, (this.inside.get(record.generation) ?? 0) + 1);
    if (record.tried && this.records === 1) this.evidence.push(trialWords(record.tried, record.generation));
  }

  /** @param profiles canonical URLs that were taken because the record's resources name no national profile */
  took(profiles: ReadonlyMap<string, number>): void {
    for (const [url, count] of profiles) this.assigned.set(url, (this.assigned.get(url) ?? 0) + count);
  }

  /** Takes from a record's facts what the row says of the payload as a whole, and what the inventory counts. */
  meet(facts: Facts): void {
    this.document ??= facts.get('document').find(({ documentType }) => documentType)?.documentType;
    this.measured.add(facts, this.record?.index, this.payload.bytes);
    const sender = this.redaction.policy === 'none' ? undefined : senderOf(facts);
    this.sightings.add(facts, sender);
    if (!sender) return;
    this.sender ??= sender;
    this.mixed ||= sender.ods !== this.sender.ods;
  }

  count(rule: PlannedRule, outcome: Outcome): void {
    if (rule.besides && outcome !== 'fail') return;
    if (outcome === 'not-applicable') {
      this.addAbsent(rule, 1);
      return;
    }
    let tally = this.tallies.get(rule.index);
    if (!tally) {
      tally = emptyTally();
      this.tallies.set(rule.index, tally);
    }
    addTo(tally, outcome);
  }

  idle(rules: readonly PlannedRule[]): void {
    this.resting.set(rules, (this.resting.get(rules) ?? 0) + 1);
  }

  tell(told: Told): void {
    const { rule, outcome, result } = told;
    const { index } = rule;
    if (result.reason) this.reasons.set(index, weightier(this.reasons.get(index), result.reason)!);
    if (outcome === 'fail' && (result.severity ?? rule.rule.severity) !== rule.rule.severity)
      this.weak.set(index, (this.weak.get(index) ?? 0) + 1);
    const described = this.describer.describe(told, this.record!);
    if (!described) return;
    if ('noted' in described) this.entry.note(described.noted);
    else {
      const { count, gating } = this.beyond.get(index) ?? { count: 0, gating: 0 };
      this.beyond.set(index, { count: count + 1, gating: gating + (described.gates ? 1 : 0) });
    }
  }

  private addAbsent({ index }: PlannedRule, records: number): void {
    while (this.absent.length <= index) this.absent.push(0);
    this.absent[index]! += records;
  }

  /** Ends the row. */
  close(): ReturnType<Entry['close']> {
    for (const [rules, records] of this.resting)
      for (const rule of rules) if (!rule.besides) this.addAbsent(rule, records);
    const { tallies, absent, weak, reasons, beyond } = this;
    return this.entry.close({
      row: this.row(),
      tallies: [...tallies],
      absent,
      weak: [...weak],
      reasons: [...reasons],
      beyond: [...beyond],
      sightings: this.sightings.entries(),
      measured: this.measured.sums(),
    });
  }

  private row(): Sums['row'] {
    const { syntax, type, bytes, note, envelopes } = this.payload;
    const total = emptyTally();
    for (const tally of this.tallies.values()) mergeInto(total, tally);
    addTo(
      total,
      'not-applicable',
      this.absent.reduce((sum, records) => sum + records, 0),
    );
    return {
      generation: this.generation(),
      evidence: this.evidence,
      syntax,
      type: writeType(type, this.redaction),
      records: this.records,
      bytes,
      counts: nameCounts(total),
      ...(this.inside.size > 1 ? { inside: Object.fromEntries(this.inside) } : {}),
      ...(envelopes.length > 0 ? { envelopes } : {}),
      ...(this.sender && !this.mixed ? { sender: this.sender } : {}),
      ...(this.document ? { document: this.document } : {}),
      ...(note ? { note } : {}),
      ...(this.assigned.size > 0 ? { assigned: Object.fromEntries(this.assigned) } : {}),
    };
  }

  /** Records of an undecided payload were tried: where all were taken alike, the payload is of that generation. */
  private generation(): Generation {
    const { generation } = this.payload;
    if (generation !== 'fhir-undecided' || this.inside.size !== 1) return generation;
    return [...this.inside.keys()][0] ?? generation;
  }
}
