import { describe, expect, it } from 'vitest';
import { upperBound } from '../../../src/report/bound.js';

/** The chance of at most k failures of n at a share, summed term by term. */
function chance(k: number, n: number, share: number): number {
  let term = (1 - share) ** n;
  let sum = term;
  for (let i = 1; i <= k; i++) {
    term *= ((n - i + 1) / i) * (share / (1 - share));
    sum += term;
  }
  return sum;
}

describe('the upper bound of a share', () => {
  it.each([
    [0, 2000, 0.0014968],
    [0, 10, 0.258866],
    [1, 10, 0.394163],
    [10, 10, 1],
    [0, 0, 1],
  ])('of %d failing of %d is %d', (failing, targets, bound) => {
    expect(upperBound(failing, targets)).toBeCloseTo(bound, 5);
  });

  it.each([
    [1, 20],
    [3, 300],
    [25, 60],
    [40, 500],
  ])('is the share at which so few as %d of %d fail once in twenty samples', (failing, targets) => {
    expect(chance(failing, targets, upperBound(failing, targets))).toBeCloseTo(0.05, 8);
  });

  it('falls with more targets and rises with more failures', () => {
    expect(upperBound(0, 1000)).toBeLessThan(upperBound(0, 100));
    expect(upperBound(3, 1000)).toBeGreaterThan(upperBound(2, 1000));
    expect(upperBound(1, 10_000_000)).toBeLessThan(1e-6);
  });
});
