import { describe, expect, it } from 'vitest';
import { checkPayload } from '../../../src/index.js';

/** Twelve patients, each with a wrong check digit. */
const lines = Array.from({ length: 12 }, (_, i) =>
  JSON.stringify({
    resourceType: 'Patient',
    meta: { profile: ['https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient'] },
    identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000019' }],
    name: [{ family: `Testcase${i}` }],
  }),
);
const bytes = new TextEncoder().encode(lines.join('\n'));
const run = (maxFindings: number) =>
  checkPayload(bytes, { name: 'many.ndjson', maxFindings, standard: ['nhs-number'], asOf: '2026-11-01' });

describe('findings beyond the limit', () => {
  it('are counted, judged and gated as if they were listed', async () => {
    const [all, few] = [await run(0), await run(1)];
    const rule = 'nhs-number/check-digit';
    const listed = (report: typeof all) => report.findings.filter((one) => one.rule === rule).length;
    expect([listed(all), all.more[rule] ?? 0]).toEqual([12, 0]);
    expect([listed(few), few.more[rule]]).toEqual([1, 11]);
    expect(few.standards).toEqual(all.standards);
    expect(few.payloads).toEqual(all.payloads);
    expect(few.run.gate).toEqual(all.run.gate);
    expect(all.run.gate).toMatchObject({ passed: false });
  });
});
