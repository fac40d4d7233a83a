import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { errorTable, issuesOf, noteTable, observation, patient, treeOf, validatorOf, written } from '../check.js';
import { BASE, profile } from '../snapshot/profile.js';

const URL = 'urn:invented:p';
const setting = (type: string, element: JsonObject[], more: JsonObject[] = []) => ({
  definitions: [profile('p', type, element), ...more],
  profiles: [URL],
});

describe('what a profile narrows', () => {
  errorTable(
    [
      ['at least: given', patient({ name: [{ family: 'Test' }] })],
      ['at least: not given', patient(), 'Patient required'],
      [
        'at least: only extensions',
        patient({ name: [{ _family: { extension: [{ url: 'http://example.org/x', valueCode: 'unknown' }] } }] }),
      ],
    ],
    setting('Patient', [{ path: 'Patient.name', min: 1 }]),
  );
  errorTable(
    [
      ['at least two: one', patient({ name: [{ family: 'A' }] }), 'Patient required'],
      ['at least two: two', patient({ name: [{ family: 'A' }, { family: 'B' }] })],
    ],
    setting('Patient', [{ path: 'Patient.name', min: 2 }]),
  );
  errorTable(
    [
      ['at most one: one in its array', patient({ name: [{ family: 'A' }] })],
      ['at most one: two', patient({ name: [{ family: 'A' }, { family: 'B' }] }), 'Patient structure'],
    ],
    setting('Patient', [{ path: 'Patient.name', max: '1' }]),
  );
  errorTable(
    [
      ['none: none', patient()],
      ['none: one', patient({ name: [{ family: 'A' }] }), 'Patient.name[0] structure'],
    ],
    setting('Patient', [{ path: 'Patient.name', max: '0' }]),
  );
  errorTable(
    [
      ['a type: that', observation({ valueString: 'x' })],
      ['a type: another', observation({ valueBoolean: true }), 'Observation structure'],
      ['a type: none is given', observation()],
    ],
    setting('Observation', [{ path: 'Observation.value[x]', type: [{ code: 'string' }, { code: 'Quantity' }] }]),
  );
  errorTable(
    [
      ['below: given', patient({ name: [{ family: 'A', given: ['B'] }] })],
      [
        'below: not given in one',
        patient({ name: [{ family: 'A', given: ['B'] }, { family: 'C' }] }),
        'Patient.name[1] required',
      ],
      ['below: nothing above', patient()],
    ],
    setting('Patient', [{ path: 'Patient.name.given', min: 1 }]),
  );
  errorTable(
    [
      [
        'in the content of another element',
        {
          resourceType: 'Questionnaire',
          status: 'draft',
          item: [{ linkId: '1', type: 'group', item: [{ linkId: '2', type: 'string' }] }],
        },
        'Questionnaire.item[0].item[0] required',
      ],
    ],
    setting('Questionnaire', [{ path: 'Questionnaire.item.item.text', min: 1 }]),
  );
  errorTable(
    [
      [
        'what base and profile both ask is said once',
        { resourceType: 'Observation', status: 'final' },
        'Observation required',
      ],
    ],
    setting('Observation', [{ path: 'Observation.code', min: 1 }]),
  );
});

describe('constraints', () => {
  const constraint = (expression: string, more: JsonObject = {}): JsonObject => ({
    constraint: [{ key: 'inv-x', severity: 'error', human: 'Invented.', expression, ...more }],
  });
  errorTable(
    [
      ['one that holds', patient({ active: true, name: [{ family: 'A' }] })],
      ['one that does not hold', patient({ active: true }), 'Patient invariant inv-x'],
    ],
    setting('Patient', [{ path: 'Patient', ...constraint('active implies name.exists()') }]),
  );
  errorTable(
    [['on an element', patient({ name: [{ family: 'A' }, { given: ['B'] }] }), 'Patient.name[1] invariant inv-x']],
    setting('Patient', [{ path: 'Patient.name', ...constraint('family.exists()') }]),
  );
  errorTable(
    [['on a primitive', patient({ birthDate: '2000' }), 'Patient.birthDate invariant inv-x']],
    setting('Patient', [{ path: 'Patient.birthDate', ...constraint('$this.toString().length() = 10') }]),
  );
  errorTable(
    [['on a choice', observation({ valueString: 'x' }), 'Observation.value invariant inv-x']],
    setting('Observation', [{ path: 'Observation.value[x]', ...constraint('$this is Quantity') }]),
  );
  it('one that cannot be evaluated is a finding', async () => {
    const asked = setting('Patient', [{ path: 'Patient', ...constraint('name.single().exists()') }]);
    const [issue] = await issuesOf(patient({ name: [{ family: 'A' }, { family: 'B' }] }), asked);
    expect(issue).toMatchObject({ severity: 'error', constraint: 'inv-x', expression: 'Patient' });
    expect(issue?.text).toContain('could not be evaluated');
  });
  noteTable(
    [['one that is no FHIRPath is not passed over', patient(), 'warning', 'Patient not-supported inv-x']],
    setting('Patient', [{ path: 'Patient', ...constraint('name.') }]),
  );
  noteTable(
    [['one that is only a warning', patient(), 'warning', 'Patient invariant inv-x']],
    setting('Patient', [{ path: 'Patient', ...constraint('name.exists()', { severity: 'warning' }) }]),
  );
  const best = {
    extension: [{ url: `${BASE}elementdefinition-bestpractice`, valueBoolean: true }],
    severity: 'warning',
  };
  errorTable([['best practice, as asked', patient(), 'Patient invariant dom-6', 'Patient invariant inv-x']], {
    ...setting('Patient', [{ path: 'Patient', ...constraint('name.exists()', best) }]),
    options: { bestPractice: 'error' },
  });
  errorTable(
    [['best practice, as it is by itself', patient()]],
    setting('Patient', [{ path: 'Patient', ...constraint('name.exists()', best) }]),
  );
  errorTable(
    [
      [
        'that names another profile',
        patient({ contact: [{ name: { text: 'x' } }] }),
        'Patient.contact[0] invariant inv-x',
      ],
    ],
    setting('Patient', [
      {
        path: 'Patient.contact',
        ...constraint("telecom.exists() or name.conformsTo('http://hl7.org/fhir/StructureDefinition/Address')"),
      },
    ]),
  );
  errorTable(
    [
      [
        'of its own resource, inside a Bundle',
        {
          resourceType: 'Bundle',
          type: 'collection',
          entry: [
            {
              fullUrl: 'urn:uuid:00000000-0000-4000-8000-000000000001',
              resource: patient({ meta: { profile: [URL] } }),
            },
          ],
        },
        'Bundle.entry[0].resource invariant inv-x',
      ],
    ],
    {
      definitions: [profile('p', 'Patient', [{ path: 'Patient', ...constraint("%resource.type().name = 'Bundle'") }])],
    },
  );
});

