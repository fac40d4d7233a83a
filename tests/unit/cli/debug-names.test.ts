import { expect, it } from 'vitest';
import { scrubDebug, withoutClient } from '../../../src/cli/debug-names.js';

it.each([
  [undefined, undefined],
  ['', undefined],
  ['*', undefined],
  ['fhir-kit-client:*', undefined],
  ['fhir-kit-client:request', undefined],
  ['fhir*', undefined],
  ['*:error', undefined],
  ['*kit*', undefined],
  ['express:*,fhir-kit-client*', 'express:*'],
  ['express:*', 'express:*'],
  ['-express', '-express'],
])('of DEBUG=%s leaves %s', (names, left) => {
  expect(withoutClient(names)).toBe(left);
});

it('takes the variable away where nothing is left', () => {
  const environment: NodeJS.ProcessEnv = { DEBUG: '*' };
  scrubDebug(environment);
  expect('DEBUG' in environment).toBe(false);
});
