/** One report as counts that can be added: what is merged when summaries are made. */

import type { PartCounts, SummaryRun } from '../../report/summary/types.js';
import type { Report, StandardRow } from '../../report/types.js';
import { GENERATION_WORDS } from '../../report/words.js';
import { hash64 } from '../fingerprint.js';
import { ruleTally } from '../rule-row.js';
import type { RuleTally } from '../verdict.js';
import type { MeasuresTally } from './measures.js';

/** Facts of a standard that are no counts, and of which report they are: the newest one's words hold. */
export interface Described {
  /** Date of the stages and start of the run, so that the newest sorts last */
  newest: string;
  position: number;
  row: Omit<StandardRow, 'counts' | 'rules' | 'sample'>;
}

export interface StandardTally {
  described: Described;
  rules: Map<string, { newest: string; tally: RuleTally }>;
}

export interface PartTally {
  said: ReadonlySet<string>;
  payloads: number;
  records: number;
  standards: Map<string, PartCounts>;
}

/** Parts by their name; '' where it is not known. */
export type Parts = Map<string, PartTally>;

export interface Tallied {
  /** By a mark of their own, so that one given twice is known */
  runs: Map<string, SummaryRun>;
  payloads: number;
  /** Payloads of no kind that is known: they count among the payloads, and no rule looked at them */
  unrecognised: number;
  records: number;
  standards: Map<string, StandardTally>;
  organisations: Parts;
  suppliers: Parts;
  days: Parts;
  measures: MeasuresTally | undefined;
  /** Runs without measures */
  unmeasured: number;
}

/** @throws RangeError where a report holds no counts of rules, as before they were given */
export function tallied(report: Report): Tallied {
  const { run, payloads, standards, measures } = report;
  const records = payloads.reduce((sum, row) => sum + row.records, 0);
  const whole: PartTally = {
    said: new Set(),
    payloads: payloads.length,
    records,
    standards: new Map(
      standards.map(({ id, counts: { fail, review, pass } }) => [id, { id, fail, review, pass }] as const),
    ),
  };
  return {
    runs: new Map([[markOf(report), runOf(report)]]),
    payloads: payloads.length,
    unrecognised: payloads.filter(({ generation }) => generation === 'unknown').length,
    records,
    standards: new Map(standards.map((row, position) => [row.id, standardTally(row, position, report)])),
    organisations: report.senders ? organisations(report.senders) : new Map([['', whole]]),
    suppliers: new Map([[run.label ?? '', whole]]),
    days: new Map([[run.started.slice(0, 10), whole]]),
    measures: measures && { newest: newestOf(report), part: measures },
    unmeasured: measures ? 0 : 1,
  };
}

function standardTally(row: StandardRow, position: number, report: Report): StandardTally {
  const { counts, rules, sample, ...described } = row;
  if (!rules) throw new RangeError('a report without counts of rules cannot be merged');
  const newest = newestOf(report);
  return {
    described: { newest, position, row: described },
    rules: new Map(rules.map((rule) => [rule.id, { newest, tally: ruleTally(rule) }])),
  };
}

function newestOf(report: Report): string {
  return `${report.catalogue.asOf} ${report.run.started} ${markOf(report)}`;
}

/** The same for two reports only where they are of the same run over the same payloads. */
function markOf({ run, payloads }: Report): string {
  return hash64(JSON.stringify([run.started, run.label, payloads.map(({ name, bytes }) => [name, bytes])]));
}

function runOf({ run, tool, catalogue, complete }: Report): SummaryRun {
  const { started, label, data } = run;
  const { version, digest, asOf, stages } = catalogue;
  return {
    started,
    ...(label === undefined ? {} : { label }),
    tool: tool.version,
    catalogue: { version, digest, asOf, stages },
    complete,
    data,
  };
}

function organisations(senders: NonNullable<Report['senders']>): Parts {
  const parts: Parts = new Map();
  for (const { ods = '', from, generation, payloads, records, standards } of senders) {
    const part: PartTally = {
      said: new Set(from === undefined ? [] : [`${from} (${GENERATION_WORDS[generation]})`]),
      payloads,
      records,
      standards: new Map(standards.map(({ id, fail, review, pass }) => [id, { id, fail, review, pass }])),
    };
    const before = parts.get(ods);
    parts.set(ods, before ? addParts(before, part) : part);
  }
  return parts;
}

export function addParts(a: PartTally, b: PartTally): PartTally {
  return {
    said: new Set([...a.said, ...b.said]),
    payloads: a.payloads + b.payloads,
    records: a.records + b.records,
    standards: mergeMaps(a.standards, b.standards, (one, other) => ({
      id: one.id,
      fail: one.fail + other.fail,
      review: one.review + other.review,
      pass: one.pass + other.pass,
    })),
  };
}

/** A map of the keys of both; what both hold is joined. */
export function mergeMaps<T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>, join: (a: T, b: T) => T) {
  const merged = new Map(a);
  for (const [key, value] of b) {
    const before = merged.get(key);
    merged.set(key, before === undefined ? value : join(before, value));
  }
  return merged;
}
