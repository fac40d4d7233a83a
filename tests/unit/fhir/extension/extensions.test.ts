import { describe } from 'vitest';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { errorTable, noteTable, observation, patient } from '../check.js';
import { BASE } from '../snapshot/profile.js';
import { define, ext, on, simple } from './invented.js';

describe('any extension', () => {
  errorTable([
    ['without a url', patient({ extension: [{ valueString: 'x' }] }), 'Patient.extension[0] required'],
    ['with an empty url', patient({ extension: [{ url: '', valueString: 'x' }] }), 'Patient.extension[0].url invalid'],
    [
      'with a bare name, outside another',
      patient({ extension: [{ url: 'name', valueString: 'x' }] }),
      'Patient.extension[0].url invalid',
    ],
    [
      'without value',
      patient({ extension: [{ url: 'http://example.org/x' }] }),
      'Patient.extension[0] invariant ext-1',
    ],
    [
      'with value and extensions',
      patient({
        extension: [{ url: 'http://example.org/x', valueString: 'x', extension: [{ url: 'y', valueString: 'z' }] }],
      }),
      'Patient.extension[0] invariant ext-1',
    ],
    [
      'with two values',
      patient({ extension: [{ url: 'http://example.org/x', valueString: 'x', valueCode: 'y' }] }),
      'Patient.extension[0].value structure',
    ],
    [
      'with a value of no type',
      patient({ extension: [{ url: 'http://example.org/x', valueFoo: 'x' }] }),
      'Patient.extension[0] structure',
    ],
    [
      'that nobody knows',
      patient({ extension: [{ url: 'https://nobody.invalid/x', valueString: 'x' }] }),
      'Patient.extension[0] extension',
    ],
    ['of a host for examples', patient({ extension: [{ url: 'http://example.org/x', valueString: 'x' }] })],
    [
      'with the url of a resource',
      patient({ extension: [{ url: `${BASE}Observation`, valueString: 'x' }] }),
      'Patient.extension[0].url extension',
    ],
    [
      'on a primitive',
      patient({ gender: 'male', _gender: { extension: [{ url: 'https://nobody.invalid/x', valueString: 'x' }] } }),
      'Patient.gender.extension[0] extension',
    ],
    [
      'in an array of primitives',
      patient({
        name: [{ given: ['A'], _given: [{ extension: [{ url: 'https://nobody.invalid/x', valueString: 'x' }] }] }],
      }),
      'Patient.name[0].given[0].extension[0] extension',
    ],
    [
      'with the faults of its value',
      patient({ extension: [{ url: 'http://example.org/x', valueQuantity: { foo: 1 } }] }),
      'Patient.extension[0].value structure',
    ],
    [
      'that core defines, in its place',
      patient({ extension: [{ url: `${BASE}patient-birthPlace`, valueAddress: { city: 'x' } }] }),
    ],
    [
      'that core defines, with another type',
      patient({ extension: [{ url: `${BASE}patient-birthPlace`, valueString: 'x' }] }),
      'Patient.extension[0] structure',
    ],
    [
      'that core defines, elsewhere',
      observation({ extension: [{ url: `${BASE}patient-birthPlace`, valueAddress: { city: 'x' } }] }),
      'Observation.extension[0] extension',
    ],
    [
      'that core defines for an element',
      patient({
        birthDate: '2000-01-01',
        _birthDate: { extension: [{ url: `${BASE}patient-birthTime`, valueDateTime: '2000-01-01T01:00:00Z' }] },
      }),
    ],
    [
      'of an element, on the resource',
      patient({ extension: [{ url: `${BASE}patient-birthTime`, valueDateTime: '2000-01-01T01:00:00Z' }] }),
      'Patient.extension[0] extension',
    ],
  ]);
  noteTable([
    [
      'of HL7 that is not in core',
      patient({ extension: [{ url: `${BASE}patient-invented`, valueString: 'x' }] }),
      'information',
      'Patient.extension[0] extension',
    ],
  ]);
  errorTable(
    [
      [
        'that nobody knows, where that is a warning',
        patient({ extension: [{ url: 'https://nobody.invalid/x', valueString: 'x' }] }),
      ],
    ],
    { options: { unknownExtension: 'warning' } },
  );
});

