import { describe, expect, it } from 'vitest';
import type { ElementDef } from '../../../../src/fhir/definitions/types.js';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { BASE, profile, storeWith } from './profile.js';

async function generated(profiles: JsonObject[], version: '3.0' | '4.0' = '4.0') {
  const store = await storeWith(profiles, version);
  const url = String(profiles.at(-1)?.['url']);
  const elements = store.structure(url)?.elements ?? [];
  return {
    store,
    url,
    ids: elements.map(({ id }) => id),
    at: (id: string): Partial<ElementDef> => elements.find((element) => element.id === id) ?? {},
  };
}

const byUrl = { discriminators: [{ type: 'value', path: 'url' }], rules: 'open', ordered: false };

describe('a snapshot', () => {
  it('is the base with what the differential says', async () => {
    const { ids, at, store } = await generated([
      profile('p', 'Patient', [
        { path: 'Patient.birthDate', min: 1 },
        { path: 'Patient.name', max: '2', mustSupport: true },
      ]),
    ]);
    expect(ids).toEqual(store.type('Patient')?.elements.map(({ id }) => id));
    expect(at('Patient.birthDate')).toMatchObject({ min: 1, max: 1 });
    expect(at('Patient.name')).toMatchObject({ min: 0, max: 2, baseMax: Number.POSITIVE_INFINITY, mustSupport: true });
    expect(at('Patient.gender')).toEqual(store.type('Patient')?.elements.find(({ id }) => id === 'Patient.gender'));
  });

  it('walks into a type, and into the profile of a type', async () => {
    const identifier = profile('identifier', 'Identifier', [{ path: 'Identifier.system', min: 1 }], {
      kind: 'complex-type',
    });
    const { at } = await generated([
      identifier,
      profile('p', 'Patient', [
        { path: 'Patient.name.family', min: 1 },
        { path: 'Patient.identifier', type: [{ code: 'Identifier', profile: ['urn:invented:identifier'] }] },
        { path: 'Patient.identifier.value', min: 1 },
      ]),
    ]);
    expect(at('Patient.name.family')).toMatchObject({ min: 1, path: 'Patient.name.family' });
    expect(at('Patient.identifier.system').min).toBe(1);
    expect(at('Patient.identifier.value').min).toBe(1);
  });

  it('follows a content reference', async () => {
    const { at, ids } = await generated([
      profile('q', 'Questionnaire', [{ path: 'Questionnaire.item.item.text', min: 1 }]),
    ]);
    expect(at('Questionnaire.item.item.text').min).toBe(1);
    expect(at('Questionnaire.item.text').min).toBe(0);
    expect(at('Questionnaire.item.item').contentReference).toBeUndefined();
    expect(ids.filter((id) => id.startsWith('Questionnaire.item.item.item.'))).toEqual([]);
  });

  it('makes slices that inherit the slicer, and reslices', async () => {
    const slicing = { discriminator: [{ type: 'value', path: 'system' }], rules: 'closed' };
    const { at, ids } = await generated([
      profile('p', 'Patient', [
        { path: 'Patient.identifier', slicing, min: 1, mustSupport: true },
        { path: 'Patient.identifier.system', min: 1 },
        { path: 'Patient.identifier', id: 'Patient.identifier:a', sliceName: 'a', max: '1' },
        { path: 'Patient.identifier', id: 'Patient.identifier:a/b', sliceName: 'a/b', min: 1 },
        { path: 'Patient.identifier.value', id: 'Patient.identifier:a.value', min: 1 },
      ]),
    ]);
    expect(at('Patient.identifier').slicing).toMatchObject({ rules: 'closed' });
    expect(at('Patient.identifier:a')).toMatchObject({ min: 0, max: 1, mustSupport: true, sliceName: 'a' });
    expect(at('Patient.identifier:a').slicing).toBeUndefined();
    expect(at('Patient.identifier:a.system').min).toBe(1);
    expect(at('Patient.identifier:a.value').min).toBe(1);
    expect(ids.indexOf('Patient.identifier:a/b')).toBeGreaterThan(ids.indexOf('Patient.identifier:a.value'));
  });

  it('tells slices by name where ids say nothing', async () => {
    const { at } = await generated(
      [
        profile('p', 'Patient', [
          { path: 'Patient.contact', id: 'x1', sliceName: 'kin' },
          { path: 'Patient.contact.name', id: 'x2', min: 1 },
          { path: 'Patient.active', id: 'x3', min: 1 },
        ]),
      ],
      '3.0',
    );
    expect(at('Patient.contact:kin.name').min).toBe(1);
    expect(at('Patient.contact.name').min).toBe(0);
    expect(at('Patient.active').min).toBe(1);
  });

  it('slices extensions by url, with the cardinality and modifier of their definition', async () => {
    const extension = profile('e', 'Extension', [
      { path: 'Extension', max: '1', isModifier: true },
      { path: 'Extension.url', fixedUri: 'urn:invented:e' },
      { path: 'Extension.value[x]', type: [{ code: 'CodeableConcept' }], min: 1 },
    ]);
    const { at } = await generated(
      [
        extension,
        profile('p', 'Patient', [
          {
            path: 'Patient.extension',
            id: 'Patient.extension:e',
            sliceName: 'e',
            type: [{ code: 'Extension', profile: 'urn:invented:e' }],
          },
          {
            path: 'Patient.extension.valueCodeableConcept.coding',
            id: 'Patient.extension:e.valueCodeableConcept.coding',
            min: 1,
          },
        ]),
      ],
      '3.0',
    );
    expect(at('Patient.extension').slicing).toEqual(byUrl);
    expect(at('Patient.extension:e')).toMatchObject({ max: 1, isModifier: true });
    expect(at('Patient.extension:e.value[x]')).toMatchObject({ min: 1, types: [{ code: 'CodeableConcept' }] });
    expect(at('Patient.extension:e.value[x].coding').min).toBe(1);
    expect(at('Patient.extension:e.url').fixed).toEqual({ type: 'uri', value: 'urn:invented:e' });
  });
});

