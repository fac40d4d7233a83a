import { describe, expect, it } from 'vitest';
import { factsOfJson } from '../records.js';

const at = (resource: object, fullUrl?: string) => ({ ...(fullUrl ? { fullUrl } : {}), resource });
const composition = (more: object = {}) => ({ resourceType: 'Composition', ...more });
const bundle = (more: object, ...entry: object[]) => ({ resourceType: 'Bundle', type: 'document', ...more, entry });
const documentOf = (root: object) => factsOfJson(root).get('document')[0]!;

describe('the stay of a document', () => {
  const encounter = {
    resourceType: 'Encounter',
    extension: [
      { url: 'https://example.org/Extension-CareConnect-DischargeMethod-1', valueCodeableConcept: { text: 'x' } },
    ],
    period: { start: '2026-01-01', end: '2026-01-02' },
    hospitalization: {
      extension: [{ url: 'https://example.org/Extension-UKCore-AdmissionMethod', valueCodeableConcept: { text: 'y' } }],
      dischargeDisposition: { coding: [{ code: '19' }] },
    },
  };

  it.each([
    ['named by the document', { encounter: { reference: 'urn:uuid:e' } }],
    ['named by a section only', { section: [{ entry: [{ reference: 'urn:uuid:e' }] }] }],
  ])('%s', (_what, more) => {
    const { stay } = documentOf(bundle({}, at(composition(more)), at(encounter, 'urn:uuid:e')));
    expect(stay).toMatchObject({
      path: 'Bundle.entry[1].resource',
      end: '2026-01-02',
      dischargeMethod: { hasText: true },
      admissionMethod: { hasText: true },
      dischargeDestination: { codings: [{ code: '19' }] },
    });
    expect(stay).not.toHaveProperty('admissionSource');
  });

  it('is not there where nothing leads to an encounter', () => {
    expect(documentOf(bundle({}, at(composition()), at(encounter, 'urn:uuid:e'))).stay).toBeUndefined();
  });
});

it('reads authors through their roles', () => {
  const root = bundle(
    {},
    at(composition({ author: [{ reference: 'urn:uuid:r' }, { reference: 'urn:uuid:gone' }] })),
    at({ resourceType: 'PractitionerRole', practitioner: { reference: 'urn:uuid:p' } }, 'urn:uuid:r'),
    at({ resourceType: 'Practitioner', name: [{ family: 'EXAMPLE' }], identifier: [{ system: 's' }] }, 'urn:uuid:p'),
  );
  expect(documentOf(root).authors).toEqual([
    { type: 'Practitioner', path: 'Bundle.entry[2].resource', named: true, identified: false },
    { type: '', path: 'Bundle.entry[0].resource.author[1]', named: false, identified: false },
  ]);
});

describe('the Bundles of a document', () => {
  it('tells entries that cannot be found or hold nothing', () => {
    const root = bundle(
      { identifier: { system: 's', value: '1' } },
      at(composition(), 'urn:uuid:a'),
      at(composition(), 'urn:uuid:a'),
      at({ resourceType: 'Patient' }),
      { fullUrl: 'urn:uuid:b' },
    );
    expect(documentOf(root).bundle).toMatchObject({
      identifier: 's|1',
      compositions: 2,
      repeated: ['Bundle.entry[1]'],
      unaddressed: ['Bundle.entry[2]'],
      empty: ['Bundle.entry[3]'],
    });
  });

  it.each([
    ['the document', 'urn:uuid:d', true],
    ['something else', 'urn:uuid:o', false],
    ['nothing', undefined, undefined],
  ])('with a focus on %s', (_what, reference, focused) => {
    const head = { resourceType: 'MessageHeader', ...(reference ? { focus: [{ reference }] } : {}) };
    const root = bundle(
      { type: 'message', identifier: { value: 'm' } },
      at(head, 'urn:uuid:h'),
      at({ resourceType: 'Organization' }, 'urn:uuid:o'),
      at(bundle({}, at(composition(), 'urn:uuid:c')), 'urn:uuid:d'),
    );
    const { outer } = documentOf(root).bundle ?? {};
    expect(outer).toMatchObject({ type: 'message', headed: true, documents: 1, identifier: '|m' });
    expect(outer?.focused).toBe(focused);
  });
});

describe('the handling of a message', () => {
  const handled = (version: number, ...extension: object[]) =>
    factsOfJson({
      resourceType: 'MessageHeader',
      sender: { identifier: { value: 'Z' } },
      receiver: { reference: 'urn:uuid:gone' },
      extension: [{ url: `https://example.org/Extension-ITK-MessageHandling-${version}`, extension }],
    }).get('message')[0]!.fields;

  it('reads its keys, and how the parties are known', () => {
    const fields = handled(
      2,
      { url: 'BusAckRequested', valueBoolean: false },
      { url: 'RecipientType', valueCoding: { code: 'FA' } },
      { url: 'MessageDefinition', valueReference: { reference: 'd' } },
    );
    expect(fields).toMatchObject({
      handling: 'true',
      businessAck: 'false',
      recipientType: 'FA',
      messageDefinition: 'd',
      senderIdentified: 'true',
      receiver: 'true',
    });
    expect(fields['receiverIdentified']).toBeUndefined();
    expect(fields['infrastructureAck']).toBeUndefined();
  });

  it('leaves the first version, which has another shape, unread', () => {
    expect(handled(1)).toMatchObject({ earlierHandling: 'true' });
    expect(handled(1)).not.toHaveProperty('handling');
  });
});
