import { describe, expect, it } from 'vitest';
import { factsOfJson } from '../records.js';

const NHS = 'https://fhir.nhs.uk/Id/nhs-number';
const SNOMED = 'http://snomed.info/sct';

describe('identifiers', () => {
  it('are found with their holder wherever they stand', () => {
    const facts = factsOfJson({
      resourceType: 'Encounter',
      identifier: [{ system: 'https://example.org/visit', value: 'V1' }],
      subject: { identifier: { system: NHS, value: '9990000379' } },
      serviceProvider: { identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'RZZ' } },
    });
    expect(facts.get('identifier').map(({ path, holder, known }) => [path, holder, known])).toEqual([
      ['Encounter.identifier[0]', 'event', undefined],
      ['Encounter.subject.identifier', 'patient', 'nhs-number'],
      ['Encounter.serviceProvider.identifier', 'organization', 'ods-organization-code'],
    ]);
  });

  it('are not telephone numbers or quantities', () => {
    const facts = factsOfJson({
      resourceType: 'Observation',
      telecom: [{ system: 'phone', value: '01' }],
      contact: { telecom: [{ system: NHS, value: '01' }] },
      valueQuantity: { value: 3, system: 'http://unitsofmeasure.org', code: 'mg' },
    });
    expect(facts.get('identifier')).toEqual([]);
  });

  it('keep the digits of a number that was sent as a number', () => {
    const facts = factsOfJson(
      `{"resourceType":"Patient","identifier":[{"system":"${NHS}","value":99900003790000000001}]}`,
    );
    expect(facts.get('identifier')).toMatchObject([{ asNumber: true, value: '99900003790000000001' }]);
  });

  it.each([
    [
      'fhir-stu3',
      'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-NHSNumberVerificationStatus-1',
    ],
    ['fhir-r4', 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus'],
  ] as const)('carry the verification status in %s', (generation, url) => {
    const facts = factsOfJson(
      {
        resourceType: 'Patient',
        identifier: [
          {
            system: NHS,
            value: '9990000379',
            extension: [{ url, valueCodeableConcept: { coding: [{ system: 's', code: '01' }] } }],
          },
        ],
      },
      generation,
    );
    expect(facts.get('identifier')[0]?.verification).toEqual({
      path: 'Patient.identifier[0].extension[0]',
      system: 's',
      code: '01',
    });
    expect(facts.get('coding')).toMatchObject([{ role: 'verification', code: '01' }]);
  });

  it('of GS1 are barcodes too', () => {
    const facts = factsOfJson({
      resourceType: 'Device',
      identifier: [{ system: 'https://www.gs1.org/gtin', value: '05012345678900' }],
      udiCarrier: [{ carrierHRF: '(01)05012345678900(10)A1' }],
    });
    expect(facts.get('barcode')).toMatchObject([
      { scheme: 'GTIN', value: '05012345678900' },
      {
        scheme: 'element-string',
        elements: [
          { ai: '01', value: '05012345678900' },
          { ai: '10', value: 'A1' },
        ],
      },
    ]);
  });
});

describe('codings and concepts', () => {
  it.each([
    ['Condition', 'code', 'diagnosis'],
    ['Procedure', 'code', 'procedure'],
    ['AllergyIntolerance', 'code', 'allergy'],
    ['AllergyIntolerance', 'substance', 'allergy'],
    ['Observation', 'code', 'observation'],
    ['Observation', 'valueCodeableConcept', 'value'],
    ['MedicationRequest', 'medicationCodeableConcept', 'medication'],
    ['Composition', 'type', 'document-type'],
    ['Specimen', 'type', 'specimen'],
    ['Basic', 'code', 'other'],
  ])('%s.%s is for %s', (resourceType, element, role) => {
    const facts = factsOfJson({ resourceType, [element]: { coding: [{ system: SNOMED, code: '22298006' }] } });
    expect(facts.get('coding')).toMatchObject([{ role, element: `${resourceType}.${element}`, known: 'snomed-ct' }]);
    expect(facts.get('concept')).toMatchObject([{ role, hasText: false }]);
  });

  it('belong together, with text beside them', () => {
    const facts = factsOfJson({
      resourceType: 'Condition',
      code: {
        coding: [
          { system: SNOMED, code: '22298006', display: 'Heart attack' },
          { system: 'x', code: 'y' },
        ],
        text: 'MI',
      },
    });
    const [concept] = facts.get('concept');
    expect(concept?.codings.map(({ code }) => code)).toEqual(['22298006', 'y']);
    expect(concept?.hasText).toBe(true);
    expect(facts.get('coding').every((coding) => coding.concept === concept)).toBe(true);
  });

  it('of text alone are concepts without codings; names and notes are none', () => {
    const facts = factsOfJson({
      resourceType: 'Condition',
      code: { text: 'Sore throat' },
      note: [{ text: 'a note' }],
      subject: { display: 'x' },
    });
    expect(facts.get('concept')).toMatchObject([{ path: 'Condition.code', codings: [], hasText: true }]);
  });

  it('keep white space, and the digits of a code sent as a number', () => {
    const facts = factsOfJson(
      `{"resourceType":"Condition","code":{"coding":[{"system":"${SNOMED}","code":" 86290005"},{"system":"${SNOMED}","code":34186711000001102}]}}`,
    );
    expect(facts.get('coding').map(({ code, asNumber }) => [code, asNumber])).toEqual([
      [' 86290005', undefined],
      ['34186711000001102', true],
    ]);
  });

  it('stand alone in meta.security, and as the unit of a quantity', () => {
    const facts = factsOfJson({
      resourceType: 'Observation',
      meta: { security: [{ system: 'c', code: 'R' }] },
      valueQuantity: { value: 1, unit: 'tablet', system: SNOMED, code: '428673006' },
    });
    expect(facts.get('coding').map(({ role, code }) => [role, code])).toEqual([
      ['confidentiality', 'R'],
      ['unit', '428673006'],
    ]);
    expect(facts.get('quantity')).toMatchObject([{ role: 'result', value: '1', known: 'snomed-ct' }]);
  });
});

