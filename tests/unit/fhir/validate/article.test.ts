import { expect, it } from 'vitest';
import { withArticle } from '../../../../src/fhir/validate/article.js';

it.each([
  ['Patient', 'a Patient'],
  ['AllergyIntolerance', 'an AllergyIntolerance'],
  ['uri', 'a uri'],
  ['unsignedInt', 'an unsignedInt'],
  ['Composition.section', 'a Composition.section'],
])('%s is %s in a sentence', (name, said) => {
  expect(withArticle(name)).toBe(said);
});
