import { describe, expect, it } from 'vitest';
import { checkPayload } from '../../../src/index.js';

const run = (text: string, standard: string) =>
  checkPayload(new TextEncoder().encode(text), { name: 'a.json', standard: [standard], asOf: '2026-11-01' });

describe('a run that asks one standard', () => {
  it.each(['fhir-core', 'nhs-number'])('still gates on what cannot be read: %s', async (standard) => {
    const report = await run('{"resourceType": "Patient", "id": "a"', standard);
    expect(report.findings.map(({ rule }) => rule)).toEqual(['payload/well-formed']);
    expect(report.run.gate.passed).toBe(false);
    expect(report.standards.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(
      expect.arrayContaining([`${standard} cannot-say`, 'payload does-not-conform']),
    );
    expect(report.standards.find(({ id }) => id === 'payload')!.requirements).toHaveLength(1);
  });

  it('shows no other standard where everything can be read', async () => {
    const report = await run('{"resourceType": "Patient", "id": "a"}', 'nhs-number');
    expect(report.standards.map(({ id }) => id)).toEqual(['nhs-number']);
  });
});
