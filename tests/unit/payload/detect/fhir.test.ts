import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { decideFhir } from '../../../../src/payload/detect/fhir.js';
import { addResource, newSigns } from '../../../../src/payload/detect/fhir-shape.js';
import { readOne } from '../opened.js';

function generationOf(...resources: JsonObject[]): string {
  const signs = newSigns();
  for (const resource of resources) addResource(signs, resource);
  return decideFhir(signs).generation;
}

const nhsNumber = { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000018' };
const code = { coding: [{ system: 'http://snomed.info/sct', code: '73211009' }] };
const profiled = (resourceType: string, ...profile: string[]) => ({ resourceType, meta: { profile } });

describe('the version of a FHIR resource', () => {
  it.each([
    ['fhir-dstu2', { resourceType: 'Conformance', fhirVersion: '1.0.2' }],
    ['fhir-stu3', { resourceType: 'CapabilityStatement', fhirVersion: '3.0.1' }],
    ['fhir-r4b', { resourceType: 'CapabilityStatement', fhirVersion: '4.3.0' }],
    ['fhir-r5', { resourceType: 'StructureDefinition', fhirVersion: '5.0.0' }],
  ])('is stated: %s', (generation, resource) => {
    expect(generationOf(resource)).toBe(generation);
  });

  it.each([
    ['fhir-stu3', profiled('Patient', 'https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Patient-1')],
    ['fhir-stu3', profiled('Composition', 'https://fhir.nhs.uk/STU3/StructureDefinition/ITK-Composition-1')],
    ['fhir-r4', profiled('Patient', 'https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient')],
    ['fhir-r4', profiled('Bundle', 'https://fhir.nhs.uk/StructureDefinition/NHSDigital-Bundle')],
    ['fhir-dstu2', profiled('Patient', 'http://fhir.nhs.net/StructureDefinition/gpconnect-patient-1')],
    ['fhir-r4', profiled('Patient', 'http://hl7.org/fhir/4.0/StructureDefinition/Patient', 'http://example.org/mine')],
  ])('is in its profiles: %s', (generation, resource) => {
    expect(generationOf(resource)).toBe(generation);
  });

  it.each([
    ['fhir-dstu2', { resourceType: 'MedicationOrder' }],
    ['fhir-stu3', { resourceType: 'ProcedureRequest', intent: 'order' }],
    ['fhir-stu3', { resourceType: 'ReferralRequest' }],
    ['fhir-r4', { resourceType: 'ServiceRequest', meta: { profile: ['http://example.org/x'] } }],
    ['fhir-r5', { resourceType: 'ActorDefinition' }],
    ['fhir-r4b', { resourceType: 'Citation', relatesTo: [{ relationshipType: code }] }],
  ])('is in its type: %s', (generation, resource) => {
    expect(generationOf(resource)).toBe(generation);
  });

  it.each([
    ['fhir-dstu2', { resourceType: 'Patient', name: [{ family: ['Smith'] }] }],
    ['fhir-stu3', { resourceType: 'AllergyIntolerance', clinicalStatus: 'active', verificationStatus: 'confirmed' }],
    [
      'fhir-r4',
      { resourceType: 'AllergyIntolerance', clinicalStatus: code, meta: { profile: ['http://example.org'] } },
    ],
    ['fhir-stu3', { resourceType: 'Condition', clinicalStatus: 'active', assertedDate: '2020-01-01' }],
    ['fhir-dstu2', { resourceType: 'Encounter', class: 'inpatient', patient: { reference: 'Patient/1' } }],
    ['fhir-r5', { resourceType: 'Encounter', class: [code], subject: { reference: 'Patient/1' } }],
    [
      'fhir-stu3',
      {
        resourceType: 'MedicationRequest',
        requester: { agent: { reference: 'Practitioner/1' } },
        context: { reference: 'Encounter/1' },
      },
    ],
    [
      'fhir-r4',
      {
        resourceType: 'MedicationRequest',
        requester: { reference: 'Practitioner/1' },
        reasonCode: [code],
        encounter: { reference: 'Encounter/1' },
      },
    ],
    ['fhir-stu3', { resourceType: 'MessageHeader', event: { code: 'x' }, timestamp: '2020-01-01T00:00:00Z' }],
    ['fhir-r4', { resourceType: 'MessageHeader', eventCoding: { code: 'x' } }],
    ['fhir-r5', { resourceType: 'MedicationRequest', medication: { concept: code } }],
  ])('is in the shape of its elements: %s', (generation, resource) => {
    expect(generationOf(resource)).toBe(generation);
  });

  it('looks into Bundles, Parameters and contained resources', () => {
    const stu3 = { resourceType: 'Condition', clinicalStatus: 'active', context: { reference: 'Encounter/1' } };
    expect(generationOf({ resourceType: 'Bundle', type: 'collection', entry: [{ resource: stu3 }] })).toBe('fhir-stu3');
    expect(
      generationOf({ resourceType: 'Parameters', parameter: [{ name: 'a', part: [{ name: 'b', resource: stu3 }] }] }),
    ).toBe('fhir-stu3');
    expect(generationOf({ resourceType: 'Basic', contained: [stu3] })).toBe('fhir-stu3');
  });

  it('goes by the most profiles where they differ', () => {
    const entry = [
      { resource: profiled('Patient', 'https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient') },
      { resource: profiled('Practitioner', 'https://fhir.hl7.org.uk/StructureDefinition/UKCore-Practitioner') },
      {
        resource: profiled(
          'Organization',
          'https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Organization-1',
        ),
      },
    ];
    expect(generationOf({ resourceType: 'Bundle', type: 'collection', entry })).toBe('fhir-r4');
  });

  it('does not read Composition.class as a sign of STU3 against a profile of DSTU2', () => {
    const resource = {
      ...profiled('Composition', 'http://fhir.nhs.net/StructureDefinition/gpconnect-carerecord-composition-1'),
      class: code,
    };
    expect(generationOf(resource)).toBe('fhir-dstu2');
  });

  it('stays undecided where a profile is named that tells nothing', () => {
    expect(generationOf({ ...profiled('Patient', 'http://example.org/mine'), identifier: [nhsNumber] })).toBe(
      'fhir-undecided',
    );
  });

  it('takes what fits STU3 and R4 alike and names no profile as R4, and says why', () => {
    const signs = newSigns();
    addResource(signs, { resourceType: 'Patient', identifier: [nhsNumber], name: [{ family: 'Smith' }] });
    const { generation, evidence } = decideFhir(signs);
    expect(generation).toBe('fhir-r4');
    expect(evidence.join('; ')).toMatch(/fits STU3, R4.*names no profile/);
  });

  it('never repeats a value in its evidence', () => {
    const signs = newSigns();
    addResource(signs, {
      resourceType: 'Patient',
      meta: { profile: ['https://secret.example/STU3/x'] },
      name: [{ family: 'Secret' }],
      identifier: [{ system: 'https://secret.example/STU3/y' }],
    });
    expect(JSON.stringify(decideFhir(signs))).not.toMatch(/secret/i);
  });

  it.each([
    ['fhir-dstu2', '<MedicationOrder xmlns="http://hl7.org/fhir"><status value="active"/></MedicationOrder>'],
    [
      'fhir-stu3',
      '<Condition xmlns="http://hl7.org/fhir"><clinicalStatus value="active"/><assertedDate value="2020"/></Condition>',
    ],
    [
      'fhir-r4',
      '<Condition xmlns="http://hl7.org/fhir"><clinicalStatus><coding><code value="active"/></coding></clinicalStatus></Condition>',
    ],
    [
      'fhir-stu3',
      '<Bundle xmlns="http://hl7.org/fhir"><entry><resource><ProcedureRequest><intent value="order"/></ProcedureRequest></resource></entry></Bundle>',
    ],
  ])('is told from XML too: %s', async (generation, text) => {
    expect((await readOne(text)).generation).toBe(generation);
  });
});
