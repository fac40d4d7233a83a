import { describe, expect, it } from 'vitest';
import { exitStatus } from '../../../src/cli/exit-status.js';
import type { Report } from '../../../src/report/types.js';
import { counts, REPORT } from '../../golden/fixed-report.js';

const passed: Report = {
  ...REPORT,
  run: { ...REPORT.run, gate: { stages: ['ready'], passed: true, gating: 0 } },
  payloads: [REPORT.payloads[0]!],
  findings: [],
  standards: [],
  errors: [],
};
const failed = { ...passed, run: { ...passed.run, gate: { stages: ['ready'], passed: false, gating: 1 } } };
const unknown = [REPORT.payloads[3]!];

describe('exit status', () => {
  it.each<[string, Report, boolean, number]>([
    ['the gate passed', passed, false, 0],
    ['the gate failed', failed, false, 1],
    ['something could not be read, though the gate failed', { ...failed, errors: REPORT.errors }, false, 2],
    ['a rule broke', { ...passed, standards: [{ ...REPORT.standards[0]!, counts: counts({ broken: 1 }) }] }, false, 2],
    ['nothing was recognised', { ...passed, payloads: unknown }, false, 2],
    ['there was nothing', { ...passed, payloads: [] }, false, 2],
    ['nothing was recognised and that is allowed', { ...passed, payloads: unknown }, true, 0],
    [
      'a payload alone could not be parsed',
      { ...failed, payloads: [REPORT.payloads[2]!], findings: [REPORT.findings[4]!] },
      false,
      1,
    ],
    ['one file of two is no record', { ...passed, payloads: [...passed.payloads, ...unknown] }, false, 0],
    ['it was interrupted', { ...failed, complete: false }, false, 130],
  ])('where %s', (_, report, allowEmpty, status) => {
    expect(exitStatus(report, allowEmpty)).toBe(status);
  });
});