describe('where an extension may stand', () => {
  const definitions = [
    define('patient', on('Patient'), simple('string')),
    define('name', on('Patient.name'), simple('string')),
    define('type', on('HumanName'), simple('string')),
    define('choice', on('Observation.value[x]'), simple('string')),
    define('any', on('Element'), simple('string')),
    define('resource', on('Resource'), simple('string')),
    define('domain', on('DomainResource'), simple('string')),
    define('inner', on('urn:invented:patient', 'extension'), simple('string')),
    define('path', on("Patient.address.where(use = 'home')", 'fhirpath'), simple('string')),
    define('backbone', on('BackboneElement'), simple('string')),
    define('strict', on('Patient'), simple('string'), { contextInvariant: ['birthDate.exists()'] }),
    define('two', [...on('Patient.name'), ...on('Patient.address')], simple('string')),
    define('coding', on('CodeableConcept.coding'), simple('string')),
  ];
  const x = (name: string): JsonObject => ({ extension: [ext(name, { valueString: 'x' })] });
  errorTable(
    [
      ['a resource', patient(x('patient'))],
      ['another resource', observation(x('patient')), 'Observation.extension[0] extension'],
      ['an element', patient({ name: [x('name')] })],
      ['another element', patient({ address: [x('name')] }), 'Patient.address[0].extension[0] extension'],
      [
        'the element of the same type elsewhere',
        { resourceType: 'Practitioner', name: [x('name')] },
        'Practitioner.name[0].extension[0] extension',
      ],
      ['a type', patient({ name: [x('type')] })],
      ['a type elsewhere', { resourceType: 'Practitioner', name: [x('type')] }],
      ['a choice', observation({ valueQuantity: { value: 1, ...x('choice') } })],
      ['any element', patient({ name: [x('any')], ...x('any') })],
      ['any resource', observation(x('resource'))],
      ['any resource with a narrative', observation(x('domain'))],
      ['a resource, on an element', patient({ name: [x('domain')] }), 'Patient.name[0].extension[0] extension'],
      [
        'an extension',
        patient({ extension: [ext('outer', x('inner'))] }),
        'Patient.extension[0] extension',
        'Patient.extension[0].extension[0] extension',
      ],
      [
        'the value of an extension',
        patient({ extension: [{ ...ext('patient', { valueString: 'x' }), _valueString: x('inner') }] }),
      ],
      ['a FHIRPath, in its result', patient({ address: [{ use: 'home', ...x('path') }] })],
      [
        'a FHIRPath, outside it',
        patient({ address: [{ use: 'work', ...x('path') }] }),
        'Patient.address[0].extension[0] extension',
      ],
      ['an element of the resource', patient({ contact: [{ name: { text: 'x' }, ...x('backbone') }] })],
      ['a rule that holds', patient({ birthDate: '2000', ...x('strict') })],
      ['a rule that does not hold', patient(x('strict')), 'Patient.extension[0] extension'],
      ['one of two', patient({ address: [x('two')] })],
      [
        'neither of two',
        patient({ telecom: [{ system: 'phone', ...x('two') }] }),
        'Patient.telecom[0].extension[0] extension',
      ],
      ['an element of a type', patient({ maritalStatus: { coding: [{ code: 'x', ...x('coding') }] } })],
      [
        'inside a contained resource',
        observation({
          contained: [{ resourceType: 'Patient', id: 'p', ...x('patient') }],
          subject: { reference: '#p' },
        }),
      ],
      [
        'inside an entry',
        {
          resourceType: 'Bundle',
          type: 'collection',
          entry: [
            { fullUrl: 'urn:uuid:00000000-0000-4000-8000-000000000001', resource: patient({ name: [x('name')] }) },
          ],
        },
      ],
    ],
    { definitions },
  );
});
