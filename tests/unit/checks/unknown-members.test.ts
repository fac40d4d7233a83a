import { describe, expect, it } from 'vitest';
import { checkPayload } from '../../../src/index.js';

async function told(text: string, name: string) {
  const { findings } = await checkPayload(new TextEncoder().encode(text), { name });
  return findings.filter(({ standard, outcome }) => standard === 'fhir-core' && outcome === 'fail');
}

describe('a member that no definition names', () => {
  const inner = '"contact": [{\n    "gender": "female",\n      "odd.name": "x" }]';

  it('stands at its own line and column in JSON, and its name stays out of the path', async () => {
    const found = await told(`{ "resourceType": "Patient",\n  "zzsecret": 5,\n  ${inner} }`, 'a.json');
    const unknown = found.filter(({ message }) => message.includes('is not part of'));
    expect(unknown.map(({ path, line, column }) => ({ path, line, column }))).toEqual([
      { path: 'Patient', line: 2, column: 15 },
      { path: 'Patient.contact[0]', line: 5, column: 19 },
    ]);
    expect(JSON.stringify(found)).not.toMatch(/zzsecret|odd\.name/);
  });

  it('stands at its own line and column in XML', async () => {
    const found = await told('<Patient xmlns="http://hl7.org/fhir">\n  <zzsecret value="5"/>\n</Patient>', 'a.xml');
    const unknown = found.filter(({ message }) => message.includes('is not part of'));
    expect(unknown).toMatchObject([{ path: 'Patient', line: 2, column: 3 }]);
    expect(JSON.stringify(found)).not.toContain('zzsecret');
  });
});
