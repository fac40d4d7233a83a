/** Counts of outcomes, in the order of OUTCOMES. Arrays while a run goes on; named numbers in the report. */
import { OUTCOMES, type Outcome } from '../outcome.js';
import type { Counts } from '../report/types.js';

export type Tally = number[];

const POSITION = new Map<Outcome, number>(OUTCOMES.map((outcome, position) => [outcome, position]));

const EMPTY: Tally = OUTCOMES.map(() => 0);

export function emptyTally(): Tally {
  return EMPTY.slice();
}

export function addTo(tally: Tally, outcome: Outcome, by = 1): void {
  const at = POSITION.get(outcome)!;
  tally[at] = tally[at]! + by;
}

export function countOf(tally: Tally, outcome: Outcome): number {
  return tally[POSITION.get(outcome)!]!;
}

export function mergeInto(tally: Tally, other: Tally): void {
  for (let at = 0; at < tally.length; at += 1) tally[at] = tally[at]! + other[at]!;
}

/** True where at least one target was looked at. */
export function wasAsked(tally: Tally): boolean {
  return (['fail', 'broken', 'review', 'pass'] as const).some((outcome) => countOf(tally, outcome) > 0);
}

export function nameCounts(tally: Tally): Counts {
  return Object.fromEntries(OUTCOMES.map((outcome, at) => [outcome, tally[at]!])) as Counts;
}
