import { describe, expect, it } from 'vitest';
import { type CheckOptions, checkPayload } from '../../../../src/index.js';

const OPTIONS: CheckOptions = { generation: 'fhir-r4' };

async function told(text: string, name: string): Promise<string> {
  const { findings } = await checkPayload(new TextEncoder().encode(text), { name, ...OPTIONS });
  return findings
    .filter(({ standard, outcome }) => standard === 'fhir-core' && outcome === 'fail')
    .map(({ message }) => message)
    .join();
}

describe('a root that is no resource', () => {
  it('is told of by its element in XML', async () => {
    const words = await told('<reference xmlns="http://hl7.org/fhir"><id value="a"/></reference>', 'a.xml');
    expect(words).toContain('The name of the element is no resource of this FHIR version.');
    expect(words).not.toContain('resourceType');
  });

  it('is told of by its resourceType in JSON', async () => {
    expect(await told('{ "resourceType": "reference", "id": "a" }', 'a.json')).toContain('The resourceType is none');
  });
});
