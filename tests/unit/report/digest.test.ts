import { describe, expect, it } from 'vitest';
import { firstRule, gateLine } from '../../../src/report/digest.js';
import { gate, rankedRules } from '../../../src/report/html/board.js';
import type { Report } from '../../../src/report/types.js';
import { REPORT } from '../../golden/fixed-report.js';

const judged = (stages: string[], passed: boolean, payloads: Report['payloads']): Report => ({
  ...REPORT,
  run: { ...REPORT.run, gate: { stages, passed, gating: passed ? 0 : 2 } },
  payloads,
});
const record = REPORT.payloads[0]!;
const unreadable = REPORT.payloads[2]!;
const readme = REPORT.payloads[3]!;

describe('the gate in words', () => {
  it.each([
    ['passed', 'The gate passed', judged(['ready'], true, [record, readme])],
    ['failed, 2 gating findings', 'The gate failed', judged(['ready'], false, [record])],
    ['failed, 2 gating findings', 'The gate failed', judged(['ready'], false, [unreadable])],
    ['no gate was set', 'No gate was set', judged([], true, [record])],
    ['not judged: nothing was read', 'Not judged', judged(['ready'], true, [])],
    ['not judged: nothing was recognised', 'Not judged', judged(['ready'], true, [readme])],
  ])('says %s', (words, title, report) => {
    expect(gateLine(report)).toMatch(new RegExp(`: ${words}\\.$`));
    expect(gate(report).text).toContain(`<strong>${title}</strong>`);
  });
});

describe('the rule to look at first', () => {
  const [gating] = REPORT.findings.filter(({ outcome }) => outcome === 'fail');
  const finding = (rule: string, level: 'warning' | 'note', gates = false) => ({ ...gating!, rule, level, gates });
  const many = Array.from({ length: 5 }, () => finding('s/note', 'note'));

  it.each([
    ['a warning before many notes', [...many, finding('s/warning', 'warning')], 's/warning'],
    ['what gates before a warning', [finding('s/warning', 'warning'), finding('s/gate', 'note', true)], 's/gate'],
    ['of one level the one with most', [finding('s/one', 'note'), ...many], 's/note'],
  ])('puts %s', (_, findings, rule) => {
    const report: Report = { ...REPORT, findings, more: {} };
    expect(firstRule(report)).toBe(rule);
    expect(rankedRules(report)[0]?.rule).toBe(rule);
  });
});
