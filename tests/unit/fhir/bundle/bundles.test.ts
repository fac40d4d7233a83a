import { describe } from 'vitest';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { errorTable, patient } from '../check.js';
import { bundle, entry, uuid } from './made.js';

const collection = (...list: JsonObject[]): JsonObject => bundle('collection', list);

describe('entries', () => {
  errorTable([
    ['a full URL that is a URN', collection(entry(uuid(1), patient()))],
    ['a full URL with type and id', collection(entry('https://s.invalid/Patient/p', patient({ id: 'p' })))],
    ['no full URL', collection({ resource: patient() }), 'Bundle.entry[0] required'],
    [
      'no full URL in a transaction',
      bundle('transaction', [{ resource: patient(), request: { method: 'POST', url: 'Patient' } }]),
    ],
    ['no full URL in a batch', bundle('batch', [{ resource: patient(), request: { method: 'POST', url: 'Patient' } }])],
    ['no full URL and no resource', bundle('batch', [{ request: { method: 'GET', url: 'Patient/1' } }])],
    ['a relative full URL', collection(entry('Patient/p', patient({ id: 'p' }))), 'Bundle.entry[0] invalid'],
    [
      'another id than the full URL',
      collection(entry('https://s.invalid/Patient/p', patient({ id: 'q' }))),
      'Bundle.entry[0] invalid',
    ],
    [
      'another type than the full URL',
      collection(entry('https://s.invalid/Group/p', patient({ id: 'p' }))),
      'Bundle.entry[0] invalid',
    ],
    [
      'no id beside such a full URL',
      collection(entry('https://s.invalid/Patient/p', patient())),
      'Bundle.entry[0] invalid',
    ],
    ['a full URL of another form', collection(entry('https://s.invalid/p?id=1', patient()))],
    [
      'a full URL with a version',
      collection(entry('https://s.invalid/Patient/p/_history/1', patient({ id: 'p' }))),
      'Bundle.entry[0] invariant bdl-8',
    ],
    ['one full URL twice', collection(entry(uuid(1), patient()), entry(uuid(1), patient())), 'Bundle invariant bdl-7'],
    [
      'one full URL in two versions',
      collection(
        entry(uuid(1), patient({ meta: { versionId: '1' } })),
        entry(uuid(1), patient({ meta: { versionId: '2' } })),
      ),
    ],
    ['the faults of a resource', collection(entry(uuid(1), patient({ foo: 1 }))), 'Bundle.entry[0].resource structure'],
    [
      'an unknown resource',
      collection(entry(uuid(1), { resourceType: 'Nonsense' })),
      'Bundle.entry[0].resource structure',
    ],
    ['a resource without a type', collection(entry(uuid(1), { id: 'p' })), 'Bundle.entry[0].resource invalid'],
    [
      'a resource that is a string',
      collection({ fullUrl: uuid(1), resource: 'Patient' }),
      'Bundle.entry[0].resource invalid',
    ],
    [
      'a Bundle in a Bundle',
      collection(entry(uuid(1), collection(entry(uuid(2), patient({ foo: 1 }))))),
      'Bundle.entry[0].resource.entry[0].resource structure',
    ],
    [
      'a request in a collection',
      bundle('collection', [entry(uuid(1), patient(), { request: { method: 'POST', url: 'Patient' } })]),
      'Bundle invariant bdl-3',
    ],
    ['a transaction without requests', bundle('transaction', [entry(uuid(1), patient())]), 'Bundle invariant bdl-3'],
    [
      'a total of what is no search',
      bundle('collection', [entry(uuid(1), patient())], { total: 1 }),
      'Bundle invariant bdl-1',
    ],
    ['an empty entry', collection({}), 'Bundle.entry[0] invalid'],
    ['a type that there is not', bundle('pile', [entry(uuid(1), patient())]), 'Bundle.type code-invalid'],
  ]);
});

const self = (url: string): JsonObject => ({ link: [{ relation: 'self', url }] });

describe('links and searches', () => {
  const found = (resource: JsonObject, mode?: string): JsonObject =>
    entry(uuid(1), resource, mode ? { search: { mode } } : {});
  errorTable([
    [
      'one self link',
      bundle('searchset', [found(patient({ id: 'p' }), 'match')], self('https://s.invalid/Patient?x=1')),
    ],
    [
      'two self links',
      bundle('searchset', [], {
        link: [
          { relation: 'self', url: 'https://s.invalid/Patient' },
          { relation: 'self', url: 'https://s.invalid/Patient' },
        ],
      }),
      'Bundle.entry invalid',
      'Bundle.link[1].relation invalid',
    ],
    [
      'pages of a search',
      bundle('searchset', [found(patient({ id: 'p' }))], {
        link: [{ relation: 'next', url: 'https://s.invalid/Patient?page=2' }],
      }),
    ],
    [
      'pages of a collection',
      bundle('collection', [found(patient())], { link: [{ relation: 'next', url: 'https://s.invalid/2' }] }),
      'Bundle.link[0].relation invalid',
    ],
    ['a match without an id', bundle('searchset', [found(patient(), 'match')]), 'Bundle.entry[0].resource invalid'],
    [
      'a match of another type',
      bundle('searchset', [found(patient({ id: 'p' }), 'match')], self('https://s.invalid/Observation?x=1')),
      'Bundle.entry[0].resource invalid',
    ],
    [
      'an included one of another type',
      bundle('searchset', [found(patient({ id: 'p' }), 'include')], self('https://s.invalid/Observation?x=1')),
    ],
    [
      'an outcome that is none',
      bundle('searchset', [found(patient({ id: 'p' }), 'outcome')]),
      'Bundle.entry[0].resource invalid',
    ],
    [
      'an entry without a resource',
      bundle('searchset', [{ fullUrl: uuid(1) }]),
      'Bundle.entry[0] invalid',
      'Bundle.entry[0] invariant bdl-5',
    ],
    ['no modes', bundle('searchset', [found(patient())], self('https://s.invalid/Patient'))],
    ['a search mode in a collection', bundle('collection', [found(patient(), 'match')]), 'Bundle invariant bdl-2'],
  ]);
});
