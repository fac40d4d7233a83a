/** How many records of each kind to draw at random, so that no failure among them bounds the failing share of that kind. */
import { sampleSize, upperBound } from '../sample.js';
import { printable } from './printable.js';
import type { Report } from './types.js';
import { GENERATION_WORDS, grouped, NOT_AUTHORISED } from './words.js';

export interface SampleGroup {
  name: string;
  /** How many records of it there are, or were in the report; left out where that is not known */
  seen?: number;
}

/** The kinds of record in a report: document type, else type, by generation; the most first. */
export function groupsOf({ payloads }: Report): SampleGroup[] {
  const groups = new Map<string, number>();
  for (const { generation, document, type, records } of payloads) {
    if (generation === 'unknown' || records === 0) continue;
    const name = `${printable(document ?? (type || 'record'), 60)}, ${GENERATION_WORDS[generation]}`;
    groups.set(name, (groups.get(name) ?? 0) + records);
  }
  return [...groups].map(([name, seen]) => ({ name, seen })).sort((a, b) => b.seen - a.seen);
}

/**
 * @param tolerance the largest share of failures to let pass, as 0.01
 * @param fromReport the groups are those of a report that is already there, so what it supports is said beside
 */
export function planText(
  groups: readonly SampleGroup[],
  { confidence, tolerance, fromReport }: { confidence: number; tolerance: number; fromReport: boolean },
): string {
  const size = sampleSize(tolerance, confidence);
  const asked = `${percent(confidence)} confidence, tolerance ${percent(tolerance)}`;
  const rows = groups.map(({ name, seen }) => {
    if (seen === undefined) return `  ${grouped(size)}  ${name}`;
    if (!fromReport) return `  ${grouped(Math.min(size, seen))}  ${name} (of ${grouped(seen)})`;
    const bound = percent(upperBound(seen, 0, confidence));
    return `  ${grouped(size)}  ${name} (the report has ${grouped(seen)}: with no failure they support at most ${bound})`;
  });
  const of =
    rows.length > 0 ? ` of each of these kinds:\n${rows.join('\n')}` : ' of each document type in each generation';
  return [
    `For ${asked}: draw ${grouped(size)} records at random${of}\n`,
    'If none of them fails a rule, at most that share of the kind fails it. One failure and the bound is wider: careconform check says what it is then.\n',
    'Each kind needs its own sample: a sum over kinds says nothing of the smallest one.\n',
    `${NOT_AUTHORISED}\n`,
  ].join('\n');
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}
