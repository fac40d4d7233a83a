/** Keeps the counts and findings of a run while records go by, and makes the report of them. Memory is flat: findings are capped. */
import type { Verb } from '../catalogue/types.js';
import type { Generation } from '../generation.js';
import type { Outcome } from '../outcome.js';
import type { Place } from '../parse/place.js';
import type { RecordTree } from '../parse/tree.js';
import type { Payload } from '../payload/types.js';
import type { Facts } from '../record/facts.js';
import { type Sender, senderOf } from '../record/sender.js';
import { fillDetail, type Redaction, writePath, writeType } from '../report/redact.js';
import type { Finding, PayloadRow } from '../report/types.js';
import { addTo, emptyTally, mergeInto, nameCounts, type Tally } from './counts.js';
import type { Listener, Told } from './evaluate.js';
import { createFingerprints } from './fingerprint.js';
import type { Plan, PlannedRule } from './plan.js';
import { type Policy, weigh } from './policy.js';
import { Senders } from './senders.js';
import { weightier } from './verdict.js';

/** Reasons that hold for the whole run: such a review is counted always and listed once. */
const RUN_WIDE = new Set(['terminology-not-loaded', 'profile-not-loaded']);

export interface LedgerOptions {
  policy: Policy;
  redaction: Redaction;
  /** Findings kept for each rule; 0 for all */
  maxFindings: number;
  /** Whether somebody has accepted the finding: it is shown apart and does not gate */
  accepted: (finding: Finding, payload: string) => boolean;
  /** False where each payload's result is given out and forgotten */
  keep: boolean;
}

export class Ledger {
  readonly rows: PayloadRow[] = [];
  readonly findings: Finding[] = [];
  readonly waived: Finding[] = [];
  readonly more = new Map<string, number>();
  readonly tallies: Tally[];
  /** Failures of each rule that weigh less than the rule does */
  readonly weak: number[] = [];
  readonly reasons: (Told['result']['reason'] | undefined)[] = [];
  readonly senders = new Senders();
  gating = 0;
  payloads = 0;
  recognised = 0;
  private readonly kept = new Map<string, number>();
  private readonly said = new Set<string>();
  private readonly fingerprint = createFingerprints();

  constructor(
    private readonly plan: Plan,
    private readonly options: LedgerOptions,
  ) {
    this.tallies = plan.rules.map(() => emptyTally());
  }

  /** Begins a payload's row; what is counted and told until `close` belongs to it. */
  open(payload: Payload, name: string): OpenRow {
    return new OpenRow(this, payload, `p${this.payloads + 1}`, name);
  }

  /** @internal */
  close(row: PayloadRow, tallies: Tally[]): void {
    this.payloads += 1;
    if (this.options.keep) this.rows.push(row);
    tallies.forEach((tally, index) => {
      mergeInto(this.tallies[index]!, tally);
    });
    this.senders.add(row, tallies, this.plan);
    if (row.generation !== 'unknown') this.recognised += 1;
  }

  /** @internal Who sent a record, where the run may say it. */
  senderOf(facts: Facts): Sender | undefined {
    return this.options.redaction.policy === 'none' ? undefined : senderOf(facts);
  }

  /** @internal */
  typeOf(type: string): string {
    return writeType(type, this.options.redaction);
  }

  /** @internal Makes a finding of what a rule told, unless the rule has had its share. */
  keep(told: Told, payload: { id: string; name: string }, record: RecordTree): Finding | undefined {
    const { rule, outcome, result } = told;
    const severity: Verb = result.severity ?? rule.rule.severity;
    const weight = weigh(this.plan.catalogue, this.options.policy, rule.standard, rule.rule, outcome, severity);
    if (result.reason) this.reasons[rule.index] = weightier(this.reasons[rule.index], result.reason);
    if (outcome === 'review' && result.reason && RUN_WIDE.has(result.reason)) {
      const once = `${rule.key} ${result.reason}`;
      if (this.said.has(once)) return undefined;
      this.said.add(once);
    }
    if (outcome === 'fail' && severity !== rule.rule.severity) this.weak[rule.index] = (this.weak[rule.index] ?? 0) + 1;
    const finding = this.describe(told, severity, weight, payload, record);
    if (outcome === 'fail' && this.options.accepted(finding, payload.name)) {
      this.waived.push({ ...finding, gates: false });
      return undefined;
    }
    if (weight.gates) this.gating += 1;
    const kept = this.kept.get(rule.key) ?? 0;
    if (this.options.maxFindings > 0 && kept >= this.options.maxFindings) {
      this.more.set(rule.key, (this.more.get(rule.key) ?? 0) + 1);
      return undefined;
    }
    this.kept.set(rule.key, kept + 1);
    const placed = { ...finding, ...(told.result.place ?? placeOf(record, told.path)) };
    if (this.options.keep) this.findings.push(placed);
    return placed;
  }

