import { expect, it } from 'vitest';
import { didYouMean, nearestName } from '../../src/nearest-name.js';

const NAMES = ['nhs-number', 'snomed-ct', 'dmd', 'transfer-of-care'];

it.each([
  ['nhs-numer', 'nhs-number'],
  ['NHS-Number', 'nhs-number'],
  ['snomed', 'snomed-ct'],
  ['dm+d', 'dmd'],
  ['trasnfer-of-care', 'transfer-of-care'],
  ['something-else-altogether', undefined],
  ['', undefined],
])('for %j it is %s', (name, expected) => {
  expect(nearestName(name, NAMES)).toBe(expected);
});

it('is said as a question, or not at all', () => {
  expect(didYouMean('snomed', NAMES)).toBe(' Did you mean snomed-ct?');
  expect(didYouMean('zzzzzzzzzz', NAMES)).toBe('');
});
