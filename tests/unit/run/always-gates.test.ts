/** What cannot be read gates always: nobody can accept it, by a waiver or by a baseline. */
import { describe, expect, it } from 'vitest';
import { checkPayload, loadCatalogue } from '../../../src/index.js';
import { rulesThatAlwaysGate } from '../../../src/run/acceptance.js';
import { makeBaseline, shrinkBaseline } from '../../../src/run/baseline.js';

const CUT_SHORT = new TextEncoder().encode('{"resourceType": "Patient", "id": "a"');
const RULE = 'payload/well-formed';
const check = (more: object = {}) => checkPayload(CUT_SHORT, { name: 'a.json', asOf: '2026-11-01', ...more });
const waiver = { rule: RULE, reason: 'agreed', owner: 'us', expires: '2099-01-01' };

describe('a payload that cannot be read', () => {
  it('cannot be waived', async () => {
    await expect(check({ waivers: [waiver] })).rejects.toThrow(/waiver names payload\/well-formed.*always gates/);
  });

  it('is taken into no baseline', async () => {
    const report = await check();
    const never = rulesThatAlwaysGate(loadCatalogue());
    const old = makeBaseline(report);
    expect(Object.keys(old.findings)).toContain(RULE);
    expect(makeBaseline(report, never).findings).not.toHaveProperty([RULE]);
    expect(shrinkBaseline(old, report, never).findings).not.toHaveProperty([RULE]);
    await expect(check({ baseline: old })).rejects.toThrow(/baseline accepts payload\/well-formed.*always gates/);
    const gated = await check({ baseline: makeBaseline(report, never) });
    expect(gated.run.gate.passed).toBe(false);
  });
});
