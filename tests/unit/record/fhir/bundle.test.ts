import { describe, expect, it } from 'vitest';
import { factsOfJson } from '../records.js';

const PATIENT = { resourceType: 'Patient', id: 'p' };

function bundle(type: string, ...entry: unknown[]) {
  return { resourceType: 'Bundle', type, entry };
}

describe('references', () => {
  const from = (reference: string, id = 'o') => ({ resourceType: 'Observation', id, subject: { reference } });

  it.each([
    ['by fullUrl', 'urn:uuid:1', 'urn:uuid:1', 'found'],
    ['against the base of the entry', 'Patient/p', 'http://server/r4/Patient/p', 'found'],
    ['in a version', 'Patient/p/_history/2', 'http://server/r4/Patient/p', 'found'],
    ['by type and id alone', 'Patient/p', 'urn:uuid:1', 'found'],
    ['to another patient', 'Patient/q', 'urn:uuid:1', 'missing'],
    ['to another server', 'http://elsewhere/Patient/p', 'http://server/r4/Patient/p', 'outside'],
    ['by a search', 'Patient?identifier=x', 'urn:uuid:1', 'outside'],
  ])('%s in a document: %s with fullUrl %s is %s', (_, reference, fullUrl, resolves) => {
    const facts = factsOfJson(
      bundle(
        'document',
        { fullUrl: 'http://server/r4/Observation/o', resource: from(reference) },
        { fullUrl, resource: PATIENT },
      ),
    );
    expect(facts.get('reference')).toMatchObject([{ resolves, bundleType: 'document', within: 'Observation' }]);
  });

  it('that are relative are looked for in documents and messages only', () => {
    const resolves = (type: string) =>
      factsOfJson(bundle(type, { resource: from('Patient/q') })).get('reference')[0]?.resolves;
    expect([resolves('message'), resolves('searchset')]).toEqual(['missing', 'outside']);
    expect(factsOfJson(from('Patient/q')).get('reference')[0]?.resolves).toBe('outside');
  });

  it('with # are looked for in the container', () => {
    const facts = factsOfJson({
      resourceType: 'Observation',
      contained: [PATIENT, { resourceType: 'Group', id: 'g', managingEntity: { reference: '#' } }],
      subject: { reference: '#p' },
      performer: [{ reference: '#q' }],
    });
    expect(facts.get('reference').map(({ path, resolves, type }) => [path, resolves, type])).toEqual([
      ['Observation.contained[1].managingEntity.reference', 'found', 'Observation'],
      ['Observation.subject.reference', 'found', 'Patient'],
      ['Observation.performer[0].reference', 'missing', undefined],
    ]);
  });

  it('in a document inside a message are found in either Bundle', () => {
    const document = bundle('document', { fullUrl: 'urn:uuid:2', resource: from('urn:uuid:3') });
    const facts = factsOfJson(
      bundle('message', { fullUrl: 'urn:uuid:1', resource: document }, { fullUrl: 'urn:uuid:3', resource: PATIENT }),
    );
    expect(facts.get('reference')).toMatchObject([{ resolves: 'found', type: 'Patient' }]);
  });
});

describe('patients', () => {
  const NHS = 'https://fhir.nhs.uk/Id/nhs-number';

  it('are read in full, with the practice behind a role', () => {
    const facts = factsOfJson(
      bundle(
        'document',
        {
          resource: {
            ...PATIENT,
            identifier: [{ system: NHS, value: '9990000379' }],
            name: [{ family: 'Example', given: ['Alex'] }],
            birthDate: '1970-01-01',
            gender: 'female',
            address: [{ postalCode: 'ZZ99 3CZ' }],
            generalPractitioner: [{ reference: 'PractitionerRole/r' }],
          },
        },
        { resource: { resourceType: 'PractitionerRole', id: 'r', organization: { reference: 'Organization/g' } } },
        {
          resource: {
            resourceType: 'Organization',
            id: 'g',
            identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'Y12345' }],
          },
        },
      ),
    );
    expect(facts.get('patient')).toMatchObject([
      {
        subject: true,
        family: true,
        given: true,
        birthDate: '1970-01-01',
        gender: 'female',
        postcode: 'ZZ99 3CZ',
        postcodePath: 'Bundle.entry[0].resource.address[0].postalCode',
        practice: { code: 'Y12345', path: 'Bundle.entry[2].resource.identifier[0].value', nameOnly: false },
      },
    ]);
    expect(facts.get('patient')[0]?.identifiers).toEqual(facts.get('identifier').slice(0, 1));
  });

  it('say why they have no number', () => {
    const facts = factsOfJson({
      ...PATIENT,
      identifier: [
        {
          system: NHS,
          extension: [
            {
              url: 'https://x/Extension-UKCore-NHSNumberVerificationStatus',
              valueCodeableConcept: { coding: [{ code: '04' }] },
            },
          ],
        },
      ],
      extension: [
        { url: 'https://x/Extension-UKCore-NHSNumberUnavailableReason', valueCoding: { code: 'overseas-patient' } },
      ],
    });
    expect(facts.get('patient')).toMatchObject([
      { unavailableReason: 'overseas-patient', verification: { code: '04' } },
    ]);
  });

  it('are subjects when contained only where their container says so', () => {
    const subjects = (patient: object) =>
      factsOfJson({ resourceType: 'Immunization', contained: [PATIENT], patient })
        .get('patient')
        .map(({ subject }) => subject);
    expect(subjects({ reference: '#p' })).toEqual([true]);
    expect(subjects({ reference: 'Patient/9' })).toEqual([false]);
  });

  it('in a document are the subject that the Composition names', () => {
    const facts = factsOfJson(
      bundle(
        'document',
        { resource: { resourceType: 'Composition', subject: { reference: 'Patient/p' } } },
        { resource: PATIENT },
        { resource: { resourceType: 'Patient', id: 'mother' } },
      ),
    );
    expect(facts.get('patient').map(({ subject }) => subject)).toEqual([true, false]);
  });

  it('agree with what else the record says of them', () => {
    const facts = factsOfJson(
      bundle(
        'message',
        { resource: { ...PATIENT, identifier: [{ system: NHS, value: '9990000379' }] } },
        {
          resource: {
            resourceType: 'Observation',
            subject: { identifier: { system: NHS, value: '9990002592' } },
            text: { div: '<div>NHS No: 999 000 0379</div>' },
          },
        },
      ),
    );
    expect(facts.get('agreement')).toMatchObject([
      {
        of: 'nhs-number',
        values: [
          { value: '9990000379', source: 'resource' },
          { value: '9990002592', source: 'resource' },
          { value: '9990000379', source: 'narrative' },
        ],
      },
    ]);
  });

  it('in a list are several, who need not agree', () => {
    const entry = (value: string) => ({
      item: { identifier: { system: NHS, value } },
      subject: { identifier: { system: NHS, value } },
    });
    const facts = factsOfJson({ resourceType: 'List', entry: [entry('9990000379'), entry('9990002592')] });
    expect(facts.get('agreement')).toEqual([]);
    expect(facts.get('identifier')).toHaveLength(4);
  });

  it('with one number in two resources are one person', () => {
    const identifier = [{ system: NHS, value: '9990000379' }];
    const facts = factsOfJson(
      bundle(
        'searchset',
        { resource: { ...PATIENT, identifier, birthDate: '1970-01-01' } },
        { resource: { resourceType: 'Patient', id: 'q', identifier, birthDate: '1971-01-01' } },
      ),
    );
    expect(facts.get('agreement').map(({ of }) => of)).toEqual(['birth-date']);
  });
});