describe('a choice', () => {
  const observation = (...element: JsonObject[]) => generated([profile('o', 'Observation', element)]);

  it('becomes the one type that is named', async () => {
    const { at } = await observation(
      { path: 'Observation.valueQuantity', min: 1 },
      { path: 'Observation.valueQuantity.unit', min: 1 },
    );
    expect(at('Observation.value[x]')).toMatchObject({ min: 1, types: [{ code: 'Quantity' }] });
    expect(at('Observation.value[x].unit').min).toBe(1);
  });

  it('is sliced where several types are named', async () => {
    const { at } = await observation(
      { path: 'Observation.valueQuantity.unit', min: 1 },
      { path: 'Observation.valueString', max: '0' },
    );
    expect(at('Observation.value[x]').slicing?.discriminators).toEqual([{ type: 'type', path: '$this' }]);
    expect(at('Observation.value[x]').types?.map(({ code }) => code)).not.toContain('string');
    expect(at('Observation.value[x]:valueQuantity')).toMatchObject({ min: 0, types: [{ code: 'Quantity' }] });
    expect(at('Observation.value[x]:valueQuantity.unit').min).toBe(1);
  });

  it('may have slices of other names', async () => {
    const slicing = { discriminator: [{ type: 'type', path: '$this' }], rules: 'open' };
    const { at } = await observation(
      { path: 'Observation.value[x]', slicing },
      {
        path: 'Observation.value[x]',
        id: 'Observation.value[x]:amount',
        sliceName: 'amount',
        type: [{ code: 'Quantity' }],
      },
      {
        path: 'Observation.value[x]',
        id: 'Observation.value[x]:words',
        sliceName: 'words',
        type: [{ code: 'string' }],
      },
      { path: 'Observation.valueQuantity.unit', min: 1 },
    );
    expect(at('Observation.value[x]:amount').types).toEqual([{ code: 'Quantity' }]);
    expect(at('Observation.value[x]:amount.unit').min).toBe(1);
    expect(at('Observation.value[x]').types).toHaveLength(11);
  });
});

