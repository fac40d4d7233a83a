import { describe, expect, it } from 'vitest';
import { isBeyond } from '../../../../src/fhir/path/beyond.js';
import { openLibrary } from '../../../../src/fhir/path/library.js';
import { createValidator } from '../../../../src/fhir/validator.js';
import { patient, treeOf, written } from '../check.js';
import { profile, storeWith } from '../snapshot/profile.js';

/** A rule of a profile, on resources that declare it. */
async function findingsOf(expression: string, withLibrary: boolean): Promise<string[]> {
  const constraint = { key: 'own-1', severity: 'error', human: 'Invented.', expression };
  const store = await storeWith([profile('own', 'Patient', [{ path: 'Patient', constraint: [constraint] }])]);
  const library = withLibrary ? { library: await openLibrary('4.0') } : {};
  const validator = createValidator({ version: '4.0', store, ...library });
  const resource = patient({ meta: { profile: ['urn:invented:own'] }, gender: 'male' });
  return validator
    .validate({ resource, tree: treeOf(resource) })
    .map((issue) => `${issue.review ?? ''} ${written(issue)}`);
}

const BEYOND = 'name.aggregate($this.given.count() + $total, 0) = 0 and gender.weight().empty()';

describe('an expression beyond the compiler', () => {
  it.each([
    [BEYOND, true],
    ["name.where(use = 'old').exists() and (gender = 'male')", false],
    ["telecom.all(value.matches('a(b)'))", false],
  ])('is told from others: %s', (expression, beyond) => expect(isBeyond(expression)).toBe(beyond));

  it('is a review where the library is not loaded', async () => {
    expect(await findingsOf(BEYOND, false)).toEqual(['unsupported Patient not-supported own-1']);
  });

  it.each([
    ['holds', BEYOND, []],
    ['fails', 'gender.weight().exists()', [' Patient invariant own-1']],
    ['cannot be evaluated', 'gender.noSuchFunction()', [' Patient invariant own-1']],
    ['is no FHIRPath', 'gender = = 1', ['unsupported Patient not-supported own-1']],
  ])('is asked of the library: one that %s', async (_what, expression, wanted) => {
    expect(await findingsOf(expression, true)).toEqual(wanted);
  });
});
