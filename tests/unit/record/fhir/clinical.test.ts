import { describe, expect, it } from 'vitest';
import { factsOfJson, factsOfXml } from '../records.js';

const code = (value: string) => ({ coding: [{ system: 'http://snomed.info/sct', code: value }] });

describe('medicines', () => {
  it.each([
    ['MedicationRequest', { medicationCodeableConcept: code('1') }, 'request', 'medicationCodeableConcept'],
    ['MedicationOrder', { medicationCodeableConcept: code('1') }, 'request', 'medicationCodeableConcept'],
    ['MedicationStatement', { medication: { concept: code('1') } }, 'statement', 'medication.concept'],
    ['Immunization', { vaccineCode: code('1') }, 'immunization', 'vaccineCode'],
    ['Medication', { code: code('1') }, 'definition', 'code'],
  ])('in %s', (resourceType, content, use, path) => {
    const [fact] = factsOfJson({ resourceType, ...content }).get('medication');
    expect(fact).toMatchObject({ use, conceptPath: `${resourceType}.${path}` });
    expect(fact?.concept?.codings[0]?.code).toBe('1');
  });

  it('are found through a reference to a contained Medication', () => {
    const facts = factsOfJson({
      resourceType: 'MedicationRequest',
      contained: [{ resourceType: 'Medication', id: 'm', code: code('7') }],
      medicationReference: { reference: '#m' },
      dosageInstruction: [
        { text: 'one daily' },
        { doseAndRate: [{ doseQuantity: { value: 1, unit: 'mg' } }], route: code('2') },
      ],
    });
    const request = facts.get('medication').find(({ use }) => use === 'request');
    expect(request?.conceptPath).toBe('MedicationRequest.contained[0].code');
    expect(request?.dosages.map(({ text, structured, route }) => [text, structured, route])).toEqual([
      [true, false, false],
      [false, true, true],
    ]);
    expect(facts.get('quantity')).toMatchObject([{ role: 'dose', value: '1', unit: 'mg' }]);
  });

  it('without a concept say where it would stand', () => {
    expect(factsOfJson({ resourceType: 'MedicationStatement' }).get('medication')).toMatchObject([
      { conceptPath: 'MedicationStatement.medicationCodeableConcept' },
    ]);
  });
});

describe('statements', () => {
  it('entered in error have no concept to judge', () => {
    const absent = (more: object) =>
      factsOfJson({ resourceType: 'Condition', code: code('1'), ...more }).get('concept')[0]?.absent;
    expect(absent({ verificationStatus: { coding: [{ code: 'entered-in-error' }] } })).toBe(true);
    expect(absent({ verificationStatus: 'entered-in-error' })).toBe(true);
    expect(absent({})).toBeUndefined();
  });

  it('have role, status and date', () => {
    const facts = factsOfJson({
      resourceType: 'Bundle',
      entry: [
        { resource: { resourceType: 'Condition', code: code('1'), clinicalStatus: 'active', onsetDateTime: '2020' } },
        { resource: { resourceType: 'FamilyMemberHistory', condition: [{ code: code('2') }, {}] } },
        {
          resource: {
            resourceType: 'AllergyIntolerance',
            substance: code('3'),
            reaction: [{ manifestation: [code('4')] }],
          },
        },
      ],
    });
    expect(facts.get('statement').map(({ role, status, date }) => [role, status, date])).toEqual([
      ['diagnosis', 'active', '2020'],
      ['family-history', undefined, undefined],
      ['family-history', undefined, undefined],
    ]);
    const [allergy] = facts.get('allergy');
    expect(allergy?.concept?.codings[0]?.code).toBe('3');
    expect(allergy?.reactions[0]?.codings[0]?.code).toBe('4');
  });
});

describe('organisations and practitioners', () => {
  it('have the role in which they are named', () => {
    const facts = factsOfJson({
      resourceType: 'Bundle',
      type: 'document',
      entry: [
        {
          resource: {
            resourceType: 'Composition',
            custodian: { reference: 'Organization/o' },
            author: [{ reference: 'Practitioner/p' }],
          },
        },
        { resource: { resourceType: 'Organization', id: 'o', name: 'Example Trust' } },
        { resource: { resourceType: 'Practitioner', id: 'p', name: { family: ['Example'] } } },
        { resource: { resourceType: 'Organization', id: 'q' } },
      ],
    });
    expect(facts.get('organization').map(({ role, name }) => [role, name])).toEqual([
      ['custodian', true],
      ['organization', false],
    ]);
    expect(facts.get('practitioner')).toMatchObject([{ role: 'author', name: true }]);
  });
});

describe('message headers', () => {
  it('are read in both ways of naming the event', () => {
    const header = (event: object) => factsOfJson({ resourceType: 'MessageHeader', ...event }).get('message')[0];
    expect(header({ event: { code: 'a' } })).toMatchObject({
      type: 'a',
      fieldPaths: { event: 'MessageHeader.event.code' },
    });
    expect(header({ eventCoding: { code: 'b' } })).toMatchObject({ type: 'b' });
  });
});

describe('XML without definitions', () => {
  it('gives the facts that JSON gives', () => {
    const json = factsOfJson({
      resourceType: 'Patient',
      identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000379' }],
      name: [{ family: 'Example', given: ['Alex', 'B'] }],
      birthDate: '1970-01-01',
      text: { status: 'generated', div: '<div>Words</div>' },
    });
    const xml = factsOfXml(
      `<Patient xmlns="http://hl7.org/fhir">
        <text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml">Words</div></text>
        <identifier><system value="https://fhir.nhs.uk/Id/nhs-number"/><value value="9990000379"/></identifier>
        <name><family value="Example"/><given value="Alex"/><given value="B"/></name>
        <birthDate value="1970-01-01"/>
      </Patient>`,
      'fhir-r4',
    );
    for (const kind of ['identifier', 'patient', 'date', 'text'] as const)
      expect(xml.get(kind)).toEqual(json.get(kind));
  });

  it('keeps what stands beside a primitive, and resources inside', () => {
    const facts = factsOfXml(
      `<Bundle xmlns="http://hl7.org/fhir"><type value="collection"/><entry><resource><Patient>
        <birthDate value="1970"><extension url="http://example.org/x"><valueCode value="c"/></extension></birthDate>
      </Patient></resource></entry></Bundle>`,
      'fhir-stu3',
    );
    expect(facts.get('uri')).toMatchObject([
      { use: 'extension', path: 'Bundle.entry[0].resource.birthDate.extension[0].url' },
    ]);
    expect(facts.get('record')).toMatchObject([{ bundleType: 'collection', contains: ['Bundle', 'Patient'] }]);
  });
});
