import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { errorTable, issuesOf, observation, patient } from '../check.js';
import { BASE, profile } from '../snapshot/profile.js';
import { by, identifier, identifiers, setting, slicing } from './sliced-patients.js';

describe('slices by a fixed value', () => {
  errorTable(
    [
      ['the slice that must be there', patient({ identifier: [identifier('a')] })],
      ['it is not there', patient({ identifier: [identifier('b')] }), 'Patient required'],
      ['nothing is there', patient(), 'Patient required'],
      ['too many of a slice', patient({ identifier: [identifier('a'), identifier('a', '2')] }), 'Patient structure'],
      ['as many as may be', patient({ identifier: [identifier('a'), identifier('b'), identifier('b', '2')] })],
      [
        'one more',
        patient({ identifier: [identifier('a'), identifier('b'), identifier('b'), identifier('b')] }),
        'Patient structure',
      ],
      ['others are open', patient({ identifier: [identifier('a'), identifier('c')] })],
      [
        'what the slice asks of its parts',
        patient({ identifier: [{ system: 'urn:invented:a' }] }),
        'Patient.identifier[0] required',
      ],
      ['what it asks is not asked of others', patient({ identifier: [identifier('a'), { system: 'urn:invented:b' }] })],
      ['no discriminating part', patient({ identifier: [{ value: '1' }] }), 'Patient required'],
    ],
    setting('Patient', identifiers()),
  );
  errorTable(
    [
      ['closed, all in slices', patient({ identifier: [identifier('a'), identifier('b')] })],
      [
        'closed, one outside',
        patient({ identifier: [identifier('a'), identifier('c')] }),
        'Patient.identifier[1] invalid',
      ],
    ],
    setting('Patient', identifiers('closed')),
  );
  errorTable(
    [
      ['in order', patient({ identifier: [identifier('a'), identifier('b')] })],
      ['out of order', patient({ identifier: [identifier('b'), identifier('a')] }), 'Patient.identifier[1] invalid'],
      ['others between', patient({ identifier: [identifier('a'), identifier('c'), identifier('b')] })],
    ],
    setting('Patient', identifiers('open', true)),
  );
  errorTable(
    [
      ['others at the end', patient({ identifier: [identifier('a'), identifier('c')] })],
      [
        'others before the end',
        patient({ identifier: [identifier('c'), identifier('a')] }),
        'Patient.identifier[1] invalid',
      ],
    ],
    setting('Patient', identifiers('openAtEnd')),
  );
  it('says which occurrence came nearest, and where it differs', async () => {
    const [issue] = await issuesOf(patient({ identifier: [identifier('c')] }), setting('Patient', identifiers()));
    expect(issue?.text).toContain("identifier[0] comes nearest, but not system is 'urn:invented:a'");
    expect(issue?.text).not.toContain('urn:invented:c');
  });
});

const concept = (code: string): JsonObject => ({ coding: [{ system: 'urn:invented:s', code }] });

