import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { errorTable, issuesOf, observation, patient } from '../check.js';
import { profile } from '../snapshot/profile.js';

const vital = (system: string, code: string, more: JsonObject = {}): JsonObject =>
  observation({
    code: { coding: [{ system, code }] },
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }] },
    ],
    subject: { reference: 'Patient/1' },
    effectiveDateTime: '2020-01-01',
    ...more,
  });
const LOINC = 'http://loinc.org';
const SNOMED = 'http://snomed.info/sct';
const celsius = { valueQuantity: { value: 37, unit: 'C', system: 'http://unitsofmeasure.org', code: 'Cel' } };

describe('vital signs', () => {
  errorTable([
    ['by the code of the profile', vital(LOINC, '8310-5', celsius)],
    ['by a code of SNOMED CT alone', vital(SNOMED, '386725007', celsius), 'Observation.code required'],
    ['by a more specific code of LOINC alone', vital(LOINC, '8329-5', celsius), 'Observation.code required'],
    [
      'by both',
      vital(SNOMED, '386725007', {
        code: {
          coding: [
            { system: SNOMED, code: '386725007' },
            { system: LOINC, code: '8310-5' },
          ],
        },
        ...celsius,
      }),
    ],
    [
      'that nobody calls one, by a code of SNOMED CT alone',
      vital(SNOMED, '386725007', { category: [{ text: 'x' }], ...celsius }),
    ],
  ]);
});

describe('profiles that an implementation guide sets for a type', () => {
  const guide = (url: unknown): JsonObject => ({
    resourceType: 'ImplementationGuide',
    url: 'urn:invented:guide',
    global: [{ type: 'Patient', profile: url } as JsonObject],
  });
  const named = profile('p', 'Patient', [{ path: 'Patient.name', min: 1 }]);
  errorTable(
    [
      ['of that type', patient(), 'Patient required'],
      ['of that type, as it asks', patient({ name: [{ family: 'A' }] })],
      ['of another type', observation()],
      ['asked once, though it is named too', patient({ meta: { profile: ['urn:invented:p'] } }), 'Patient required'],
    ],
    { definitions: [named, guide('urn:invented:p')] },
  );
  errorTable([['as STU3 names it', patient(), 'Patient required']], {
    version: '3.0',
    definitions: [named, guide({ reference: 'urn:invented:p' })],
  });
  it('are told where they are not loaded', async () => {
    const [issue, ...more] = await issuesOf(patient(), { definitions: [guide('urn:invented:p')] });
    expect(more).toEqual([]);
    expect(issue).toMatchObject({ expression: 'Patient', review: 'profile-not-loaded' });
  });
});
