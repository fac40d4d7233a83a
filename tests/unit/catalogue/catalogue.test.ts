import { describe, expect, it } from 'vitest';
import { stageOf } from '../../../src/catalogue/stage.js';
import { CHECKS } from '../../../src/checks/index.js';
import { loadCatalogue } from '../../../src/index.js';

const catalogue = loadCatalogue();
const { standards } = catalogue;

describe('the catalogue', () => {
  it('keeps the report’s picture of 2020: three ready, two live, three future, two undefined', () => {
    const counts: Record<string, number> = {};
    for (const standard of standards) {
      const { stage } = standard.report;
      if (stage !== 'outside' && standard.slot !== undefined) counts[stage] = (counts[stage] ?? 0) + 1;
    }
    expect(counts).toEqual({ ready: 3, live: 2, future: 3, undefined: 2 });
  });

  it('names each of the ten slots once', () => {
    const slots = standards.flatMap(({ slot }) => (slot === undefined ? [] : [slot])).sort((a, b) => a - b);
    expect(slots).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it.each(standards.map((standard) => [standard.id, standard] as const))(
    '%s has a timeline in order',
    (_id, standard) => {
      const dates = standard.current.map(({ from }) => from);
      expect(dates).toEqual([...dates].sort());
      expect(new Set(dates).size).toBe(dates.length);
      expect(stageOf(standard, 'report', '2026-11-23')).toBe(standard.report.stage);
    },
  );

  it('says of every standard that no payload can show why that is', () => {
    for (const standard of standards.filter(({ assessable }) => assessable !== 'payload')) {
      expect(standard.notAssessable, standard.id).toBeTruthy();
      expect(standard.rules, standard.id).toEqual([]);
    }
  });

  it('has requirement ids once each', () => {
    for (const { id, requirements } of standards)
      expect(new Set(requirements.map((one) => one.id)).size, id).toBe(requirements.length);
  });

  it('uses every check that is registered, and no pattern that is not linear in its shape', () => {
    const used = new Set(standards.flatMap(({ rules }) => rules.flatMap(({ check }) => namesIn(check))));
    expect(CHECKS.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
  });
});

function namesIn(spec: Record<string, unknown>): string[] {
  return Object.entries(spec).flatMap(([name, options]) =>
    ['all', 'any', 'none'].includes(name) ? (options as Record<string, unknown>[]).flatMap(namesIn) : [name],
  );
}
