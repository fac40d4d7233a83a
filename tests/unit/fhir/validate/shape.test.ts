import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../../src/parse/json.js';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { errorTable, observation, patient, validatorOf, written } from '../check.js';

describe('the shape of JSON', () => {
  errorTable([
    ['a whole resource is fine', patient({ active: true, name: [{ family: 'Test', given: ['A', 'B'] }] })],
    ['a resource with nothing in it is fine', patient()],
    ['an unknown element', patient({ foo: 1 }), 'Patient structure'],
    ['an unknown element below', patient({ name: [{ foo: 'x' }] }), 'Patient.name[0] structure'],
    ['an element of another type', patient({ status: 'final' }), 'Patient structure'],
    ['an element in the wrong place', patient({ family: 'Test' }), 'Patient structure'],
    ['an element in the wrong case', patient({ Name: [{ family: 'Test' }] }), 'Patient structure'],
    ['a plural that FHIR has not', patient({ names: [{ family: 'Test' }] }), 'Patient structure'],
    ['resourceType below a resource', patient({ name: [{ resourceType: 'HumanName' }] }), 'Patient.name[0] structure'],
    ['comments of DSTU2', patient({ fhir_comments: ['x'] }), 'Patient structure'],
    ['an array for one value', patient({ gender: ['male'] }), 'Patient.gender invalid'],
    ['an array for one object', patient({ maritalStatus: [{ text: 'x' }] }), 'Patient.maritalStatus invalid'],
    ['one object for an array is still read', patient({ name: { family: 'Test' } }), 'Patient.name[0] invalid'],
    [
      'one object for an array, and its faults',
      patient({ name: { foo: 1 } }),
      'Patient.name[0] invalid',
      'Patient.name[0] structure',
    ],
    ['one value for an array', patient({ name: [{ given: 'A' }] }), 'Patient.name[0].given[0] invalid'],
    ['an empty array', patient({ name: [] }), 'Patient.name invalid'],
    ['an empty object', patient({ maritalStatus: {} }), 'Patient.maritalStatus invalid'],
    ['an empty object in an array', patient({ name: [{}] }), 'Patient.name[0] invalid'],
    ['an object with an id alone', patient({ maritalStatus: { id: 'a' } }), 'Patient.maritalStatus invalid'],
    ['an empty string', patient({ gender: '' }), 'Patient.gender invalid'],
    ['a null for a value', patient({ gender: null }), 'Patient.gender invalid'],
    ['a null for an object', patient({ maritalStatus: null }), 'Patient.maritalStatus invalid'],
    ['a null in an array of objects', patient({ name: [null] }), 'Patient.name[0] invalid'],
    [
      'a null in an array of values, nothing beside it',
      patient({ name: [{ given: ['A', null] }] }),
      'Patient.name[0].given[1] invalid',
    ],
    [
      'a null in an array of values, with extensions beside it',
      patient({
        name: [
          {
            given: ['A', null],
            _given: [null, { id: 'g', extension: [{ url: 'http://example.org/x', valueCode: 'unknown' }] }],
          },
        ],
      }),
    ],
    [
      'nulls at one place in both arrays',
      patient({
        name: [
          { given: ['A', null], _given: [{ extension: [{ url: 'http://example.org/x', valueCode: 'y' }] }, null] },
        ],
      }),
      'Patient.name[0].given[1] invalid',
    ],
    ['a string for an object', patient({ maritalStatus: 'M' }), 'Patient.maritalStatus invalid'],
    ['a number for an object', patient({ managingOrganization: 1 }), 'Patient.managingOrganization invalid'],
    ['an object for a string', patient({ gender: { code: 'male' } }), 'Patient.gender invalid'],
    ['a number for a string', patient({ name: [{ family: 1 }] }), 'Patient.name[0].family invalid'],
    ['a string for a boolean', patient({ active: 'true' }), 'Patient.active invalid'],
    ['a string for a number', patient({ multipleBirthInteger: '1' }), 'Patient.multipleBirth invalid'],
    ['a boolean for a number', patient({ multipleBirthInteger: true }), 'Patient.multipleBirth invalid'],
    ['_x of an element that is no primitive', patient({ _name: [{ id: 'a' }] }), 'Patient structure'],
    ['_x of an element that is not there', patient({ _foo: { id: 'a' } }), 'Patient structure'],
    ['_x that is a string', patient({ gender: 'male', _gender: 'x' }), 'Patient.gender invalid'],
    ['_x that is empty', patient({ gender: 'male', _gender: {} }), 'Patient.gender invalid'],
    [
      '_x with an unknown element',
      patient({ gender: 'male', _gender: { foo: 1, id: 'a' } }),
      'Patient.gender structure',
    ],
    ['_x as an array for one value', patient({ gender: 'male', _gender: [{ id: 'a' }] }), 'Patient.gender invalid'],
    [
      '_x as one object for an array',
      patient({ name: [{ given: ['A'], _given: { id: 'a' } }] }),
      'Patient.name[0].given invalid',
    ],
    ['_x with an id alone and no value', patient({ _gender: { id: 'a' } }), 'Patient.gender invalid'],
    [
      'a code with extensions in place of a required value',
      patient({ _gender: { extension: [{ url: 'http://example.org/x', valueCode: 'unknown' }] } }),
      'Patient.gender code-invalid',
    ],
    [
      '_x in place of a value',
      patient({ _birthDate: { extension: [{ url: 'http://example.org/x', valueCode: 'unknown' }] } }),
    ],
    ['an id on an element', patient({ name: [{ id: 'n1', family: 'Test' }] })],
    [
      'the same id on two elements',
      patient({ name: [{ id: 'a', family: 'Test' }], telecom: [{ id: 'a', system: 'phone' }] }),
      'Patient.telecom[0] business-rule',
    ],
    [
      'two faults in two places',
      observation({ foo: 1, code: {} }),
      'Observation structure',
      'Observation.code invalid',
    ],
  ]);
});