describe('slices by other things', () => {
  const categories = (code: JsonObject): JsonObject[] => [
    { id: 'Observation.category', path: 'Observation.category', ...slicing([by('$this', 'pattern')]) },
    { id: 'Observation.category:x', path: 'Observation.category', sliceName: 'x', min: 1, max: '1', ...code },
  ];
  errorTable(
    [
      ['a pattern, met', observation({ category: [concept('x')] })],
      ['a pattern, met with more', observation({ category: [{ ...concept('x'), text: 'y' }] })],
      ['a pattern, not met', observation({ category: [concept('y')] }), 'Observation required'],
    ],
    setting('Observation', categories({ patternCodeableConcept: concept('x') })),
  );
  errorTable(
    [
      ['exists: with', patient({ contact: [{ name: { family: 'A' }, gender: 'male' }] })],
      ['exists: without', patient({ contact: [{ name: { family: 'A' } }] }), 'Patient required'],
      [
        'exists: two with',
        patient({
          contact: [
            { name: { family: 'A' }, gender: 'male' },
            { name: { family: 'B' }, gender: 'male' },
          ],
        }),
        'Patient structure',
      ],
    ],
    setting('Patient', [
      { id: 'Patient.contact', path: 'Patient.contact', ...slicing([by('gender', 'exists')]) },
      { id: 'Patient.contact:known', path: 'Patient.contact', sliceName: 'known', min: 1, max: '1' },
      { id: 'Patient.contact:known.gender', path: 'Patient.contact.gender', min: 1 },
      { id: 'Patient.contact:unknown', path: 'Patient.contact', sliceName: 'unknown' },
      { id: 'Patient.contact:unknown.gender', path: 'Patient.contact.gender', max: '0' },
    ]),
  );
  errorTable(
    [
      ['a type of a choice', observation({ valueQuantity: { value: 1, unit: 'mg' } })],
      ['what its slice asks', observation({ valueQuantity: { value: 1 } }), 'Observation.value required'],
      ['another type has its own slice', observation({ valueString: 'x' })],
    ],
    setting('Observation', [
      { id: 'Observation.value[x]', path: 'Observation.value[x]', ...slicing([by('$this', 'type')], 'open') },
      {
        id: 'Observation.value[x]:valueQuantity',
        path: 'Observation.value[x]',
        sliceName: 'valueQuantity',
        type: [{ code: 'Quantity' }],
      },
      { id: 'Observation.value[x]:valueQuantity.unit', path: 'Observation.value[x].unit', min: 1 },
    ]),
  );
  const target = (type: string) => [`${BASE}${type}`];
  const entry = (type: string): JsonObject => ({
    resource: { resourceType: type, ...(type === 'Observation' ? { status: 'final', code: { text: 'x' } } : {}) },
  });
  errorTable(
    [
      [
        'the type of a resource',
        {
          resourceType: 'Bundle',
          type: 'collection',
          entry: [{ fullUrl: 'urn:uuid:00000000-0000-4000-8000-000000000001', ...entry('Patient') }],
        },
      ],
      [
        'no entry of that type',
        {
          resourceType: 'Bundle',
          type: 'collection',
          entry: [{ fullUrl: 'urn:uuid:00000000-0000-4000-8000-000000000001', ...entry('Observation') }],
        },
        'Bundle required',
      ],
    ],
    setting('Bundle', [
      { id: 'Bundle.entry', path: 'Bundle.entry', ...slicing([by('resource', 'type')]) },
      { id: 'Bundle.entry:patient', path: 'Bundle.entry', sliceName: 'patient', min: 1, max: '1' },
      { id: 'Bundle.entry:patient.resource', path: 'Bundle.entry.resource', min: 1, type: [{ code: 'Patient' }] },
    ]),
  );
  const contained = (type: string): JsonObject =>
    observation({
      contained: [{ resourceType: type, id: 'c', ...(type === 'Organization' ? { name: 'x' } : {}) }],
      performer: [{ reference: '#c' }],
    });
  errorTable(
    [
      ['the type of what a reference leads to', contained('Practitioner')],
      ['a reference to another type', contained('Organization'), 'Observation required'],
    ],
    setting('Observation', [
      { id: 'Observation.performer', path: 'Observation.performer', ...slicing([by('resolve()', 'type')]) },
      {
        id: 'Observation.performer:who',
        path: 'Observation.performer',
        sliceName: 'who',
        min: 1,
        type: [{ code: 'Reference', targetProfile: target('Practitioner') }],
      },
    ]),
  );
  const coded = profile('coded', 'Coding', [{ path: 'Coding.system', min: 1, fixedUri: 'urn:invented:s' }], {
    kind: 'complex-type',
  });
  errorTable(
    [
      ['a profile, fitted', observation({ code: { coding: [{ system: 'urn:invented:s', code: 'a' }] } })],
      [
        'a profile, not fitted',
        observation({ code: { coding: [{ system: 'urn:invented:t', code: 'a' }] } }),
        'Observation.code required',
      ],
    ],
    setting(
      'Observation',
      [
        { id: 'Observation.code.coding', path: 'Observation.code.coding', ...slicing([by('$this', 'profile')]) },
        {
          id: 'Observation.code.coding:s',
          path: 'Observation.code.coding',
          sliceName: 's',
          min: 1,
          type: [{ code: 'Coding', profile: ['urn:invented:coded'] }],
        },
      ],
      [coded],
    ),
  );
  errorTable(
    [
      ['a required binding', patient({ telecom: [{ system: 'phone', value: '1' }] })],
      ['no code of the binding', patient({ telecom: [{ value: '1', system: 'url' }] }), 'Patient required'],
    ],
    setting(
      'Patient',
      [
        { id: 'Patient.telecom', path: 'Patient.telecom', ...slicing([by('system')]) },
        { id: 'Patient.telecom:call', path: 'Patient.telecom', sliceName: 'call', min: 1 },
        {
          id: 'Patient.telecom:call.system',
          path: 'Patient.telecom.system',
          min: 1,
          binding: { strength: 'required', valueSet: 'urn:invented:calls' },
        },
      ],
      [
        {
          resourceType: 'ValueSet',
          url: 'urn:invented:calls',
          compose: {
            include: [
              { system: 'http://hl7.org/fhir/contact-point-system', concept: [{ code: 'phone' }, { code: 'sms' }] },
            ],
          },
        },
      ],
    ),
  );
  errorTable(
    [
      [
        'an extension of an element',
        patient({ name: [{ family: 'A', extension: [{ url: 'http://example.org/kind', valueCode: 'k' }] }] }),
      ],
      [
        'another value of the extension',
        patient({ name: [{ family: 'A', extension: [{ url: 'http://example.org/kind', valueCode: 'l' }] }] }),
        'Patient required',
      ],
      ['no extension', patient({ name: [{ family: 'A' }] }), 'Patient required'],
    ],
    setting(
      'Patient',
      [
        { id: 'Patient.name', path: 'Patient.name', ...slicing([by("extension('http://example.org/kind').value")]) },
        { id: 'Patient.name:k', path: 'Patient.name', sliceName: 'k', min: 1 },
        { id: 'Patient.name:k.extension', path: 'Patient.name.extension', ...slicing([by('url')]) },
        {
          id: 'Patient.name:k.extension:kind',
          path: 'Patient.name.extension',
          sliceName: 'kind',
          min: 1,
          type: [{ code: 'Extension', profile: ['http://example.org/kind'] }],
        },
        {
          id: 'Patient.name:k.extension:kind.value[x]',
          path: 'Patient.name.extension.value[x]',
          min: 1,
          fixedCode: 'k',
        },
      ],
      [
        profile(
          'kind',
          'Extension',
          [
            { path: 'Extension.url', fixedUri: 'http://example.org/kind' },
            { path: 'Extension.value[x]', type: [{ code: 'code' }] },
          ],
          { url: 'http://example.org/kind', kind: 'complex-type' },
        ),
      ],
    ),
  );
});
