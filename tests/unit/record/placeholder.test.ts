import { describe, expect, it } from 'vitest';
import { isPlaceholder } from '../../../src/record/placeholder.js';

describe('placeholders', () => {
  it.each([
    '{{nhsNumber}}',
    'Patient {{id}}',
    '$'.concat('{x}'),
    '__NHS_NUMBER__',
    '@@code@@',
    '%id%',
    '#id#',
    '[NHSNumber]',
    '<code>',
    '$nhs',
  ])('%s is one', (value) => {
    expect(isPlaceholder(value)).toBe(true);
  });

  it.each(['', undefined, '9990000379', '10*9/L', 'mm[Hg]', 'a__b', '50%', '{', '}}{{', '[', '#', '$', 'a < b > c'])(
    '%j is none',
    (value) => {
      expect(isPlaceholder(value)).toBe(false);
    },
  );
});
