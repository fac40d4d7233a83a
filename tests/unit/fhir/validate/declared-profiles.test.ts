import { describe, expect, it } from 'vitest';
import { issuesOf, patient } from '../check.js';
import { profile } from '../snapshot/profile.js';

const orphan = profile('orphan', 'urn:invented:gone', [{ path: 'Patient' }]);

describe('a profile that is at hand and cannot be used', () => {
  it('is a review that says why, where a resource declares it', async () => {
    const [issue, ...more] = await issuesOf(patient({ meta: { profile: ['urn:invented:orphan'] } }), {
      definitions: [orphan],
    });
    expect(more).toEqual([]);
    expect(issue).toMatchObject({ review: 'profile-not-loaded', expression: 'Patient.meta.profile[0]' });
    expect(issue!.text).toContain('urn:invented:gone');
  });

  it('is an error that says why, where the check asks for it', async () => {
    const [issue] = await issuesOf(patient(), { definitions: [orphan], profiles: ['urn:invented:orphan'] });
    expect(issue).toMatchObject({ severity: 'error', review: 'profile-not-loaded' });
    expect(issue!.text).toContain('urn:invented:gone');
  });
});

describe('a profile that no package has', () => {
  const authorities = ['https://nhs.invalid/'];
  const naming = (name: string) => patient({ meta: { profile: [`https://nhs.invalid/StructureDefinition/${name}`] } });
  it.each([
    [
      'is an error where its package is loaded',
      'Core-Patientt',
      ['https://nhs.invalid/StructureDefinition/Core-'],
      'error',
    ],
    ['may be of another package', 'Other-Patient', ['https://nhs.invalid/StructureDefinition/Core-'], 'warning'],
    ['is a review where none is loaded', 'Core-Patient', [], 'information'],
  ])('%s', async (_what, name, authoritiesLoaded, severity) => {
    const found = await issuesOf(naming(name), { options: { authorities, authoritiesLoaded } });
    expect(found.map((issue) => [issue.severity, issue.review])).toEqual([
      [severity, severity === 'error' ? undefined : 'profile-not-loaded'],
    ]);
  });
});