describe('the profile that a resource names', () => {
  const definitions = [profile('p', 'Patient', [{ path: 'Patient.name', min: 1 }])];
  const naming = (url: string, more: JsonObject = {}): JsonObject => patient({ meta: { profile: [url] }, ...more });
  errorTable(
    [
      ['that it fits', naming(URL, { name: [{ family: 'A' }] })],
      ['that it does not fit', naming(URL), 'Patient required'],
      ['of another type', observation({ meta: { profile: [URL] } }), 'Observation invalid'],
      ['its own type', naming(`${BASE}Patient`)],
      ['another type of core', naming(`${BASE}Observation`), 'Patient invalid'],
      ['twice', patient({ meta: { profile: [URL, URL] } }), 'Patient required'],
    ],
    { definitions },
  );
  noteTable(
    [['that is not loaded', naming('https://nobody.invalid/profile'), 'warning', 'Patient.meta.profile[0] not-found']],
    { definitions },
  );
  errorTable(
    [
      [
        'that is not loaded, where that is an error',
        naming('https://nobody.invalid/profile'),
        'Patient.meta.profile[0] not-found',
      ],
    ],
    { definitions, options: { unknownProfile: 'error' } },
  );
  errorTable([
    [
      'vital signs have theirs',
      observation({ code: { coding: [{ system: 'http://loinc.org', code: '8867-4' }] } }),
      'Observation invariant vs-2',
      'Observation required',
      'Observation required',
      'Observation required',
    ],
  ]);
});

describe('types and profiles of types', () => {
  const named = (name: string, element: JsonObject): JsonObject =>
    profile(name, 'HumanName', [element], { kind: 'complex-type' });
  const two = [named('a', { path: 'HumanName.family', min: 1 }), named('b', { path: 'HumanName.text', min: 1 })];
  const type = (...names: string[]): JsonObject => ({
    path: 'Patient.name',
    type: [{ code: 'HumanName', profile: names.map((name) => `urn:invented:${name}`) }],
  });
  errorTable(
    [
      ['one: fitted', patient({ name: [{ family: 'A' }] })],
      ['one: not fitted', patient({ name: [{ text: 'A' }] }), 'Patient.name[0] required'],
    ],
    setting('Patient', [type('a')], two),
  );
  errorTable(
    [
      ['one of two: the first', patient({ name: [{ family: 'A' }] })],
      ['one of two: the second', patient({ name: [{ text: 'A' }] })],
      [
        'one of two: neither, with where the nearest fails',
        patient({ name: [{ given: ['A'] }] }),
        'Patient.name[0] required',
        'Patient.name[0] structure',
      ],
    ],
    setting('Patient', [type('a', 'b')], two),
  );
  noteTable(
    [['one that is not loaded', patient({ name: [{ family: 'A' }] }), 'warning', 'Patient.name[0] not-found']],
    setting('Patient', [type('absent')]),
  );
});

describe('the validator', () => {
  it('looks at one part only', async () => {
    const validator = await validatorOf();
    const resource = patient({ foo: 1, name: [{ bar: 1 }, { bar: 1 }] });
    const at = (path: string) => validator.validate({ resource, tree: treeOf(resource) }, { at: path }).map(written);
    expect(at('Patient.name[1]')).toEqual(['Patient.name[1] structure']);
    expect(at('Patient.name')).toEqual(['Patient.name[0] structure', 'Patient.name[1] structure']);
    expect(at('Patient.nam')).toEqual([]);
  });

  it('explains a profile, and a type', async () => {
    const validator = await validatorOf(
      setting('Patient', [
        { path: 'Patient.name', min: 1 },
        { path: 'Patient.gender', fixedCode: 'male' },
      ]),
    );
    expect(validator.explain(URL)).toBe(
      [
        `${URL}: asks of Patient, beyond the type itself`,
        '  name',
        '    - at least 1',
        '  gender',
        "    - fixed 'male'",
      ].join('\n'),
    );
    expect(validator.explain(`${BASE}Patient`)).toContain('  name 0..* HumanName');
    expect(validator.explain('urn:invented:absent')).toBeUndefined();
    expect([validator.knows(URL), validator.knows('urn:invented:absent')]).toEqual([true, false]);
  });

  it('says a profile that the caller asks for and that is not loaded', async () => {
    const [issue] = await issuesOf(patient(), { profiles: ['urn:invented:absent'] });
    expect(issue).toMatchObject({ severity: 'error', code: 'not-found', review: 'profile-not-loaded' });
  });
});