describe('what is laid over', () => {
  it('adds constraints by key, replaces bindings and keeps discriminators', async () => {
    const constraint = (key: string, severity: string) => ({ key, severity, human: 'invented', expression: 'true' });
    const { at } = await generated([
      profile('base', 'Patient', [
        { path: 'Patient', constraint: [constraint('own-1', 'warning')] },
        { path: 'Patient.identifier', slicing: { discriminator: [{ type: 'value', path: 'system' }], rules: 'open' } },
      ]),
      profile('p', 'urn:invented:base', [
        { path: 'Patient', constraint: [constraint('own-1', 'error'), constraint('own-2', 'error')] },
        { path: 'Patient.identifier', slicing: { rules: 'closed' } },
        { path: 'Patient.maritalStatus', binding: { strength: 'required', valueSet: 'urn:invented:vs' } },
      ]),
    ]);
    const own = (at('Patient').constraints ?? []).filter(({ key }) => key.startsWith('own'));
    expect(own.map(({ key, severity, source }) => [key, severity, source])).toEqual([
      ['own-1', 'error', 'urn:invented:base'],
      ['own-2', 'error', 'urn:invented:p'],
    ]);
    expect((at('Patient').constraints ?? []).map(({ key }) => key)).toContain('dom-2');
    expect(at('Patient.identifier').slicing).toEqual({
      ...byUrl,
      discriminators: [{ type: 'value', path: 'system' }],
      rules: 'closed',
    });
    expect(at('Patient.maritalStatus').binding).toEqual({ strength: 'required', valueSet: 'urn:invented:vs' });
  });
});

describe('a profile at the edge', () => {
  it('names the base that is not loaded', async () => {
    const { store, url } = await generated([profile('p', 'urn:invented:elsewhere', [{ path: 'Patient' }])]);
    expect(store.structure(url)).toBeUndefined();
    expect(store.problem?.(url)).toContain('urn:invented:elsewhere');
  });

  it('ends where profiles stand on one another in a circle', async () => {
    const circle = [
      profile('a', 'urn:invented:b', [{ path: 'Patient' }]),
      profile('b', 'urn:invented:a', [{ path: 'Patient' }]),
    ];
    const store = await storeWith(circle);
    expect(store.structure('urn:invented:a')).toBeUndefined();
  });

  it.each([
    [
      'slices of slices without number',
      Array.from({ length: 9 }, (_, i) => i).flatMap((depth) =>
        Array.from({ length: 10 }, (_, n) => ({
          path: `Questionnaire${'.item'.repeat(9 - depth)}`,
          sliceName: `s${n}`,
        })),
      ),
    ],
    ['elements without bottom', [{ path: `Questionnaire${'.item'.repeat(5000)}.text`, min: 1 }]],
    [
      'slices without end',
      Array.from({ length: 60_000 }, (_, n) => ({ path: 'Questionnaire.code', sliceName: `s${n}` })),
    ],
  ])('ends where a hostile profile has %s', async (_what, element) => {
    const store = await storeWith([profile('p', 'Questionnaire', element)]);
    const made = store.structure('urn:invented:p');
    expect(made === undefined || made.elements.length < 200_000).toBe(true);
    expect(store.problem?.('urn:invented:p')).toBeDefined();
  });

  it('says which elements the base does not have', async () => {
    const { store, url, at } = await generated([
      profile('p', 'Patient', [
        { path: 'Patient.shoe', min: 1 },
        { path: 'Patient.active', min: 1 },
      ]),
    ]);
    expect(store.problem?.(url)).toContain('Patient.shoe');
    expect(at('Patient.active').min).toBe(1);
  });

  it('takes what a logical model adds', async () => {
    const model = profile(
      'm',
      `${BASE}Element`,
      [{ path: 'Shoe' }, { path: 'Shoe.lace', min: 1, max: '1', type: [{ code: 'string' }] }],
      {
        kind: 'logical',
        derivation: 'specialization',
      },
    );
    const { at } = await generated([model]);
    expect(at('Shoe.lace')).toMatchObject({ min: 1, max: 1, types: [{ code: 'string' }] });
  });
});
