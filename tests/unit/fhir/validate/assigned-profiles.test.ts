import { describe, expect, it } from 'vitest';
import type { Assign, EngineOptions } from '../../../../src/fhir/contract.js';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { patient, treeOf, validatorOf } from '../check.js';
import { profile } from '../snapshot/profile.js';

const gender = profile('wants-gender', 'Patient', [{ path: 'Patient' }, { path: 'Patient.gender', min: 1 }]);
const toPatients: Assign = (type) => (type === 'Patient' ? ['urn:invented:wants-gender'] : []);

/** `place profile` of each finding that is marked, and `place` of each that is not. */
async function found(resource: JsonObject, definitions: JsonObject[] = [gender], options: Partial<EngineOptions> = {}) {
  const validator = await validatorOf({ definitions, options });
  const issues = validator.validate({ resource, tree: treeOf(resource) }, { assign: toPatients });
  return issues.map(({ expression, assigned, review }) => [expression, assigned, review].filter(Boolean).join(' '));
}

const bundle = (resource: JsonObject): JsonObject => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: [{ fullUrl: 'urn:uuid:6fd9f2ba-5a3d-4b4c-9a46-4dd2a8a5c2d1', resource }],
});

describe('a profile that is assigned', () => {
  it.each<[string, JsonObject, string[]]>([
    ['is checked at the root and marked', patient(), ['Patient urn:invented:wants-gender']],
    ['finds nothing where it is followed', patient({ gender: 'other' }), []],
    ['is checked in entries', bundle(patient()), ['Bundle.entry[0].resource urn:invented:wants-gender']],
    [
      'is not checked again where it is declared',
      patient({ meta: { profile: ['urn:invented:wants-gender'] } }),
      ['Patient'],
    ],
    [
      'is left to what contains where a resource is contained',
      {
        resourceType: 'Basic',
        code: { text: 'Invented' },
        subject: { reference: '#p' },
        contained: [patient({ id: 'p' })],
      },
      [],
    ],
  ])('%s', async (_what, resource, wanted) => expect(await found(resource)).toEqual(wanted));

  it('is a review where it is not loaded', async () => {
    expect(await found(patient(), [])).toEqual(['Patient urn:invented:wants-gender profile-not-loaded']);
  });

  it('is nothing where its package is loaded and has none for the type', async () => {
    expect(await found(patient(), [], { authoritiesLoaded: ['urn:invented:'] })).toEqual([]);
  });
});
