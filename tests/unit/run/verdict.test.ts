import { describe, expect, it } from 'vitest';
import { combine, OUTCOMES, type Outcome } from '../../../src/outcome.js';
import { addTo, emptyTally } from '../../../src/run/counts.js';
import { judgeRequirement, judgeStandard, type RuleTally } from '../../../src/run/verdict.js';
import { requirement, rule, standard } from './small-catalogue.js';

function tallied(outcomes: Partial<Record<Outcome, number>>, over: Partial<RuleTally> = {}): RuleTally {
  const tally = emptyTally();
  for (const [outcome, count] of Object.entries(outcomes)) addTo(tally, outcome as Outcome, count);
  return { id: 'good', requirements: ['r1'], severity: 'shall', tally, ...over };
}

describe('the lattice of outcomes', () => {
  it('is associative, commutative and idempotent', () => {
    for (const a of OUTCOMES)
      for (const b of OUTCOMES) {
        expect(combine(a, b)).toBe(combine(b, a));
        expect(combine(a, a)).toBe(a);
        for (const c of OUTCOMES) expect(combine(combine(a, b), c)).toBe(combine(a, combine(b, c)));
      }
  });

  it('never lets silence become a pass', () => {
    expect(combine('pass', 'not-tested')).toBe('pass');
    expect(combine('not-tested', 'not-applicable')).toBe('not-tested');
    expect(combine('review', 'pass')).toBe('review');
  });
});

describe('judgeRequirement', () => {
  const judge = (...rules: RuleTally[]) => judgeRequirement(requirement('r1'), rules).outcome;

  it.each([
    ['one failure among passes', [tallied({ pass: 9, fail: 1 })], 'fail'],
    ['a broken rule', [tallied({ pass: 9, broken: 1 })], 'broken'],
    ['a doubt', [tallied({ pass: 9, review: 1 })], 'review'],
    ['all passes', [tallied({ pass: 9 })], 'pass'],
    ['no target', [tallied({ 'not-applicable': 9 })], 'not-tested'],
    [
      'one rule passing, another without target',
      [tallied({ pass: 1 }), tallied({ 'not-applicable': 1 })],
      'not-tested',
    ],
  ] as const)('%s', (_name, rules, outcome) => {
    expect(judge(...(rules as unknown as RuleTally[]))).toBe(outcome);
  });

  it('is decided by rules of its own strength where it has any', () => {
    expect(judge(tallied({ pass: 1 }), tallied({ fail: 1 }, { severity: 'should' }))).toBe('pass');
    expect(judge(tallied({ fail: 1 }, { severity: 'should' }))).toBe('fail');
  });

  it('is not failed by failures that weigh less than the rule', () => {
    expect(judge(tallied({ pass: 1, fail: 2 }, { weak: 2 }))).toBe('pass');
    expect(judge(tallied({ pass: 1, fail: 2 }, { weak: 1 }))).toBe('fail');
    expect(judgeRequirement(requirement('r1'), [tallied({ fail: 2 }, { weak: 2 })])).toMatchObject({
      outcome: 'review',
      reason: 'not-binding',
    });
  });

  it('says why nothing tests it', () => {
    const row = judgeRequirement(requirement('r2', { tested: 'person', reason: 'a person must read it' }), []);
    expect(row).toMatchObject({ outcome: 'not-tested', reason: 'a person must read it' });
  });
});

describe('judgeStandard', () => {
  const two = standard('s', {
    requirements: [requirement('r1'), requirement('r2')],
    rules: [rule('a'), rule('b', { requirements: ['r2'] })],
  });
  const judge = (a: Partial<Record<Outcome, number>>, b: Partial<Record<Outcome, number>>) =>
    judgeStandard(
      two,
      two.requirements.map((one) => judgeRequirement(one, [tallied(a), tallied(b, { requirements: ['r2'] })])),
    );

  it.each([
    ['a failure', { fail: 1 }, { pass: 5 }, 'does-not-conform'],
    ['a broken rule', { broken: 1 }, { pass: 5 }, 'cannot-say'],
    ['nothing seen', {}, {}, 'cannot-say'],
    ['half seen', { pass: 1 }, {}, 'no-failures-found'],
    ['a doubt', { pass: 1 }, { review: 1 }, 'no-failures-found'],
    ['all seen and passed', { pass: 1 }, { pass: 1 }, 'conforms-to-what-can-be-tested'],
  ] as const)('%s', (_name, a, b, verdict) => {
    expect(judge(a, b)).toBe(verdict);
  });

  it('never judges what no payload can show', () => {
    expect(judgeStandard(standard('s', { assessable: 'none' }), [])).toBe('not-assessable');
  });
});
