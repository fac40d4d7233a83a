/** Rules written by hand, beside the same rules as compiled where those can be evaluated. */
import { beforeAll, describe, expect, it } from 'vitest';
import { compilePath } from '../../../../src/fhir/path/compile.js';
import { unusedContained } from '../../../../src/fhir/path/contained.js';
import type { TypeOracle } from '../../../../src/fhir/path/contract.js';
import { openLibrary } from '../../../../src/fhir/path/library.js';
import { PathNode, resourceNode } from '../../../../src/fhir/path/node.js';
import { typesFrom } from '../../../../src/fhir/path/types.js';
import type { Json, JsonObject } from '../../../../src/parse/tree.js';
import { coreStore } from '../core-store.js';

let types: TypeOracle;
beforeAll(async () => {
  types = typesFrom(await coreStore('4.0'));
});

function rule(
  expression: string,
  type: string,
  value: Json | undefined,
  side?: JsonObject,
  root?: JsonObject,
  key?: string,
) {
  const node = new PathNode(value, side, type);
  const rootNode = root ? resourceNode(root) : node;
  const compiled = compilePath(expression, { version: '4.0', types, type, ...(key ? { key } : {}) });
  expect(compiled.quick).toBeTypeOf('function');
  return compiled.boolean(node, { resource: rootNode, rootResource: rootNode });
}

const ELE_1 = 'hasValue() or (children().count() > id.count())';
const EXTENSION = { extension: [{ url: 'http://x.example', valueString: 'a' }] };

describe('ele-1', () => {
  const cases: [string, Json | undefined, JsonObject | undefined, boolean][] = [
    ['string', 'a', undefined, true],
    ['boolean', false, undefined, true],
    ['integer', 0, undefined, true],
    ['string', '', undefined, false],
    ['string', undefined, EXTENSION, true],
    ['string', undefined, { id: 'a' }, false],
    ['HumanName', { family: 'a' }, undefined, true],
    ['HumanName', { id: 'a' }, undefined, false],
    ['HumanName', { id: 'a', text: 'b' }, undefined, true],
  ];

  it.each(cases)('of a %s %j beside %j: %s', (type, value, side, wanted) => {
    expect(rule(ELE_1, type, value, side)).toBe(wanted);
    const node = new PathNode(value, side, type);
    const written = `(${ELE_1})`;
    expect(compilePath(written, { version: '4.0', types }).boolean(node, { resource: node, rootResource: node })).toBe(
      wanted,
    );
  });
});

describe('ext-1', () => {
  it.each<[JsonObject, boolean]>([
    [{ url: 'a', valueString: 'b' }, true],
    [{ url: 'a', _valueDate: EXTENSION }, true],
    [{ url: 'a', ...EXTENSION }, true],
    [{ url: 'a' }, false],
    [{ url: 'a', valueString: 'b', ...EXTENSION }, false],
  ])('of %j: %s', (value, wanted) => {
    expect(rule('extension.exists() != value.exists()', 'Extension', value)).toBe(wanted);
  });
});

describe('ref-1', () => {
  const REF_1 =
    "reference.startsWith('#').not() or (reference.substring(1).trace('url') in %rootResource.contained.id.trace('ids'))";
  const root: JsonObject = { resourceType: 'Patient', contained: [{ resourceType: 'Organization', id: 'o' }] };

  it.each<[JsonObject, boolean]>([
    [{ reference: '#o' }, true],
    [{ reference: '#p' }, false],
    [{ reference: '#' }, true],
    [{ reference: 'Patient/1' }, true],
    [{ display: 'a' }, true],
  ])('of %j: %s', (value, wanted) => expect(rule(REF_1, 'Reference', value, undefined, root)).toBe(wanted));
});

describe('dom-3', () => {
  const org = (id: string, more: JsonObject = {}): JsonObject => ({ resourceType: 'Organization', id, ...more });
  const patient = (contained: JsonObject[], more: JsonObject = {}): JsonObject => ({
    resourceType: 'Patient',
    contained,
    ...more,
  });

  it.each<[string, JsonObject, number[]]>([
    ['nothing contained', patient([]), []],
    ['a reference', patient([org('a')], { managingOrganization: { reference: '#a' } }), []],
    ['none', patient([org('a'), org('b')], { managingOrganization: { reference: '#a' } }), [1]],
    [
      'through another that is used',
      patient([org('a'), org('b', { partOf: { reference: '#a' } })], { managingOrganization: { reference: '#b' } }),
      [],
    ],
    ['through another that is not', patient([org('a'), org('b', { partOf: { reference: '#a' } })]), [0, 1]],
    [
      'two that name each other',
      patient([org('a', { partOf: { reference: '#b' } }), org('b', { partOf: { reference: '#a' } })]),
      [0, 1],
    ],
    ['one that names the container', patient([org('a', { partOf: { reference: '#' } })]), []],
    ['a canonical', patient([org('a')], { instantiatesCanonical: '#a' }), []],
    ['a link in the narrative', patient([org('a')], { text: { div: '<div><a href="#a">b</a></div>' } }), []],
  ])('%s', (_what, value, wanted) => expect(unusedContained(value)).toEqual(wanted));

  it('is evaluated although its text cannot be', async () => {
    const store = await coreStore('4.0');
    const published = store.type('Patient')!.elements[0]!.constraints!.find((one) => one.key === 'dom-3')!;
    expect(rule(published.expression!, 'Patient', patient([org('a')]))).toBe(false);
  });
});

describe('txt-1 and txt-2', () => {
  const div = (inside: string) => `<div xmlns="http://www.w3.org/1999/xhtml">${inside}</div>`;
  it.each([
    ['txt-1', div('<p>a</p>'), true],
    ['txt-1', div('<script/>'), false],
    ['txt-1', div(' '), true],
    ['txt-2', div(' '), false],
    ['txt-2', div('<img src="#a"/>'), true],
  ])('%s of %s: %s', (key, text, wanted) =>
    expect(rule('htmlChecks()', 'xhtml', text, undefined, undefined, key)).toBe(wanted),
  );
});

describe('the library as a fall-back', () => {
  it('evaluates what the compiler leaves', async () => {
    const compile = await openLibrary('4.0');
    const patient = resourceNode({ resourceType: 'Patient', birthDate: '1999', name: [{ family: 'Ash' }] });
    const env = { resource: patient, rootResource: patient };
    expect(compile('name.family', 'Patient').values(patient, env)).toEqual(['Ash']);
    expect(compile("name.family = 'Elm'", 'Patient').boolean(patient, env)).toBe(false);
    expect(compile('name.single().family > 1', 'Patient').boolean(patient, env)).toBe('error');
    expect(() => compile('name.', 'Patient')).toThrow();
  });
});