  private describe(
    { rule, outcome, result, path }: Told,
    severity: Verb,
    weight: ReturnType<typeof weigh>,
    payload: { id: string; name: string },
    record: RecordTree,
  ): Finding {
    const { reason, detail, profile, constraint, issue } = result;
    const heading = outcome === 'review' ? rule.rule.title : rule.rule.failTitle;
    const said = detail ? fillDetail(detail, this.options.redaction) : '';
    const requirement = rule.rule.requirements[0];
    const outer = outerPath(record, path);
    const shown = writePath(outer, record.generation, this.options.redaction);
    return {
      payload: payload.id,
      ...(record.index === undefined ? {} : { record: record.index }),
      standard: rule.standard.id,
      stage: weight.stage,
      rule: rule.key,
      ...(requirement === undefined ? {} : { requirement }),
      outcome,
      ...(reason ? { reason } : {}),
      severity,
      level: weight.level,
      gates: weight.gates,
      path: shown,
      ...(profile ? { profile } : {}),
      ...(constraint ? { constraint } : {}),
      message: issue ? said : said ? `${heading}: ${said}` : heading,
      fingerprint: this.fingerprint(rule.key, payload.name, shown),
      ...(issue ? { issue } : {}),
    };
  }
}

/** One payload's row while its records are read. */
export class OpenRow implements Listener {
  readonly findings: Finding[] = [];
  private readonly tallies = new Map<number, Tally>();
  private readonly inside = new Map<Generation, number>();
  private records = 0;
  private sender: Sender | undefined;
  /** Records of one payload name different senders */
  private mixed = false;
  private document: string | undefined;
  private record: RecordTree | undefined;

  constructor(
    private readonly ledger: Ledger,
    private readonly payload: Payload,
    private readonly id: string,
    private readonly name: string,
  ) {}

  begin(record: RecordTree): void {
    this.records += 1;
    this.record = record;
    this.inside.set(record.generation, (this.inside.get(record.generation) ?? 0) + 1);
  }

  /** Takes from a record's facts what the row says of the payload as a whole, and gives who sent the record. */
  meet(facts: Facts): Sender | undefined {
    this.document ??= facts.get('document').find(({ documentType }) => documentType)?.documentType;
    const sender = this.ledger.senderOf(facts);
    if (!sender) return undefined;
    this.sender ??= sender;
    this.mixed ||= sender.ods !== this.sender.ods;
    return sender;
  }

  count(rule: PlannedRule, outcome: Outcome): void {
    const tally = this.tallies.get(rule.index) ?? emptyTally();
    this.tallies.set(rule.index, tally);
    addTo(tally, outcome);
  }

  tell(told: Told): void {
    const finding = this.ledger.keep(told, { id: this.id, name: this.name }, this.record!);
    if (finding) this.findings.push(finding);
  }

  /** Ends the row and adds its counts to the run's. */
  close(): PayloadRow {
    const { generation, evidence, syntax, type, bytes, note, envelopes } = this.payload;
    const total = emptyTally();
    const tallies: Tally[] = [];
    for (const [index, tally] of this.tallies) {
      tallies[index] = tally;
      mergeInto(total, tally);
    }
    const row: PayloadRow = {
      id: this.id,
      name: this.name,
      generation,
      evidence,
      syntax,
      type: this.ledger.typeOf(type),
      records: this.records,
      bytes,
      counts: nameCounts(total),
      ...(this.inside.size > 1 ? { inside: Object.fromEntries(this.inside) } : {}),
      ...(envelopes.length > 0 ? { envelopes } : {}),
      ...(this.sender && !this.mixed ? { sender: this.sender } : {}),
      ...(this.document ? { document: this.document } : {}),
      ...(note ? { note } : {}),
    };
    this.ledger.close(row, tallies);
    return row;
  }
}

/** The path in the payload as it came: a record inside an envelope has the envelope's path before its own. */
function outerPath(record: RecordTree, path: string): string {
  const { inside, wrapper } = record;
  if (!inside) return path;
  const ofWrapper = wrapper !== undefined && !record.tree.locate(path) && wrapper.locate(path) !== undefined;
  return ofWrapper ? path : inside + path;
}

/** Where a path is in the text. A place is a help, never a reason to lose a finding. */
function placeOf({ tree, wrapper }: RecordTree, path: string): Place | undefined {
  try {
    return tree.locate(path) ?? wrapper?.locate(path);
  } catch {
    return undefined;
  }
}
