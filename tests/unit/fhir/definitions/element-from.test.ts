import { describe, expect, it } from 'vitest';
import { elementFrom } from '../../../../src/fhir/definitions/element-from.js';
import { structureFrom } from '../../../../src/fhir/definitions/structure-from.js';
import type { Json, JsonObject } from '../../../../src/parse/tree.js';

const BASE = 'http://hl7.org/fhir/StructureDefinition/';
const element = (json: JsonObject, isPrimitive = false) => elementFrom({ path: 'A.b', ...json }, isPrimitive);

describe('types of an element', () => {
  const system = (name: string, fhirType: string) => ({
    code: `http://hl7.org/fhirpath/System.${name}`,
    extension: [{ url: `${BASE}structuredefinition-fhir-type`, valueUrl: fhirType }],
  });
  const old = (json: string, xml: string) => ({
    _code: {
      extension: [
        { url: `${BASE}structuredefinition-json-type`, valueString: json },
        { url: `${BASE}structuredefinition-xml-type`, valueString: xml },
      ],
    },
  });

  it.each<[string, JsonObject[], boolean, Json]>([
    [
      'are merged where STU3 repeats one for each target',
      [
        { code: 'Reference', targetProfile: `${BASE}Patient` },
        { code: 'Reference', targetProfile: `${BASE}Group`, aggregation: ['bundled'] },
        { code: 'string' },
      ],
      false,
      [
        { code: 'Reference', targetProfiles: [`${BASE}Patient`, `${BASE}Group`], aggregation: ['bundled'] },
        { code: 'string' },
      ],
    ],
    ['are FHIR types where R4 gives an id a System type', [system('String', 'id')], false, [{ code: 'id' }]],
    [
      'are System types for the value of a primitive',
      [system('Integer', 'integer')],
      true,
      [{ code: 'System.Integer' }],
    ],
    ['of STU3 primitives are told by JSON and XML', [old('number', 'xsd:int')], true, [{ code: 'System.Integer' }]],
    ['of STU3 decimals too', [old('number', 'xsd:decimal')], true, [{ code: 'System.Decimal' }]],
    [
      'of STU3 dates and times too',
      [old('string', 'xsd:gYear OR xsd:date OR xsd:dateTime')],
      true,
      [{ code: 'System.DateTime' }],
    ],
    ['may be given by URL', [{ code: `${BASE}Patient` }], false, [{ code: 'Patient' }]],
  ])('%s', (_what, type, isPrimitive, expected) => {
    const path = isPrimitive ? 'integer.value' : 'A.b';
    expect(element({ path, type }, isPrimitive).types).toEqual(expected);
  });
});

describe('an element', () => {
  it.each<[string, JsonObject, JsonObject]>([
    ['maximum without end', { max: '*', base: { path: 'A.b', min: 0, max: '1' } }, { max: Infinity, baseMax: 1 }],
    ['fixed primitive', { fixedUri: 'urn:x' }, { fixed: { type: 'uri', value: 'urn:x' } }],
    [
      'pattern of a complex type',
      { patternCodeableConcept: { text: 'x' } },
      { pattern: { type: 'CodeableConcept', value: { text: 'x' } } },
    ],
    ['reference to content', { contentReference: `${BASE}A#A.c` }, { contentReference: 'A.c' }],
    [
      'binding of R4',
      { binding: { strength: 'required', valueSet: 'urn:v' } },
      { binding: { strength: 'required', valueSet: 'urn:v' } },
    ],
    [
      'binding of STU3 with a maximum',
      {
        binding: {
          strength: 'preferred',
          valueSetReference: { reference: 'urn:v' },
          extension: [{ url: `${BASE}elementdefinition-maxValueSet`, valueReference: { reference: 'urn:m' } }],
        },
      },
      { binding: { strength: 'preferred', valueSet: 'urn:v', maxValueSet: 'urn:m' } },
    ],
    [
      'constraint of best practice',
      {
        constraint: [
          {
            key: 'k',
            severity: 'warning',
            human: 'words',
            expression: 'true',
            extension: [{ url: `${BASE}elementdefinition-bestpractice`, valueBoolean: true }],
          },
        ],
      },
      { constraints: [{ key: 'k', severity: 'warning', human: 'words', expression: 'true', bestPractice: true }] },
    ],
    [
      'slicing',
      { slicing: { discriminator: [{ type: 'pattern', path: 'code' }], rules: 'closed', ordered: true } },
      { slicing: { discriminators: [{ type: 'pattern', path: 'code' }], rules: 'closed', ordered: true } },
    ],
    [
      'slicing of DSTU2',
      { slicing: { discriminator: ['url', 'value@type', '@profile'], rules: 'open' } },
      {
        slicing: {
          discriminators: [
            { type: 'value', path: 'url' },
            { type: 'type', path: 'value' },
            { type: 'profile', path: '$this' },
          ],
          rules: 'open',
          ordered: false,
        },
      },
    ],
    ['limit by extension', { extension: [{ url: `${BASE}minLength`, valueInteger: 2 }] }, { minLength: 2 }],
    [
      'expression of a primitive',
      { type: [{ code: 'code', extension: [{ url: `${BASE}regex`, valueString: '[a-z]' }] }] },
      { regex: '[a-z]' },
    ],
  ])('has its %s', (_what, json, expected) => expect(element(json)).toMatchObject(expected));

  it('of a differential has nothing that it does not say', () => {
    expect(element({})).toEqual({ id: 'A.b', path: 'A.b' });
  });
});

describe('a structure', () => {
  it.each<[string, JsonObject, JsonObject]>([
    [
      'contexts of R4',
      { context: [{ type: 'fhirpath', expression: 'Patient.name' }] },
      { contexts: [{ type: 'fhirpath', expression: 'Patient.name' }] },
    ],
    [
      'contexts of STU3',
      { contextType: 'resource', context: ['Patient', 'Person'] },
      {
        contexts: [
          { type: 'resource', expression: 'Patient' },
          { type: 'resource', expression: 'Person' },
        ],
      },
    ],
    ['FHIR version', { fhirVersion: '3.0.2' }, { fhirVersion: '3.0' }],
    ['type by its URL', { type: `${BASE}Patient` }, { type: 'Patient' }],
  ])('has its %s', (_what, json, expected) => {
    expect(
      structureFrom({ resourceType: 'StructureDefinition', url: 'urn:x', ...json }, '4.0').definition,
    ).toMatchObject(expected);
  });
});
