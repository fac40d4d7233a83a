/** What every report that a run writes must keep to: its schema, and counts that add up. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { OUTCOMES } from '../../src/outcome.js';
import type { Counts, Report } from '../../src/report/types.js';

const schema = JSON.parse(readFileSync(new URL('../../standards/schema/report.json', import.meta.url), 'utf8'));
const valid = new Ajv2020({ allErrors: true }).compile(schema);

const total = (rows: { counts: Counts }[], outcome: keyof Counts): number =>
  rows.reduce((sum, { counts }) => sum + counts[outcome], 0);

export function expectSound(report: Report): void {
  expect(valid(report), JSON.stringify(valid.errors?.slice(0, 3))).toBe(true);
  for (const outcome of OUTCOMES) {
    // What no payload was asked is counted by standard only, because it belongs to no payload.
    if (outcome === 'not-tested') continue;
    expect(total(report.standards, outcome), outcome).toBe(total(report.payloads, outcome));
  }
  const more = Object.values(report.more).reduce((sum, count) => sum + count, 0);
  for (const outcome of ['fail', 'broken'] as const) {
    const listed = report.findings.filter((finding) => finding.outcome === outcome).length;
    const counted = total(report.payloads, outcome);
    expect(listed).toBeLessThanOrEqual(counted);
    expect(listed + more).toBeGreaterThanOrEqual(counted);
  }
  const ids = report.payloads.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(report.findings.map(({ fingerprint }) => fingerprint)).size).toBe(report.findings.length);
  for (const { payload } of report.findings) expect(ids).toContain(payload);
}
