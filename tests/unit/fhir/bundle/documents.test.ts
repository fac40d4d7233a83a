import { describe } from 'vitest';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { type Case, errorTable, noteTable, observation, patient } from '../check.js';
import { bundle, entry, uuid } from './made.js';

const composition = (more: JsonObject = {}): JsonObject => ({
  resourceType: 'Composition',
  status: 'final',
  type: { text: 'x' },
  date: '2020-01-01',
  title: 'x',
  subject: { reference: uuid(2) },
  author: [{ reference: uuid(3) }],
  ...more,
});
const parties = [entry(uuid(2), patient()), entry(uuid(3), { resourceType: 'Practitioner' })];
const document = (first: JsonObject, rest: JsonObject[] = parties, more: JsonObject = {}): JsonObject =>
  bundle('document', [entry(uuid(1), first), ...rest], {
    identifier: { system: 'urn:invented:d', value: '1' },
    timestamp: '2020-01-01T00:00:00Z',
    ...more,
  });
const section = (reference: string): JsonObject => ({ section: [{ title: 'x', entry: [{ reference }] }] });

describe('documents and messages', () => {
  const cases: Case[] = [
    ['a whole document', document(composition())],
    [
      'another first entry',
      document(patient()),
      'Bundle invariant bdl-11',
      'Bundle.entry[1] informational',
      'Bundle.entry[2] informational',
    ],
    [
      'no entry',
      bundle('document', [], {
        identifier: { system: 'urn:invented:d', value: '1' },
        timestamp: '2020-01-01T00:00:00Z',
      }),
      'Bundle invalid',
      'Bundle invariant bdl-11',
      'Bundle.entry invalid',
    ],
    [
      'no identifier',
      bundle('document', [entry(uuid(1), composition()), ...parties], { timestamp: '2020-01-01T00:00:00Z' }),
      'Bundle invariant bdl-9',
    ],
    [
      'no timestamp',
      bundle('document', [entry(uuid(1), composition()), ...parties], {
        identifier: { system: 'urn:invented:d', value: '1' },
      }),
      'Bundle invariant bdl-10',
    ],
    [
      'a subject that is not inside',
      document(composition({ subject: { reference: uuid(9) } })),
      'Bundle.entry[0].resource.subject not-found',
      'Bundle.entry[1] informational',
    ],
    [
      'an author that is not inside',
      document(composition({ author: [{ reference: uuid(3) }, { reference: uuid(9) }] })),
      'Bundle.entry[0].resource.author[1] not-found',
    ],
    [
      'a section entry that is not inside',
      document(composition(section(uuid(9)))),
      'Bundle.entry[0].resource.section[0].entry[0] not-found',
    ],
    [
      'a section entry that is inside',
      document(composition(section(uuid(4))), [...parties, entry(uuid(4), observation())]),
    ],
    [
      'a section in a section',
      document(composition({ section: [{ title: 'x', section: [{ title: 'y', entry: [{ reference: uuid(9) }] }] }] })),
      'Bundle.entry[0].resource.section[0].section[0].entry[0] not-found',
    ],
    [
      'an entry that nothing reaches',
      document(composition(), [...parties, entry(uuid(4), observation())]),
      'Bundle.entry[3] informational',
    ],
    [
      'an entry that is reached over another',
      document(composition(section(uuid(4))), [
        ...parties,
        entry(uuid(4), observation({ performer: [{ reference: uuid(5) }] })),
        entry(uuid(5), { resourceType: 'Practitioner' }),
      ]),
    ],
    [
      'an entry that reaches what belongs to it',
      document(composition(), [...parties, entry(uuid(4), observation({ subject: { reference: uuid(2) } }))]),
    ],
    [
      'a reference to the document from itself',
      document(
        composition({ subject: { reference: '#c' }, contained: [{ resourceType: 'Patient', id: 'c' }] }),
        parties.slice(1),
      ),
    ],
    [
      'a type and id at another address',
      document(composition({ subject: { reference: 'Patient/p' } }), [
        entry(uuid(2), patient({ id: 'p' })),
        ...parties.slice(1),
      ]),
      'Bundle.entry[0].resource.subject not-found',
    ],
    [
      'a stylesheet that is not inside',
      document(composition(), parties, { link: [{ relation: 'stylesheet', url: 'style.css' }] }),
      'Bundle.link[0].url not-found',
    ],
    [
      'a message',
      bundle('message', [
        entry(uuid(1), {
          resourceType: 'MessageHeader',
          eventCoding: { code: 'x' },
          source: { endpoint: 'https://s.invalid/' },
        }),
      ]),
    ],
    ['a message with another first entry', bundle('message', [entry(uuid(1), patient())]), 'Bundle invariant bdl-12'],
    [
      'a focus that is not inside',
      bundle('message', [
        entry(uuid(1), {
          resourceType: 'MessageHeader',
          eventCoding: { code: 'x' },
          source: { endpoint: 'https://s.invalid/' },
          focus: [{ reference: uuid(9) }],
        }),
      ]),
      'Bundle.entry[0].resource.focus[0] not-found',
    ],
  ];
  errorTable(cases);
  noteTable([
    [
      'an entry of a message that nothing reaches',
      bundle('message', [
        entry(uuid(1), {
          resourceType: 'MessageHeader',
          eventCoding: { code: 'x' },
          source: { endpoint: 'https://s.invalid/' },
        }),
        entry(uuid(2), patient()),
      ]),
      'warning',
      'Bundle.entry[1] informational',
    ],
    [
      'an entry that only refers to others',
      document(composition(), [...parties, entry(uuid(4), observation({ subject: { reference: uuid(2) } }))]),
      'warning',
      'Bundle.entry[3] informational',
    ],
  ]);
  const stu3 = (more: JsonObject): JsonObject => ({
    resourceType: 'Bundle',
    type: 'document',
    identifier: { system: 'urn:invented:d', value: '1' },
    ...more,
    entry: [entry(uuid(1), composition({ identifier: { value: 'x' } })), ...parties],
  });
  errorTable(
    [
      ['STU3: when it was put together', stu3({ meta: { lastUpdated: '2020-01-01T00:00:00Z' } })],
      ['STU3: not when it was put together', stu3({}), 'Bundle required'],
    ],
    { version: '3.0' },
  );
});
