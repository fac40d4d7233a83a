import { describe, expect, it } from 'vitest';
import { measuresOf } from '../../../../src/report/measures.js';
import { publishMeasures, shareShown } from '../../../../src/report/summary/measures.js';
import { mergeMeasures } from '../../../../src/run/summary/measures.js';
import { MEASURES } from '../../run/sheets.js';

const part = (cells: Record<string, number>) => measuresOf(MEASURES, (_, cell) => cells[cell] ?? 0);
const published = (cells: Record<string, number>) => publishMeasures(part(cells));
const figure = (cells: Record<string, number>, id: string) => published(cells).figures.find((one) => one.id === id)!;

describe('published measures', () => {
  it('show what is large enough, with share and band', () => {
    const used = figure({ verified: 60, 'no-status': 30, none: 10 }, 'nhs-number-used');
    expect(used).toMatchObject({
      numerator: { count: 90 },
      denominator: { count: 100 },
      share: 0.9,
      band: '90 % or less',
    });
    expect(shareShown(used, '*')).toBe('90 %');
  });

  it('hide a small count, and one beside it that would give it away', () => {
    const patients = published({ verified: 60, 'no-status': 30, none: 3 }).counted.find(({ id }) => id === 'patients')!;
    expect(patients.whole).toBe(93);
    expect(Object.fromEntries(patients.cells.map(({ id, count }) => [id, count]))).toMatchObject({
      verified: 60,
      'no-status': null,
      none: null,
      'wrong-number': 0,
    });
  });

  it('give no share where one of its counts is hidden', () => {
    const used = figure({ verified: 60, 'no-status': 30, none: 3 }, 'nhs-number-used');
    expect(used.numerator.count).toBeNull();
    expect(used).not.toHaveProperty('share');
    expect(used).not.toHaveProperty('band');
    expect(shareShown(used, '*')).toBe('*');
  });

  it('show a sum that holds all there is, though parts of it are hidden', () => {
    const used = figure({ verified: 2, 'no-status': 30 }, 'nhs-number-used');
    expect(used).toMatchObject({ numerator: { count: 32 }, denominator: { count: 32 } });
    const verified = figure({ verified: 2, 'no-status': 30 }, 'nhs-number-verified');
    expect(verified.numerator.count).toBeNull();
  });

  it('leave no small count that what is shown determines', () => {
    for (let seed = 1; seed < 400; seed += 1) {
      const at = (i: number): number => (seed * (i + 3) * 7919) % 13;
      const counts = { verified: at(0), 'other-status': at(1), 'no-status': at(2), 'wrong-number': at(3), none: at(4) };
      const { counted, figures } = published(counts);
      const { cells, whole } = counted.find(({ id }) => id === 'patients')!;
      const hidden = cells.filter(({ count }) => count === null).map(({ id }) => id);
      const sums = [{ names: cells.map(({ id }) => id), count: whole }].concat(
        figures
          .filter(({ counted: of }) => of === 'patients')
          .flatMap(({ numerator, denominator }) =>
            [numerator, denominator].map((one) => ({ names: one.cells, count: one.count })),
          ),
      );
      for (const { names, count } of sums) {
        const unknown = names.filter((name) => hidden.includes(name));
        if (count === null || unknown.length === 0) continue;
        const left = unknown.reduce((sum, name) => sum + (counts[name as keyof typeof counts] ?? 0), 0);
        expect([unknown.length > 1, left >= 5], JSON.stringify({ counts, names })).toEqual([true, true]);
      }
    }
  });
});

describe('measures of several runs', () => {
  it('are added cell by cell, and shares worked out anew', () => {
    const one = { newest: 'a', part: part({ verified: 1 }) };
    const other = { newest: 'b', part: part({ verified: 1, none: 2 }) };
    for (const merged of [mergeMeasures(one, other), mergeMeasures(other, one)])
      expect(merged?.part).toEqual(part({ verified: 2, none: 2 }));
  });

  it('take nothing from a run that has none', () => {
    const one = { newest: 'a', part: part({ verified: 1 }) };
    expect(mergeMeasures(one, undefined)).toBe(one);
    expect(mergeMeasures(undefined, one)).toBe(one);
  });
});
