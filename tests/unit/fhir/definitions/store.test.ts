import { describe, expect, it } from 'vitest';
import { createStore } from '../../../../src/fhir/definitions/store.js';
import { assets, coreStore } from '../core-store.js';

describe('the core definitions', () => {
  it.each([
    ['3.0', 'http://hl7.org/fhir/StructureDefinition/Patient', 'Patient.animal.species'],
    ['4.0', 'http://hl7.org/fhir/StructureDefinition/Patient', 'Patient.contact.relationship'],
    ['4.0', 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace', 'Extension.value[x]'],
    ['4.0', 'http://hl7.org/fhir/StructureDefinition/bodyweight', 'Observation.value[x]:valueQuantity.code'],
    ['4.0', 'http://hl7.org/fhir/StructureDefinition/Patient|4.0.1', 'Patient.link.other'],
  ] as const)('of %s hold %s with %s', async (version, url, id) => {
    const structure = (await coreStore(version)).structure(url);
    expect(structure?.elements.map((element) => element.id)).toContain(id);
  });

  it('say what an element is', async () => {
    const elements = (await coreStore('4.0')).type('Patient')?.elements ?? [];
    const at = (id: string) => elements.find((element) => element.id === id);
    expect(at('Patient.gender')).toMatchObject({
      min: 0,
      max: 1,
      types: [{ code: 'code' }],
      binding: { strength: 'required', valueSet: 'http://hl7.org/fhir/ValueSet/administrative-gender|4.0.1' },
    });
    expect(at('Patient.contact')?.constraints?.map(({ key }) => key)).toEqual(['ele-1', 'pat-1']);
    expect(at('Patient.name')?.max).toBe(Number.POSITIVE_INFINITY);
  });

  it('hold value sets and code systems, with the words of HL7 alone', async () => {
    const store = await coreStore('4.0');
    expect(store.valueSet('http://hl7.org/fhir/ValueSet/administrative-gender|4.0.1')?.include).toEqual([
      { system: 'http://hl7.org/fhir/administrative-gender' },
    ]);
    expect(store.codeSystem('http://hl7.org/fhir/administrative-gender')?.concepts.get('male')?.display).toBe('Male');
    const dicom = store.codeSystem('http://dicom.nema.org/resources/ontology/DCM');
    expect([...(dicom?.concepts.values() ?? [])].filter(({ display }) => display !== undefined)).toEqual([]);
  });

  it.each(['urn:none', 'http://hl7.org/fhir/StructureDefinition/Patient|3.0.0'])('do not hold %s', async (url) => {
    expect((await coreStore('4.0')).structure(url)).toBeUndefined();
  });

  it.each([
    ['1.0', '3.0'],
    ['4.3', '4.0'],
    ['5.0', '4.0'],
  ] as const)('of %s are those of %s, the nearest that there are', async (asked, given) => {
    expect((await createStore(asked, assets)).version).toBe(given);
  });
});
