import { describe, expect, it } from 'vitest';
import { renderComparison } from '../../../src/report/comparison.js';
import type { Finding, Report } from '../../../src/report/types.js';
import { AcceptedFindings, makeBaseline, shrinkBaseline } from '../../../src/run/baseline.js';
import { compareReports, isWorse } from '../../../src/run/compare.js';
import { type Waiver, Waivers } from '../../../src/run/waive.js';

const finding = (over: Partial<Finding> = {}): Finding => ({
  payload: 'p1',
  standard: 's',
  stage: 'ready',
  rule: 's/a',
  outcome: 'fail',
  severity: 'shall',
  level: 'error',
  gates: true,
  path: 'Patient.identifier[0].value',
  message: 'wrong',
  fingerprint: 'f1',
  ...over,
});
const waiver = (over: Partial<Waiver> = {}): Waiver => ({
  rule: 's/a',
  reason: 'agreed',
  owner: 'team',
  expires: '2027-01-31',
  ...over,
});
const today = '2026-11-23';

describe('waivers', () => {
  it.each([
    ['the rule', {}, true],
    ['another rule', { rule: 's/b' }, false],
    ['the fingerprint', { fingerprint: 'f1' }, true],
    ['another fingerprint', { fingerprint: 'f2' }, false],
    ['a path with a star', { path: 'Patient.identifier[*].value' }, true],
    ['a path that a pattern would take but the letters do not', { path: 'Patient.identifier.0..value' }, false],
    ['a payload', { payloads: 'old/*' }, true],
    ['another payload', { payloads: 'new/*' }, false],
  ])('covers by %s', (_name, over, covered) => {
    expect(new Waivers([waiver(over)], today).cover(finding(), 'old/one.json')).toBe(covered);
  });

  it.each([
    ['2026-11-22', 'expired', false],
    ['2026-11-23', 'expires-soon', true],
    ['2026-11-24', 'expires-soon', true],
    ['2027-05-22', undefined, true],
    ['2027-05-23', 'too-long', false],
  ])('that ends on %s is %s', (expires, problem, covers) => {
    const waivers = new Waivers([waiver({ expires })], today);
    expect(waivers.cover(finding(), 'x')).toBe(covers);
    expect(waivers.troubles(new Set(['x'])).map((trouble) => trouble.problem)).toEqual(problem ? [problem] : []);
  });

  it('that nothing needed is said', () => {
    expect(new Waivers([waiver()], today).troubles(new Set(['x']))).toMatchObject([{ problem: 'unused' }]);
  });
});

describe('a waiver of payloads that the run did not read', () => {
  it.each([
    [['new/a.json'], []],
    [['new/a.json', 'old/b.json'], ['unused']],
  ])('in a run over %j is said to be %j', (payloads, problems) => {
    const troubles = new Waivers([waiver({ payloads: 'old/*' })], today).troubles(new Set(payloads));
    expect(troubles.map(({ problem }) => problem)).toEqual(problems);
  });
});

describe('a baseline', () => {
  const found = (list: Finding[]) =>
    ({ findings: list, payloads: [{ id: 'p1', name: 'a.json' }], catalogue: { digest: 'd' } }) as Report;

  const findings = [
    finding(),
    finding({ fingerprint: 'f2', rule: 's/b' }),
    finding({ fingerprint: 'f3', outcome: 'review' }),
  ];

  it('accepts failures that were there, and nothing else', () => {
    const accepted = new AcceptedFindings(makeBaseline(found(findings)));
    expect([...findings, finding({ fingerprint: 'f4' })].map((one) => accepted.cover(one))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(accepted.gone(new Set(['a.json']))).toBe(0);
  });

  it('counts what no longer occurs and shrinks without taking anything in', () => {
    const baseline = makeBaseline(found(findings));
    const accepted = new AcceptedFindings(baseline);
    accepted.cover(findings[0]!);
    expect(accepted.gone(new Set(['a.json']))).toBe(1);
    expect(accepted.gone(new Set(['b.json'])), 'a run over other payloads').toBe(0);
    expect(shrinkBaseline(baseline, found([findings[0]!, finding({ fingerprint: 'f9' })])).findings).toEqual({
      's/a': ['f1 a.json'],
    });
  });
});

describe('comparing two reports', () => {
  const report = (findings: Finding[], over: Partial<Report> = {}) =>
    ({
      findings,
      payloads: [{ id: 'p1', name: 'a.json' }],
      complete: true,
      more: {},
      catalogue: { digest: 'd' },
      ...over,
    }) as Report;
  const names = (list: Finding[]) => list.map(({ fingerprint }) => fingerprint);

  it('tells new, mended and same', () => {
    const { added, mended, same, cautions } = compareReports(
      report([finding({ fingerprint: 'a' }), finding({ fingerprint: 'b' })]),
      report([finding({ fingerprint: 'b' }), finding({ fingerprint: 'c' })]),
    );
    expect([names(added), names(mended), names(same), cautions]).toEqual([['c'], ['a'], ['b'], []]);
  });

  it('cautions where a report is cut short, partial or of another edition', () => {
    const other = report([], {
      complete: false,
      more: { 's/a': 3 },
      catalogue: { digest: 'e' } as Report['catalogue'],
    });
    expect(compareReports(report([]), other).cautions).toHaveLength(3);
  });

  it.each([
    ['grew', 5, true, /2 more, gating/],
    ['stayed', 3, false, /no more than before/],
    ['fell', 2, false, /no more than before/],
  ])('compares by count alone a rule whose findings are cut, and its count %s', (_, count, worse, words) => {
    const compared = compareReports(
      report([finding({ fingerprint: 'a' })], { more: { 's/a': 2 } }),
      report([finding({ fingerprint: 'b' })], { more: { 's/a': count - 1 } }),
    );
    expect(compared).toMatchObject({ added: [], mended: [], counted: [{ rule: 's/a', before: 3, after: count }] });
    expect(isWorse(compared)).toBe(worse);
    expect(renderComparison(compared)).toMatch(words);
  });

  it('invents nothing that gates where the rule that grew gates nothing', () => {
    const before = report([finding({ gates: false })]);
    const after = report([finding({ gates: false })], { more: { 's/a': 4 } });
    expect(isWorse(compareReports(before, after))).toBe(false);
  });

  it('does not call mended what is in a payload that was not read again', () => {
    const payloads = [{ id: 'p1', name: 'b.json' }] as Report['payloads'];
    const compared = compareReports(report([finding()]), report([], { payloads }));
    expect([names(compared.mended), names(compared.notInNewRun)]).toEqual([[], ['f1']]);
    expect(renderComparison(compared)).toMatch(/payload not in the new run/);
  });
});