describe('how often elements stand', () => {
  errorTable([
    ['a required element is missing', { resourceType: 'Observation', status: 'final' }, 'Observation required'],
    [
      'two required elements are missing',
      { resourceType: 'Observation' },
      'Observation required',
      'Observation required',
    ],
    ['a required element below is missing', patient({ link: [{ type: 'refer' }] }), 'Patient.link[0] required'],
    [
      'a required choice is missing',
      { resourceType: 'MedicationRequest', status: 'active', intent: 'order', subject: { display: 'x' } },
      'MedicationRequest required',
    ],
    [
      'a required choice is given',
      {
        resourceType: 'MedicationRequest',
        status: 'active',
        intent: 'order',
        subject: { display: 'x' },
        medicationCodeableConcept: { text: 'x' },
      },
    ],
    [
      'a primitive has only extensions',
      patient({
        link: [{ type: 'refer', other: { display: 'x' } }],
        communication: [{ language: { _text: { extension: [{ url: 'http://example.org/x', valueCode: 'y' }] } } }],
      }),
    ],
    ['a required element that is null is said once', observation({ code: null }), 'Observation.code invalid'],
    [
      'a required element of a required element',
      { resourceType: 'Bundle', type: 'batch', entry: [{ request: { method: 'GET' } }] },
      'Bundle.entry[0].request required',
    ],
    [
      'content by reference',
      {
        resourceType: 'Questionnaire',
        status: 'draft',
        item: [{ linkId: '1', type: 'group', item: [{ type: 'string' }] }],
      },
      'Questionnaire.item[0].item[0] required',
    ],
    [
      'content by reference, unknown element',
      {
        resourceType: 'Questionnaire',
        status: 'draft',
        item: [{ linkId: '1', type: 'group', item: [{ linkId: '2', type: 'string', foo: 1 }] }],
      },
      'Questionnaire.item[0].item[0] structure',
    ],
  ]);
});

describe('elements of several types', () => {
  errorTable([
    ['one of the types', observation({ valueQuantity: { value: 1 } })],
    ['a type that the element may not have', observation({ valueAddress: { city: 'x' } }), 'Observation structure'],
    ['a type in the wrong case', observation({ valuestring: 'x' }), 'Observation structure'],
    ['no type', observation({ value: 'x' }), 'Observation structure'],
    ['two types', observation({ valueString: 'x', valueBoolean: true }), 'Observation.value structure'],
    ['two elements of several types', observation({ valueString: 'x', effectiveDateTime: '2020' })],
    ['the faults of the type', observation({ valueQuantity: { value: 'x' } }), 'Observation.value.value invalid'],
    ['extensions beside a value', observation({ valueString: 'x', _valueString: { id: 'a' } })],
    [
      'extensions in place of a value',
      observation({ _valueString: { extension: [{ url: 'http://example.org/x', valueCode: 'y' }] } }),
    ],
    ['an array', observation({ valueString: ['x'] }), 'Observation.value invalid'],
  ]);
});

describe('names that stand twice', () => {
  it('are found though JSON.parse keeps only one', async () => {
    const { tree } = parseJson('{"resourceType":"Patient","active":true,"active":false}', { depth: 200 });
    const validator = await validatorOf();
    const issues = validator.validate({ resource: tree.value as JsonObject, tree });
    expect(issues.map(written)).toEqual(['Patient.active invalid']);
  });
});
