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

  it('is told of once where nothing is in the namespace of FHIR', async () => {
    const words = await told('<Patient xmlns="http://hl7.org/fhir1"><id value="a"/></Patient>', 'a.xml');
    expect(words).toContain("not in FHIR's XML namespace");
    expect(words).not.toContain('The element is not in');
  });
});

describe('a document in another encoding than UTF-8', () => {
  it('is told of, whether its declaration says so or its bytes are', async () => {
    const patient = '<Patient xmlns="http://hl7.org/fhir"><active value="true"/></Patient>';
    expect(await told(`<?xml version="1.0" encoding="UTF-16"?>${patient}`, 'a.xml')).toContain('declaration names');
    expect(await told(`<?xml version="1.0" encoding="UTF-8"?>${patient}`, 'a.xml')).toBe('');
  });
});
