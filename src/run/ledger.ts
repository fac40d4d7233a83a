/** The counts and findings of a run, taken payload by payload in the order of the run. Memory is flat: findings are capped. */
import type { Reason } from '../outcome.js';
import { payloadName } from '../report/names.js';
import type { Finding, PayloadRow, Report } from '../report/types.js';
import { addTo, emptyTally, mergeInto, type Tally } from './counts.js';
import { createFingerprints } from './fingerprint.js';
import { DocumentsSeen } from './headings/documents-seen.js';
import { Inventory } from './inventory.js';
import { addCells, type CellCounts } from './measures/cells.js';
import type { Plan } from './plan.js';
import { Said } from './said.js';
import { Senders } from './senders.js';
import type { Book, Entry, Lost, Noted, Share, Sums } from './share.js';
import { weightier } from './verdict.js';

export interface LedgerOptions {
  /** Findings kept for each rule; 0 for all */
  maxFindings: number;
  /** Whether somebody has accepted the finding: it is shown apart and does not gate */
  accepted: (finding: Finding, payload: string) => boolean;
  /** False where each payload's result is given out and forgotten */
  keep: boolean;
}

export class Ledger implements Book {
  readonly rows: PayloadRow[] = [];
  readonly findings: Finding[] = [];
  readonly waived: Finding[] = [];
  readonly errors: Report['errors'] = [];
  readonly more = new Map<string, number>();
  readonly tallies: Tally[];
  /** Failures of each rule that weigh less than the rule does */
  readonly weak: number[] = [];
  readonly reasons: (Reason | undefined)[] = [];
  readonly senders = new Senders();
  readonly inventory = new Inventory();
  readonly cells: CellCounts = {};
  readonly documents = new DocumentsSeen();
  gating = 0;
  private payloads = 0;
  private lost = 0;
  private readonly kept: number[] = [];
  private readonly said = new Said();
  private readonly fingerprint = createFingerprints();

  constructor(
    private readonly plan: Plan,
    private readonly options: LedgerOptions,
  ) {
    this.tallies = plan.rules.map(() => emptyTally());
  }

  /** Begins a payload; one ends before the next begins. */
  open(named: string | undefined): Entry {
    const name = named ?? payloadName('', this.payloads + 1, 'index');
    const id = `p${this.payloads + 1}`;
    const findings: Finding[] = [];
    return {
      name,
      note: (noted) => {
        const finding = this.note(noted, id, name);
        if (finding) findings.push(finding);
      },
      close: (sums) => {
        const row = { id, name, ...sums.row };
        this.close(row, sums);
        return { row, findings };
      },
    };
  }

  /** Takes over a payload that was read elsewhere. */
  take({ name, noted, sums }: Share): PayloadRow {
    const entry = this.open(name);
    for (const one of noted) entry.note(one);
    return entry.close(sums).row;
  }

  /** A source that could not be read is no payload: where payloads go by their number, it has a number of its own. */
  lose({ name, code, message }: Lost): void {
    this.lost += 1;
    this.errors.push({ code, message, payload: name ?? `unread source ${this.lost}` });
  }

  /** Makes a finding of what was noted, unless its rule has had its share. */
  private note({ rule, once, finding: noted }: Noted, payload: string, name: string): Finding | undefined {
    if (once !== undefined && !this.said.isNew(`${noted.rule} ${noted.reason}`, once)) return undefined;
    const fingerprint = this.fingerprint(noted.rule, name, noted.path ?? '');
    const finding: Finding = { payload, ...noted, fingerprint };
    if (finding.outcome === 'fail' && this.options.accepted(finding, name)) {
      this.waived.push({ ...finding, gates: false });
      return undefined;
    }
    if (finding.gates) this.gating += 1;
    const kept = this.kept[rule] ?? 0;
    if (this.options.maxFindings > 0 && kept >= this.options.maxFindings) {
      this.leaveOut(finding.rule, 1);
      return undefined;
    }
    this.kept[rule] = kept + 1;
    if (this.options.keep) this.findings.push(finding);
    return finding;
  }

  private leaveOut(rule: string, count: number): void {
    this.more.set(rule, (this.more.get(rule) ?? 0) + count);
  }

  private close(row: PayloadRow, { tallies, absent, weak, reasons, beyond, sightings, measured }: Sums): void {
    this.payloads += 1;
    if (this.options.keep) this.rows.push(row);
    for (const [rule, tally] of tallies) mergeInto(this.tallies[rule]!, tally);
    absent.forEach((records, rule) => {
      if (records > 0) addTo(this.tallies[rule]!, 'not-applicable', records);
    });
    for (const [rule, count] of weak) this.weak[rule] = (this.weak[rule] ?? 0) + count;
    for (const [rule, reason] of reasons) this.reasons[rule] = weightier(this.reasons[rule], reason);
    for (const [rule, { count, gating }] of beyond) {
      this.leaveOut(this.plan.rules[rule]!.key, count);
      this.gating += gating;
    }
    this.senders.add(row, tallies, this.plan);
    this.inventory.merge(sightings);
    if (measured) addCells(this.cells, measured.cells);
    if (measured?.documents) this.documents.merge(measured.documents, row.id);
  }
}
