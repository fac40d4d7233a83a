import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../src/index.js';
import { explain } from '../../../src/report/explain.js';
import { listWords, weightWords } from '../../../src/report/explain-words.js';

const catalogue = loadCatalogue();
const flat = (name: string) => explain(catalogue, name, { asOf: '2026-11-01', width: 80 })!.replace(/\s+/g, ' ');
const rules = catalogue.standards.flatMap(({ id, rules, requirements }) =>
  rules.map((rule) => ({ name: `${id}/${rule.id}`, rule, requirements })),
);

describe('explain', () => {
  it('shows every caution of the catalogue', () => {
    const hidden = rules.filter(({ name, rule }) => rule.caution && !flat(name).includes(rule.caution.slice(0, 40)));
    expect(hidden.map(({ name }) => name)).toEqual([]);
  });

  it('marks every rule that rests on a source that was not read', () => {
    const unread = rules.filter(({ rule, requirements }) =>
      requirements.some(({ id, source }) => rule.requirements.includes(id) && source.status === 'unverified'),
    );
    expect(unread.length).toBeGreaterThan(0);
    expect(unread.filter(({ name }) => !flat(name).includes('(not verified)')).map(({ name }) => name)).toEqual([]);
  });

  it('shows every severity that a rule has in some generation', () => {
    const differing = rules.filter(({ rule }) => rule.severityIn);
    expect(differing.length).toBeGreaterThan(0);
    for (const { name, rule } of differing) expect(flat(name)).toContain(`How much it weighs ${weightWords(rule)}`);
  });
});

describe('the weight of a rule', () => {
  it.each([
    [{ severity: 'shall' as const }, 'shall'],
    [{ severity: 'shall' as const, severityIn: { cda: 'should' as const } }, 'shall; should in CDA'],
    [
      { severity: 'shall' as const, severityIn: { 'fhir-r4': 'may', cda: 'should', 'fhir-r5': 'may' } as const },
      'shall; may in FHIR R4 and FHIR R5; should in CDA',
    ],
  ])('%j is said as %s', (rule, words) => expect(weightWords(rule)).toBe(words));

  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('lists %j as "%s"', (names, words) => expect(listWords(names)).toBe(words));
});
