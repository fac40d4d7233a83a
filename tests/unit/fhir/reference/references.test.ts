import { describe } from 'vitest';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { errorTable, noteTable, observation, patient } from '../check.js';
import { BASE, profile } from '../snapshot/profile.js';

const ref = (reference: string, more: JsonObject = {}): JsonObject => ({ reference, ...more });
const subject = (reference: string, more: JsonObject = {}): JsonObject =>
  observation({ subject: ref(reference), ...more });

describe('a reference', () => {
  errorTable([
    ['relative, of an allowed type', subject('Patient/1')],
    ['absolute, of an allowed type', subject('https://server.invalid/fhir/Patient/1')],
    ['with a version', subject('Patient/1/_history/2')],
    ['relative, of another type', subject('Medication/1'), 'Observation.subject structure'],
    ['absolute, of another type', subject('https://server.invalid/fhir/Medication/1'), 'Observation.subject structure'],
    ['another type with a version', subject('Medication/1/_history/2'), 'Observation.subject structure'],
    ['of no type of this version', subject('Nonsense/1'), 'Observation.subject.reference invalid'],
    ['an absolute address of another form', subject('https://server.invalid/anything?x=1')],
    ['a URN', subject('urn:uuid:00000000-0000-4000-8000-000000000001')],
    ['with a space', subject('Patient/1 2'), 'Observation.subject.reference invalid'],
    ['of spaces alone is said once', subject('  '), 'Observation.subject.reference invalid'],
    ['an identifier in its place', observation({ subject: { identifier: { value: '1' } } })],
    ['an identifier and the allowed type', observation({ subject: { type: 'Patient', identifier: { value: '1' } } })],
    [
      'an identifier and another type',
      observation({ subject: { type: 'Medication', identifier: { value: '1' } } }),
      'Observation.subject structure',
    ],
    ['the type that it leads to', observation({ subject: ref('Patient/1', { type: 'Patient' }) })],
    [
      'another type than it leads to',
      observation({ subject: ref('Patient/1', { type: 'Group' }) }),
      'Observation.subject structure',
    ],
    ['a display in its place', observation({ subject: { display: 'x' } })],
    [
      'any type where any is allowed',
      {
        resourceType: 'Provenance',
        target: [ref('Basic/1')],
        recorded: '2020-01-01T00:00:00Z',
        agent: [{ who: ref('Patient/1') }],
      },
    ],
    ['an unknown part', observation({ subject: { foo: 1, display: 'x' } }), 'Observation.subject structure'],
    ['empty', observation({ subject: {} }), 'Observation.subject invalid'],
  ]);
});

describe('a reference to a contained resource', () => {
  const inside = (type: string, more: JsonObject = {}): JsonObject => ({ resourceType: type, id: 'c', ...more });
  errorTable([
    ['that is there', subject('#c', { contained: [inside('Patient')] })],
    ['that is not there', subject('#d'), 'Observation.subject structure ref-1'],
    ['of another type', subject('#c', { contained: [inside('Medication')] }), 'Observation.subject structure'],
    [
      'that nothing refers to',
      observation({ contained: [inside('Patient')] }),
      'Observation.contained[0] invalid dom-3',
    ],
    [
      'that refers to its container',
      observation({
        contained: [
          inside('Provenance', {
            target: [ref('#')],
            recorded: '2020-01-01T00:00:00Z',
            agent: [{ who: ref('Patient/1') }],
          }),
        ],
      }),
    ],
    [
      'that another contained one refers to',
      subject('#a', {
        contained: [
          { resourceType: 'Patient', id: 'a', managingOrganization: ref('#b') },
          { resourceType: 'Organization', id: 'b', name: 'x' },
        ],
      }),
    ],
    [
      'from a contained one to one that is missing',
      subject('#a', { contained: [{ resourceType: 'Patient', id: 'a', managingOrganization: ref('#b') }] }),
      'Observation.contained[0].managingOrganization structure ref-1',
    ],
    [
      'without an id',
      subject('#c', { contained: [inside('Patient'), { resourceType: 'Patient' }] }),
      'Observation.contained[1] invalid',
    ],
    [
      'with the id of another',
      subject('#c', { contained: [inside('Patient'), inside('Patient')] }),
      'Observation.contained[1] business-rule',
    ],
    [
      'inside another',
      subject('#c', {
        contained: [
          inside('Patient', {
            contained: [{ resourceType: 'Patient', id: 'd' }],
            link: [{ other: ref('#d'), type: 'refer' }],
          }),
        ],
      }),
      'Observation invariant dom-2',
      'Observation.contained[0].link[0].other structure ref-1',
    ],
    [
      'with a version',
      subject('#c', { contained: [inside('Patient', { meta: { versionId: '1' } })] }),
      'Observation invariant dom-4',
    ],
    [
      'with a security label',
      subject('#c', { contained: [inside('Patient', { meta: { security: [{ code: 'x' }] } })] }),
      'Observation invariant dom-5',
    ],
    ['of no type', subject('#c', { contained: [{ id: 'c' }] }), 'Observation.contained[0] invalid'],
    ['of an unknown type', subject('#c', { contained: [inside('Nonsense')] }), 'Observation.contained[0] structure'],
    [
      'with faults of its own',
      subject('#c', { contained: [inside('Patient', { foo: 1 })] }),
      'Observation.contained[0] structure',
    ],
    [
      'from the narrative',
      patient({
        contained: [inside('Patient')],
        text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml"><a href="#c">x</a></div>' },
      }),
    ],
  ]);
});