describe('documents', () => {
  const section = (code: string, more: object) => ({
    code: { coding: [{ system: 'http://snomed.info/sct', code }] },
    ...more,
  });
  const facts = factsOfJson(
    {
      ...bundle(
        'document',
        {
          resource: {
            resourceType: 'Composition',
            type: { coding: [{ system: 'http://snomed.info/sct', code: '373942005' }] },
            title: 'Discharge summary',
            section: [
              section('887161000000102', {
                title: 'Diagnoses',
                text: { div: '<div>Words</div>' },
                entry: [{ reference: 'Condition/c' }, { reference: 'Condition/none' }],
                section: [section('1', { text: { div: '<div> </div>' } })],
              }),
              section('933361000000108', { entry: [{ reference: 'List/l' }] }),
            ],
          },
        },
        { resource: { resourceType: 'Condition', id: 'c', code: { coding: [{ code: 'A' }] } } },
        { resource: { resourceType: 'List', id: 'l', entry: [{ item: { reference: 'MedicationStatement/m' } }] } },
        {
          resource: {
            resourceType: 'MedicationStatement',
            id: 'm',
            medicationReference: { reference: 'Medication/d' },
          },
        },
        { resource: { resourceType: 'Medication', id: 'd', code: { coding: [{ code: 'D' }] } } },
      ),
      timestamp: '2026-01-01T00:00:00Z',
    },
    'fhir-stu3',
  );

  it('are named by type, and say what they hold and what they are in', () => {
    expect(facts.get('document')).toMatchObject([
      {
        documentType: 'discharge-summary',
        title: true,
        custodian: false,
        first: true,
        bundleIdentifier: false,
        bundleTimestamp: true,
      },
    ]);
  });

  it('have sections at every depth, with the codings of what entries lead to', () => {
    expect(
      facts
        .get('section')
        .map(({ path, depth, narrative, entries, entryCodings }) => [
          path.replace('Bundle.entry[0].resource.', ''),
          depth,
          narrative,
          entries,
          entryCodings.map(({ code }) => code),
        ]),
    ).toEqual([
      ['section[0]', 0, 'text', ['Condition', ''], ['A']],
      ['section[0].section[0]', 1, 'empty', [], []],
      ['section[1]', 0, 'none', ['List', 'MedicationStatement'], ['D']],
    ]);
    expect(facts.get('document')[0]?.sections).toHaveLength(3);
  });

  it('of nothing but files are told', () => {
    const only = (...more: unknown[]) =>
      factsOfJson(
        bundle(
          'document',
          { resource: { resourceType: 'Composition' } },
          { resource: { resourceType: 'Binary', data: 'QUJD' } },
          ...more,
        ),
      ).get('record')[0]?.attachmentOnly;
    expect(only()).toBe(true);
    expect(only({ resource: { resourceType: 'Condition' } })).toBeUndefined();
  });
});

describe('generations in one record', () => {
  it('are those that profiles name beside its own', () => {
    const facts = factsOfJson(
      bundle('collection', {
        resource: {
          ...PATIENT,
          meta: { profile: ['https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Patient-1'] },
        },
      }),
    );
    expect(facts.get('record')[0]?.generations).toEqual(['fhir-r4', 'fhir-stu3']);
  });
});
