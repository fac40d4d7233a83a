import { describe, expect, it } from 'vitest';
import { isCompatible, RANGE } from '../../../src/packs/compatible.js';

describe('versions that a pack works with', () => {
  it.each([
    ['0.1.0', '^0.1.0', true],
    ['0.1.9', '^0.1.0', true],
    ['0.2.0', '^0.1.0', false],
    ['0.0.9', '^0.1.0', false],
    ['0.0.4', '^0.0.3', false],
    ['1.9.0', '^1.2.0', true],
    ['2.0.0', '^1.2.0', false],
    ['1.2.9', '~1.2.0', true],
    ['1.3.0', '~1.2.0', false],
    ['1.2.3', '1.2.3', true],
    ['1.2.4', '1.2.3', false],
    ['1.5.0', '>=1.2.0 <2.0.0', true],
    ['2.0.0', '>=1.2.0 <2.0.0', false],
    ['0.1.0-rc.1', '^0.1.0', true],
    ['7.0.0', '*', true],
  ])('%s in %s: %s', (version, range, expected) => {
    expect(range).toMatch(RANGE);
    expect(isCompatible(version, range)).toBe(expected);
  });

  it.each(['latest', '1', '^1.2', '>=1.2.0 || 2.0.0', ''])('%s is no range', (range) => {
    expect(range).not.toMatch(RANGE);
  });
});
