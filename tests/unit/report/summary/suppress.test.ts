import { describe, expect, it } from 'vitest';
import { type Hidden, LEAST_SHOWN, type Measure, suppress } from '../../../../src/report/summary/suppress.js';

/** Numbers that look random and are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A whole that is split in several ways at random. */
function measure(seed: number): Measure {
  const next = numbers(seed);
  const whole = next(5) === 0 ? next(12) : next(400);
  const parts = Array.from({ length: 1 + next(4) }, () => {
    const cuts = Array.from({ length: next(6) }, () => next(whole + 1)).sort((a, b) => a - b);
    return [...cuts, whole].map((cut, i) => cut - (cuts[i - 1] ?? 0));
  });
  return { whole, parts };
}

/** Indices of unknowns that the sums determine: the rows of the solved equations that name one unknown alone. */
function determined({ parts }: Measure, hidden: Hidden): number[] {
  const unknowns = new Map<string, number>();
  const name = (key: string) => unknowns.get(key) ?? unknowns.set(key, unknowns.size).get(key)!;
  if (hidden.whole) name('whole');
  for (const [way, flags] of hidden.parts.entries())
    for (const [i, flag] of flags.entries()) if (flag) name(`${way} ${i}`);
  const rows = parts.map((_, way) => {
    const row = Array.from({ length: unknowns.size }, () => 0);
    if (hidden.whole) row[name('whole')] = -1;
    for (const [i, flag] of hidden.parts[way]!.entries()) if (flag) row[name(`${way} ${i}`)] = 1;
    return row;
  });
  return solved(rows)
    .filter((row) => row.filter((factor) => factor !== 0).length === 1)
    .map((row) => row.findIndex((factor) => factor !== 0));
}

/** Gauss and Jordan; the factors stay whole numbers because each is 1, 0 or -1. */
function solved(rows: number[][]): number[][] {
  let top = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const at = rows.findIndex((row, i) => i >= top && row[column] !== 0);
    if (at < 0) continue;
    [rows[top], rows[at]] = [rows[at]!, rows[top]!];
    const pivot = rows[top]!.map((factor) => factor / rows[top]![column]!);
    rows[top] = pivot;
    for (const [i, row] of rows.entries())
      if (i !== top) rows[i] = row.map((factor, j) => factor - row[column]! * pivot[j]!);
    top += 1;
  }
  return rows;
}

const SEEDS = Array.from({ length: 500 }, (_, seed) => seed);

describe('suppression', () => {
  it('hides every small count and no zero', () => {
    for (const seed of SEEDS) {
      const { whole, parts } = measure(seed);
      const hidden = suppress({ whole, parts });
      for (const [way, flags] of hidden.parts.entries())
        for (const [i, flag] of flags.entries()) {
          const count = parts[way]![i]!;
          if (count > 0 && count < LEAST_SHOWN) expect(flag).toBe(true);
          if (count === 0) expect(flag).toBe(false);
        }
      if (whole > 0 && whole < LEAST_SHOWN) expect(hidden.whole).toBe(true);
    }
  });

  it('leaves no hidden count that the sums determine', () => {
    for (const seed of SEEDS) {
      const made = measure(seed);
      expect(determined(made, suppress(made)), JSON.stringify(made)).toEqual([]);
    }
  });

  it('leaves nothing that the sums determine where more is hidden for another reason', () => {
    for (const seed of SEEDS) {
      const made = measure(seed);
      const next = numbers(seed + 1);
      const parts = made.parts.map((way) => way.map(() => next(4) === 0));
      const hidden = suppress(made, { whole: false, parts });
      for (const [way, flags] of parts.entries())
        for (const [i, flag] of flags.entries()) if (flag) expect(hidden.parts[way]![i]).toBe(true);
      const told = determined(made, hidden);
      expect(made.whole === 0 ? [] : told, JSON.stringify(made)).toEqual([]);
    }
  });

  it('leaves no remainder that is itself small', () => {
    for (const seed of SEEDS) {
      const { whole, parts } = measure(seed);
      const hidden = suppress({ whole, parts });
      if (hidden.whole) continue;
      for (const [way, flags] of hidden.parts.entries()) {
        const rest = parts[way]!.reduce((sum, count, i) => sum + (flags[i] ? count : 0), 0);
        expect(rest === 0 || rest >= LEAST_SHOWN).toBe(true);
      }
    }
  });

  it('hides nothing where nothing is small', () => {
    expect(
      suppress({
        whole: 30,
        parts: [
          [10, 20],
          [30, 0],
        ],
      }),
    ).toEqual({
      whole: false,
      parts: [
        [false, false],
        [false, false],
      ],
    });
  });

  it('hides the next smallest with a small one, else the whole', () => {
    expect(suppress({ whole: 103, parts: [[3, 40, 60]] }).parts).toEqual([[true, true, false]]);
    expect(suppress({ whole: 3, parts: [[3, 0]] })).toEqual({ whole: true, parts: [[true, false]] });
  });
});