describe('what else can stand anywhere', () => {
  it('reports a URI once for each use', () => {
    const coding = { system: SNOMED, code: '1' };
    const facts = factsOfJson({
      resourceType: 'Condition',
      code: { coding: [coding, coding] },
      meta: { profile: ['p', 'p'] },
    });
    expect(facts.get('uri').map(({ use, value }) => [use, value])).toEqual([
      ['code-system', SNOMED],
      ['profile', 'p'],
    ]);
  });

  it('measures text and never holds it', () => {
    const facts = factsOfJson({
      resourceType: 'Patient',
      text: { status: 'generated', div: '<div>NHS number 999 000 0379</div>' },
    });
    expect(facts.get('text')).toEqual([
      { kind: 'text', path: 'Patient.text.div', use: 'narrative', length: 23, numbers: ['9990000379'], tokens: [] },
    ]);
  });

  it('reads dates by their element', () => {
    const facts = factsOfJson({
      resourceType: 'Patient',
      birthDate: '1970-01',
      deceasedDateTime: '2020-01-01T00:00:00Z',
      meta: { lastUpdated: '2021-01-01T00:00:00Z' },
    });
    expect(facts.get('date').map(({ path, format, use }) => [path, format, use])).toEqual([
      ['Patient.birthDate', 'fhir-date', 'birth'],
      ['Patient.deceasedDateTime', 'fhir-datetime', 'death'],
      ['Patient.meta.lastUpdated', 'fhir-instant', 'recorded'],
    ]);
  });

  it('sizes attachments', () => {
    const facts = factsOfJson({
      resourceType: 'DocumentReference',
      content: [{ attachment: { contentType: 'application/pdf', data: 'QUJD' } }, { attachment: { url: 'Binary/1' } }],
    });
    expect(facts.get('attachment')).toMatchObject([
      { contentType: 'application/pdf', data: true, url: false, size: 3 },
      { data: false, url: true },
    ]);
  });

  it('looks beside primitives too', () => {
    const facts = factsOfJson({
      resourceType: 'Patient',
      _birthDate: { extension: [{ url: 'http://example.org/time', valueCoding: { system: SNOMED, code: '1' } }] },
    });
    expect(facts.get('coding')).toMatchObject([{ path: 'Patient.birthDate.extension[0].valueCoding' }]);
  });
});

describe('shapes that are not FHIR', () => {
  it.each([
    { resourceType: 'constructor', code: { coding: [] } },
    { resourceType: 'Patient', identifier: 'x', name: 'y', generalPractitioner: null, contact: [[{}]] },
    {
      resourceType: 'Bundle',
      type: 5,
      entry: [null, 'x', { resource: [] }, { resource: { resourceType: 'Patient' } }],
    },
    { resourceType: 'Composition', section: { section: [null, { entry: 'x', text: 'y', code: [] }] }, type: null },
    { resourceType: 'Condition', code: [[{ coding: { code: {} } }]], subject: { reference: 1 } },
    { resourceType: 'MedicationRequest', medicationReference: { reference: '#' }, dosageInstruction: { text: [] } },
  ])('are read as far as they go: %j', (value) => {
    expect(factsOfJson(value).get('record')).toHaveLength(1);
  });

  it.each([null, [], 'text', 5])('%j has no facts', (value) => {
    expect(factsOfJson(value).get('record')).toEqual([]);
  });

  it('takes references that run in a circle', () => {
    const facts = factsOfJson({
      resourceType: 'Bundle',
      type: 'document',
      entry: [
        { resource: { resourceType: 'List', id: 'a', entry: [{ item: { reference: 'List/b' } }] } },
        { resource: { resourceType: 'List', id: 'b', entry: [{ item: { reference: 'List/a' } }] } },
        { resource: { resourceType: 'Composition', section: [{ entry: [{ reference: 'List/a' }] }] } },
      ],
    });
    expect(facts.get('section')[0]?.entries).toEqual(['List', 'List']);
  });
});
