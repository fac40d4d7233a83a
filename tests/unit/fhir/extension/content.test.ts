import { describe } from 'vitest';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { errorTable, patient } from '../check.js';
import { profile } from '../snapshot/profile.js';
import { define, ext, on, simple } from './invented.js';

describe('what an extension holds', () => {
  const part = (name: string, min: number, max: string, type: string): JsonObject[] => [
    { id: `Extension.extension:${name}`, path: 'Extension.extension', sliceName: name, min, max },
    { id: `Extension.extension:${name}.url`, path: 'Extension.extension.url', fixedUri: name },
    {
      id: `Extension.extension:${name}.value[x]`,
      path: 'Extension.extension.value[x]',
      min: 1,
      type: [{ code: type }],
    },
  ];
  const definitions = [
    define('code', on('Element'), [
      ...simple('code').slice(0, 1),
      {
        path: 'Extension.value[x]',
        min: 1,
        type: [{ code: 'code' }],
        binding: { strength: 'required', valueSet: 'http://hl7.org/fhir/ValueSet/administrative-gender' },
      },
    ]),
    define('two', on('Element'), [
      { path: 'Extension.extension', max: '0' },
      { path: 'Extension.value[x]', min: 1, type: [{ code: 'string' }, { code: 'boolean' }] },
    ]),
    define('parts', on('Element'), [
      ...part('a', 1, '1', 'string'),
      ...part('b', 0, '*', 'integer'),
      { id: 'Extension.value[x]', path: 'Extension.value[x]', max: '0' },
    ]),
    define('modifier', on('Element'), [], {
      differential: {
        element: [
          { id: 'Extension', path: 'Extension', isModifier: true },
          { id: 'Extension.url', path: 'Extension.url', fixedUri: 'urn:invented:modifier' },
        ],
      },
    }),
  ];
  const holding = (...list: JsonObject[]): JsonObject => patient({ extension: list });
  errorTable(
    [
      ['the type that it may', holding(ext('code', { valueCode: 'male' }))],
      ['another type', holding(ext('code', { valueString: 'male' })), 'Patient.extension[0] structure'],
      ['a code of its value set', holding(ext('code', { valueCode: 'other' }))],
      ['another code', holding(ext('code', { valueCode: 'x' })), 'Patient.extension[0].value code-invalid'],
      ['one of two types', holding(ext('two', { valueBoolean: true }))],
      ['neither of two types', holding(ext('two', { valueInteger: 1 })), 'Patient.extension[0] structure'],
      [
        'extensions in place of a value',
        holding(ext('two', { extension: [{ url: 'x', valueString: 'x' }] })),
        'Patient.extension[0] required',
        'Patient.extension[0].extension[0] structure',
        'Patient.extension[0].extension[0] extension',
      ],
      [
        'its parts',
        holding(
          ext('parts', {
            extension: [
              { url: 'a', valueString: 'x' },
              { url: 'b', valueInteger: 1 },
            ],
          }),
        ),
      ],
      [
        'a part is missing',
        holding(ext('parts', { extension: [{ url: 'b', valueInteger: 1 }] })),
        'Patient.extension[0] required',
      ],
      [
        'a part twice',
        holding(
          ext('parts', {
            extension: [
              { url: 'a', valueString: 'x' },
              { url: 'a', valueString: 'y' },
            ],
          }),
        ),
        'Patient.extension[0] structure',
      ],
      [
        'a part of another type',
        holding(ext('parts', { extension: [{ url: 'a', valueInteger: 1 }] })),
        'Patient.extension[0].extension[0] structure',
      ],
      [
        'a part that it has not',
        holding(
          ext('parts', {
            extension: [
              { url: 'a', valueString: 'x' },
              { url: 'c', valueString: 'x' },
            ],
          }),
        ),
        'Patient.extension[0].extension[1] extension',
      ],
      [
        'a value in place of parts',
        holding(ext('parts', { valueString: 'x' })),
        'Patient.extension[0] required',
        'Patient.extension[0].value structure',
      ],
      ['a modifier in its place', patient({ modifierExtension: [ext('modifier', { valueString: 'x' })] })],
      ['a modifier among the others', holding(ext('modifier', { valueString: 'x' })), 'Patient.extension[0] extension'],
      [
        'another among the modifiers',
        patient({ modifierExtension: [ext('code', { valueCode: 'male' })] }),
        'Patient.modifierExtension[0] extension',
      ],
    ],
    { definitions },
  );
  const sliced = {
    definitions: [
      ...definitions,
      profile('p', 'Patient', [
        {
          id: 'Patient.extension',
          path: 'Patient.extension',
          slicing: { discriminator: [{ type: 'value', path: 'url' }], rules: 'open' },
        },
        {
          id: 'Patient.extension:code',
          path: 'Patient.extension',
          sliceName: 'code',
          min: 1,
          max: '1',
          type: [{ code: 'Extension', profile: ['urn:invented:code'] }],
        },
      ]),
    ],
    profiles: ['urn:invented:p'],
  };
  errorTable(
    [
      ['a profile asks for it: given', holding(ext('code', { valueCode: 'male' }))],
      ['a profile asks for it: not given', patient(), 'Patient required'],
      [
        'a profile asks for one: two given',
        holding(ext('code', { valueCode: 'male' }), ext('code', { valueCode: 'male' })),
        'Patient structure',
      ],
      [
        'its own fault is said once',
        holding(ext('code', { valueCode: 'x' })),
        'Patient.extension[0].value code-invalid',
      ],
    ],
    sliced,
  );
});
