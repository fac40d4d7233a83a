import { describe, expect, it } from 'vitest';
import { stageChangesDue, stageOf } from '../../../src/catalogue/stage.js';
import { type Policy, weigh } from '../../../src/run/policy.js';
import { catalogueOf, rule, standard } from './small-catalogue.js';

const policy = (over: Partial<Policy> = {}): Policy => ({
  name: 'ci',
  view: 'current',
  asOf: '2026-11-23',
  gateStages: [],
  ...over,
});

const inStage = (stage: 'ready' | 'live' | 'future' | 'undefined') =>
  standard(stage, { current: [{ from: '2020-01-01', stage, basis: '', source: { title: '', status: 'checked' } }] });

describe('weigh', () => {
  it.each([
    ['ready', 'shall', 'ci', 'error', true],
    ['ready', 'should', 'ci', 'warning', false],
    ['ready', 'should', 'go-live', 'warning', true],
    ['live', 'shall', 'ci', 'warning', false],
    ['live', 'shall', 'go-live', 'warning', true],
    ['live', 'should', 'go-live', 'note', false],
    ['future', 'shall', 'go-live', 'note', false],
    ['future', 'shall', 'all', 'note', true],
    ['undefined', 'shall', 'all', 'none', false],
  ] as const)('a failed %s %s under %s is %s, gates %s', (stage, severity, name, level, gates) => {
    const of = inStage(stage);
    expect(weigh(catalogueOf(of), policy({ name }), of, rule('x', { severity }), 'fail')).toEqual({
      stage,
      level,
      gates,
    });
  });

  it('lets the user name the stages that gate, and none', () => {
    const live = inStage('live');
    const ready = inStage('ready');
    const gates = (of: typeof live, gateStages: Policy['gateStages']) =>
      weigh(catalogueOf(of), policy({ gateStages }), of, rule('x'), 'fail').gates;
    expect([gates(live, ['live']), gates(ready, ['live']), gates(ready, ['none'])]).toEqual([true, false, false]);
  });

  it('never gates on a stage of low confidence in the report view', () => {
    const sure = standard('s', { report: { stage: 'ready', confidence: 'medium', basis: '' } });
    const unsure = standard('s', { report: { stage: 'ready', confidence: 'low', basis: '' } });
    const gates = (of: typeof sure) => weigh(catalogueOf(of), policy({ view: 'report' }), of, rule('x'), 'fail').gates;
    expect([gates(sure), gates(unsure)]).toEqual([true, false]);
  });

  it('gates always on a rule that says so, and never on a review', () => {
    const of = inStage('future');
    const always = rule('x', { gatesAlways: true });
    expect(weigh(catalogueOf(of), policy({ gateStages: ['none'] }), of, always, 'fail')).toMatchObject({
      level: 'error',
      gates: true,
    });
    expect(weigh(catalogueOf(of), policy({ name: 'all' }), of, always, 'review').gates).toBe(false);
  });
});

describe('stages over time', () => {
  it.each([
    ['2019-12-31', 'future'],
    ['2020-01-01', 'live'],
    ['2026-05-31', 'live'],
    ['2026-06-01', 'ready'],
  ])('on %s it is %s', (date, stage) => {
    expect(stageOf(standard('s'), 'current', date)).toBe(stage);
  });

  it('tells of a change due within ninety days, to the day', () => {
    expect(stageChangesDue(standard('s'), '2026-03-03')).toEqual([{ from: '2026-06-01', stage: 'ready' }]);
    expect(stageChangesDue(standard('s'), '2026-03-02')).toEqual([]);
    expect(stageChangesDue(standard('s'), '2026-06-01')).toEqual([]);
  });
});
