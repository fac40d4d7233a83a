import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../src/record/facts.js';
import { rulesDue } from '../../../src/run/due.js';
import { makePlan, type PlannedRule } from '../../../src/run/plan.js';
import { catalogueOf, rule, standard } from './small-catalogue.js';

const good = { name: 'value-is-good', does: 'passes', options: {}, run: () => ({ outcome: 'pass' as const }) };
const rules = ['identifier', 'coding', 'identifier', 'patient'].map((fact, at) =>
  rule(`r${at}`, { applies: { fact: fact as 'identifier' } }),
);
const asked = makePlan(catalogueOf(standard('s', { rules })), [good], { standards: [], data: undefined }).rules;
const holding = (...kinds: string[]) =>
  ({ get: (kind: string) => (kinds.includes(kind) ? [{}] : []) }) as unknown as Facts;
const ids = (some: readonly PlannedRule[]) => some.map(({ rule: { id } }) => id);

describe('the rules that are due', () => {
  it.each([
    [[], [], ['r0', 'r1', 'r2', 'r3']],
    [['identifier'], ['r0', 'r2'], ['r1', 'r3']],
    [
      ['patient', 'coding'],
      ['r1', 'r3'],
      ['r0', 'r2'],
    ],
    [['identifier', 'coding', 'patient', 'date'], ['r0', 'r1', 'r2', 'r3'], []],
  ])('where a record holds %j are those with something to look at, in order', (kinds, due, idle) => {
    const found = rulesDue(asked, holding(...kinds));
    expect([ids(found.asked), ids(found.idle)]).toEqual([due, idle]);
  });

  it('are the same list for records that are alike', () => {
    expect(rulesDue(asked, holding('coding')).idle).toBe(rulesDue(asked, holding('coding', 'date')).idle);
  });
});
