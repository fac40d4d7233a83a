import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, loadCatalogue } from '../../src/index.js';
import { type Fixture, readFixtures } from './fixtures.js';
import { withMadeNumbers } from './made-numbers.js';

const fixtures = readFixtures();
const catalogue = loadCatalogue();
const ruleKeys = catalogue.standards.flatMap(({ id, rules }) => rules.map((rule) => `${id}/${rule.id}`));
/** The engine's rules are proved by tests/unit/fhir and its own fixtures, one facet at a time. */
const ENGINE = 'fhir-core';

const OUTCOME = { pass: 'pass', fail: 'fail', review: 'review', na: 'not-applicable' } as const;

async function run(fixture: Fixture) {
  return check([withMadeNumbers(fixture.file)], {
    maxFindings: 0,
    asOf: '2026-11-01',
    standard: [fixture.standard],
    ...fixture.options,
  });
}

describe.each([...new Set(fixtures.map(({ standard }) => standard))])('fixtures of %s', (standard) => {
  const own = fixtures.filter((fixture) => fixture.standard === standard);

  it.each(own.map((fixture) => [`${fixture.rule}/${basename(fixture.file)}`, fixture] as const))(
    '%s',
    async (_name, fixture) => {
      const report = await run(fixture);
      const key = `${standard}/${fixture.rule}`;
      const telling = report.findings.filter(({ rule }) => rule === key);
      if (fixture.kind === 'pass') expect(telling).toEqual([]);
      if (fixture.kind === 'na') expect(telling).toEqual([]);
      if (fixture.kind === 'review') expect(telling.map(({ outcome }) => outcome)).toContain('review');
      if (fixture.kind === 'fail') {
        expect(telling.map(({ outcome }) => outcome)).toContain('fail');
        const others = report.findings.filter(({ rule, outcome }) => rule !== key && outcome === 'fail');
        expect(others.map(({ rule, path }) => `${rule} at ${path}`)).toEqual([]);
      }
      for (const place of fixture.expected) expect(telling).toContainEqual(expect.objectContaining(place));
      expect(targetsOf(report, fixture), `${OUTCOME[fixture.kind]} targets`).toBe(true);
    },
  );
});

/** A pass fixture must have been looked at, a not-applicable one must not: silence is told apart from a pass. */
function targetsOf(report: Awaited<ReturnType<typeof run>>, fixture: Fixture): boolean {
  const rule = catalogue.standards
    .find(({ id }) => id === fixture.standard)!
    .rules.find(({ id }) => id === fixture.rule);
  if (!rule) return false;
  const rows = report.standards
    .find(({ id }) => id === fixture.standard)!
    .requirements.filter(({ id }) => rule.requirements.includes(id));
  if (fixture.kind === 'na') return true;
  return rows.some(({ counts }) => counts[OUTCOME[fixture.kind]] > 0);
}

describe('every rule', () => {
  const kindsOf = (key: string) =>
    new Set(fixtures.filter(({ standard, rule }) => `${standard}/${rule}` === key).map(({ kind }) => kind));
  const proven = ruleKeys.filter((key) => !key.startsWith(`${ENGINE}/`));

  it.each(proven)('%s has fixtures that pass or review, fail or review, and do not apply', (key) => {
    const kinds = kindsOf(key);
    expect([...kinds].length, 'kinds of fixture').toBeGreaterThan(0);
    expect(kinds.has('pass') || kinds.has('review'), 'a passing fixture').toBe(true);
    expect(kinds.has('fail') || kinds.has('review'), 'a failing fixture').toBe(true);
    expect(kinds.has('na'), 'a fixture that it does not apply to').toBe(true);
  });

  it('has its folder of fixtures, and no folder is left of a rule that is gone', () => {
    const folders = new Set(fixtures.map(({ standard, rule }) => `${standard}/${rule}`));
    expect([...folders].filter((key) => !ruleKeys.includes(key))).toEqual([]);
  });
});
