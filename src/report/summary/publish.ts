/** What of a summary may be shown: small counts are taken out here, once for every format. */
import type { Yardstick } from '../../catalogue/types.js';
import { printable } from '../printable.js';
import type { Counts } from '../types.js';
import { publishMeasures } from './measures.js';
import { eitherHidden, type Hidden, type Measure, suppress } from './suppress.js';
import {
  DECIDED,
  type Decided,
  type Part,
  type Published,
  type PublishedPart,
  type Shown,
  type Summary,
} from './types.js';

const WAYS = ['organisations', 'suppliers', 'days'] as const;

/** One measure with what is hidden of it; rules come after the three ways in which parts are named. */
interface Masked extends Measure {
  hidden: Hidden;
}

/** Reports come from other sites, so no text of theirs goes on with signs that a terminal would act on. */
export function publish(summary: Summary, yardstick?: Yardstick): Published {
  const clean = (_name: string, value: unknown): unknown => (typeof value === 'string' ? printable(value, 400) : value);
  return JSON.parse(JSON.stringify(masked(summary, yardstick)), clean) as Published;
}

function masked(summary: Summary, yardstick?: Yardstick): Published {
  const payloads = mask({ whole: summary.payloads, parts: partsOf(summary, (part) => part.payloads) });
  const records = mask({ whole: summary.records, parts: partsOf(summary, (part) => part.records) });
  const decided = new Map(summary.standards.map((row) => [row.id, maskStandard(row, summary)]));
  const [organisations, suppliers, days] = WAYS.map((way, at) =>
    summary[way].map((part, i) => ({
      ...(part.name === undefined ? {} : { name: part.name }),
      ...(part.said ? { said: part.said } : {}),
      payloads: shown(payloads, at, i),
      records: shown(records, at, i),
      standards: part.standards.flatMap(({ id }) => {
        const counted = decided.get(id);
        return counted ? [{ id, ...countsOf((outcome) => shown(counted[outcome], at, i)) }] : [];
      }),
    })),
  ) as [PublishedPart[], PublishedPart[], PublishedPart[]];
  return {
    kind: 'summary',
    schemaVersion: 1,
    runs: summary.runs,
    cautions: cautionsOf(summary),
    payloads: whole(payloads),
    unrecognised: unrecognisedOf(summary),
    records: whole(records),
    standards: summary.standards.map(({ id, name, stage, verdict, requirements, rules, sample }) => {
      const counted = decided.get(id)!;
      const counts = countsOf((outcome) => whole(counted[outcome]));
      const rows = rules.map((rule, i) => ({
        id: rule.id,
        ...countsOf((outcome) => shown(counted[outcome], WAYS.length, i)),
      }));
      // The bound tells both counts of its rule, so it is left out with either.
      const mayTell = (rule: string): boolean =>
        rows.some(({ id: of, fail, pass }) => of === rule && fail !== null && pass !== null);
      return {
        id,
        name,
        stage,
        verdict,
        ...counts,
        requirements: requirements.map((row) => ({
          id: row.id,
          verb: row.verb,
          outcome: row.outcome,
          ...(row.reason ? { reason: row.reason } : {}),
        })),
        rules: rows,
        ...(sample && mayTell(sample.rule) ? { sample } : {}),
      };
    }),
    organisations,
    suppliers,
    days,
    ...(yardstick ? { yardstick } : {}),
    ...(summary.measures ? { measures: publishMeasures(summary.measures) } : {}),
  };
}

/** Hidden too where only the whole would have to be: the whole is decided elsewhere. */
function unrecognisedOf({ payloads, unrecognised = 0 }: Summary): Shown {
  const masked = mask({ whole: payloads, parts: [[unrecognised, payloads - unrecognised]] });
  return whole(masked) === null ? null : shown(masked, 0, 0);
}

/**
 * Rules of one standard look at the same targets, so what fails one rule is pass of another less pass of its own. Where fail or
 * review of a row is hidden, its pass is hidden too.
 */
function maskStandard(row: Summary['standards'][number], summary: Summary): Record<Decided, Masked> {
  const measure = (outcome: Decided): Measure => ({
    whole: row.counts[outcome],
    parts: [
      ...partsOf(summary, (part) => part.standards.find(({ id }) => id === row.id)?.[outcome] ?? 0),
      row.rules.map(({ counts }: { counts: Counts }) => counts[outcome]),
    ],
  });
  const fail = mask(measure('fail'));
  const review = mask(measure('review'));
  return { fail, review, pass: mask(measure('pass'), eitherHidden(fail.hidden, review.hidden)) };
}

function partsOf(summary: Summary, count: (part: Part) => number): number[][] {
  return WAYS.map((way) => summary[way].map(count));
}

function mask(measure: Measure, held?: Hidden): Masked {
  return { ...measure, hidden: suppress(measure, held) };
}

function shown({ parts, hidden }: Masked, way: number, i: number): Shown {
  return hidden.parts[way]![i] ? null : parts[way]![i]!;
}

function whole(masked: Masked): Shown {
  return masked.hidden.whole ? null : masked.whole;
}

function countsOf<T>(count: (outcome: Decided) => T): Record<Decided, T> {
  return Object.fromEntries(DECIDED.map((outcome) => [outcome, count(outcome)])) as Record<Decided, T>;
}

function cautionsOf({ runs, unmeasured = 0, measures }: Summary): string[] {
  const differ = (read: (run: Summary['runs'][number]) => string): boolean => new Set(runs.map(read)).size > 1;
  return [
    ...(differ(({ catalogue }) => catalogue.digest)
      ? ['The runs were made with different editions of the catalogue; rules may have changed between them.']
      : []),
    ...(differ(({ catalogue }) => `${catalogue.asOf} ${catalogue.stages}`)
      ? ['The runs read stages as of different days; the stages shown are those of the latest.']
      : []),
    ...(differ(({ data }) => data) ? ['The runs are of different kinds of data: synthetic, live or not stated.'] : []),
    ...(runs.some(({ complete }) => !complete)
      ? ['A run was stopped before its end; what it did not read is missing.']
      : []),
    ...(measures && unmeasured > 0
      ? ['Some reports were made before measures were; the measures are those of the others.']
      : []),
  ];
}