const A = 'urn:uuid:00000000-0000-4000-8000-00000000000a';
const B = 'urn:uuid:00000000-0000-4000-8000-00000000000b';
const entry = (fullUrl: string, resource: JsonObject): JsonObject => ({ fullUrl, resource });
const bundle = (...list: JsonObject[]): JsonObject => ({ resourceType: 'Bundle', type: 'collection', entry: list });

describe('a reference to another entry of a Bundle', () => {
  errorTable([
    ['by its full URL', bundle(entry(A, subject(B)), entry(B, patient()))],
    [
      'by its full URL, of another type',
      bundle(entry(A, subject(B)), entry(B, { resourceType: 'Medication' })),
      'Bundle.entry[0].resource.subject structure',
    ],
    [
      'by type and id on one server',
      bundle(
        entry('https://s.invalid/Observation/o', { ...subject('Patient/p'), id: 'o' }),
        entry('https://s.invalid/Patient/p', patient({ id: 'p' })),
      ),
    ],
    [
      'by two entries',
      bundle(entry(A, subject(B)), entry(B, patient({ id: '1' })), entry(B, patient({ id: '2' }))),
      'Bundle invariant bdl-7',
      'Bundle.entry[0].resource.subject duplicate',
    ],
    [
      'by type and id without full URLs',
      {
        resourceType: 'Bundle',
        type: 'transaction',
        entry: [
          { resource: subject('Patient/p'), request: { method: 'POST', url: 'Observation' } },
          { resource: patient({ id: 'p' }), request: { method: 'PUT', url: 'Patient/p' } },
        ],
      },
    ],
    [
      'its contained resources are its own',
      bundle(
        entry(A, subject('#c')),
        entry(
          B,
          patient({ contained: [{ resourceType: 'Patient', id: 'c' }], link: [{ other: ref('#c'), type: 'refer' }] }),
        ),
      ),
      'Bundle.entry[0].resource.subject structure ref-1',
    ],
    ['outside the Bundle', bundle(entry(A, subject('https://s.invalid/Patient/9')))],
    [
      'outside the Bundle, of another type',
      bundle(entry(A, subject('https://s.invalid/Medication/9'))),
      'Bundle.entry[0].resource.subject structure',
    ],
  ]);
  noteTable([
    [
      'with that type and id, at another address',
      bundle(entry(A, { ...subject('Patient/p'), id: 'o' }), entry(B, patient({ id: 'p' }))),
      'warning',
      'Bundle.entry[0].resource.subject not-found',
    ],
  ]);
});

describe('a reference to a profile', () => {
  const named = profile('named', 'Patient', [{ path: 'Patient.name', min: 1 }]);
  const setting = (more: JsonObject = {}) => ({
    definitions: [
      named,
      profile('p', 'Observation', [
        { path: 'Observation.subject', type: [{ code: 'Reference', targetProfile: ['urn:invented:named'], ...more }] },
      ]),
    ],
    profiles: ['urn:invented:p'],
  });
  const containing = (more: JsonObject) =>
    subject('#c', { contained: [{ resourceType: 'Patient', id: 'c', ...more }] });
  errorTable(
    [
      ['that the target fits', containing({ name: [{ family: 'Test' }] })],
      ['that it does not fit', containing({}), 'Observation.subject structure'],
      [
        'that it says of itself, and does not fit: said once',
        containing({ meta: { profile: ['urn:invented:named'] } }),
        'Observation.contained[0] required',
      ],
      ['outside, where it cannot be seen', subject('Patient/1')],
      ['of another type than the profile has', subject('Group/1'), 'Observation.subject structure'],
      ['of a type that nothing allows is said once', subject('Medication/1'), 'Observation.subject structure'],
    ],
    setting(),
  );
  errorTable(
    [
      ['contained, as it must be', containing({ name: [{ family: 'Test' }] })],
      ['outside, though it must be contained', subject('Patient/1'), 'Observation.subject structure'],
    ],
    setting({ aggregation: ['contained'] }),
  );
  errorTable(
    [
      ['outside, as it must be', subject('Patient/1')],
      ['contained, though it must not be', containing({ name: [{ family: 'Test' }] }), 'Observation.subject structure'],
    ],
    setting({ aggregation: ['referenced'] }),
  );
  const unloaded = (...others: string[]) => ({
    definitions: [
      named,
      profile('p', 'Observation', [
        {
          path: 'Observation.subject',
          type: [{ code: 'Reference', targetProfile: ['https://nobody.invalid/gone', ...others] }],
        },
      ]),
    ],
    profiles: ['urn:invented:p'],
  });
  const warning = 'Observation.subject not-found';
  noteTable([['that is not loaded', containing({}), 'warning', warning]], unloaded());
  noteTable(
    [['of which one is not loaded, where the other does not fit', containing({}), 'warning', warning]],
    unloaded('urn:invented:named'),
  );
  errorTable(
    [['of which one is not loaded, where the other fits', containing({ name: [{ family: 'Test' }] })]],
    unloaded('urn:invented:named'),
  );
  const circle = {
    definitions: [
      profile('round', 'Patient', [
        {
          path: 'Patient.link.other',
          type: [{ code: 'Reference', targetProfile: ['urn:invented:round', `${BASE}Patient`] }],
        },
      ]),
    ],
    profiles: ['urn:invented:round'],
  };
  errorTable(
    [
      [
        'in a circle ends',
        patient({
          id: 'a',
          contained: [{ resourceType: 'Patient', id: 'c', link: [{ other: ref('#'), type: 'refer' }] }],
          link: [{ other: ref('#c'), type: 'refer' }],
        }),
      ],
    ],
    circle,
  );
});
