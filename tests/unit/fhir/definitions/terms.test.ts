import { describe, expect, it } from 'vitest';
import { decodeCodeSystem, decodeValueSet, encodeTerms } from '../../../../src/fhir/definitions/encode-terms.js';
import { openLines } from '../../../../src/fhir/definitions/lines.js';
import { codeSystemFrom, valueSetFrom } from '../../../../src/fhir/definitions/terms-from.js';
import type { JsonObject } from '../../../../src/parse/tree.js';

const bytesOf = (text: string) => new TextEncoder().encode(text);

const system = codeSystemFrom({
  resourceType: 'CodeSystem',
  url: 'urn:cs',
  version: '2',
  caseSensitive: false,
  content: 'complete',
  concept: [
    {
      code: 'a',
      display: 'A\u2019s',
      concept: [
        { code: 'b', property: [{ code: 'notSelectable', valueBoolean: true }], designation: [{ value: 'Bee' }] },
      ],
    },
    {
      code: 'c',
      property: [
        { code: 'child', valueCode: 'b' },
        { code: 'child', valueCode: 'd' },
      ],
    },
    { code: 'd' },
    {
      code: 'e',
      modifierExtension: [{ url: 'http://hl7.org/fhir/StructureDefinition/codesystem-subsumes', valueCode: 'd' }],
    },
  ],
});

describe('a code system', () => {
  it('has each code under its parents, nested or named', () => {
    const parents = [...system.concepts].map(([code, { parent, alsoUnder }]) => [code, parent, alsoUnder]);
    expect(parents).toEqual([
      ['a', '', undefined],
      ['b', 'a', ['c']],
      ['c', '', undefined],
      ['d', 'c', ['e']],
      ['e', '', undefined],
    ]);
    expect(system.concepts.get('b')).toMatchObject({ properties: { notSelectable: true }, designations: ['Bee'] });
    expect(system.caseSensitive).toBe(false);
  });
});

describe('a value set', () => {
  it.each<[string, JsonObject, object]>([
    [
      'lists, filters and other sets',
      {
        compose: {
          include: [
            { system: 's', version: '1', concept: [{ code: 'a', display: 'A' }, { code: 'b' }] },
            { valueSet: ['v'] },
          ],
          exclude: [{ system: 's', filter: [{ property: 'concept', op: 'is-a', value: 'x' }] }],
        },
      },
      {
        include: [
          {
            system: 's',
            version: '1',
            codes: new Map([
              ['a', 'A'],
              ['b', undefined],
            ]),
          },
          { valueSets: ['v'] },
        ],
        exclude: [{ system: 's', filters: [{ property: 'concept', op: 'is-a', value: 'x' }] }],
      },
    ],
    [
      'nothing but an expansion',
      {
        expansion: { contains: [{ system: 's', abstract: true, code: 'top', contains: [{ system: 's', code: 'a' }] }] },
      },
      { include: [], expansion: new Map([['s', new Set(['a'])]]) },
    ],
    ['imports of DSTU2', { compose: { import: ['v'] } }, { include: [{ valueSets: ['v'] }] }],
  ])('may have %s', (_what, json, expected) => {
    const set = valueSetFrom({ resourceType: 'ValueSet', url: 'urn:vs', ...json });
    expect(set).toMatchObject(expected);
    const lines = openLines(bytesOf(encodeTerms([set], [])));
    expect(decodeValueSet(lines, 'urn:vs', 0)).toEqual(set);
  });
});

describe('terms in lines', () => {
  it('are the same when read back, whatever else shares their URL', () => {
    const set = valueSetFrom({ url: 'urn:cs', compose: { include: [{ system: 'urn:cs' }] } });
    const text = encodeTerms([set], [system], [{ resourceType: 'ConceptMap', url: 'urn:cs' }]);
    const lines = openLines(bytesOf(text));
    expect(decodeCodeSystem(lines, 'urn:cs', lines.find('#urn:cs')[0] ?? -1)).toEqual(system);
    expect(decodeValueSet(lines, 'urn:cs', lines.find('urn:cs')[0] ?? -1)).toEqual(set);
    expect(lines.value(lines.find('@urn:cs')[0] ?? -1)).toEqual({ resourceType: 'ConceptMap', url: 'urn:cs' });
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    expect(JSON.parse(text)).toHaveLength(4);
  });

  it.each([
    ['nothing'],
    ['[]'],
    ['[\n{"format":0,"index":[],"shared":{}}\n]\n'],
    ['[\n{"format":1,"index":[["u","",900]],"shared":{}},\n{}\n]\n'],
  ])('are refused where they are damaged: %j', (text) => expect(() => openLines(bytesOf(text))).toThrow(/damaged/));
});
