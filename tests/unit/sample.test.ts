import { describe, expect, it } from 'vitest';
import { sampleSize, upperBound, weakestSample } from '../../src/sample.js';

describe('upperBound', () => {
  it('gives for no failure the closed form 1 − α^(1/n)', () => {
    expect(upperBound(2000, 0)).toBeCloseTo(0.0014967, 7);
    expect(upperBound(59, 0)).toBeLessThan(0.05);
    expect(upperBound(58, 0)).toBeGreaterThan(0.05);
  });

  // Worked out apart from this code: bisection over binomial sums with whole-number binomial coefficients.
  it.each([
    [10, 1, 0.394163],
    [100, 5, 0.102253],
    [1000, 10, 0.016903],
    [50, 25, 0.623754],
  ])('of %i with %i failing is %f', (targets, failing, bound) => {
    expect(upperBound(targets, failing)).toBeCloseTo(bound, 4);
  });

  it('is where the chance of so few failures is exactly what is left of the confidence', () => {
    const [n, k] = [30, 4];
    const p = upperBound(n, k);
    let chance = 0;
    for (let at = 0, term = (1 - p) ** n; at <= k; term *= ((n - at) / (at + 1)) * (p / (1 - p)), at += 1)
      chance += term;
    expect(chance).toBeCloseTo(0.05, 8);
  });

  it('says nothing where nothing was seen or all failed', () => {
    expect(upperBound(0, 0)).toBe(1);
    expect(upperBound(7, 7)).toBe(1);
  });

  it('shrinks as the sample grows', () => {
    const bounds = [10, 100, 1000, 100_000, 10_000_000].map((n) => upperBound(n, n / 10));
    expect(bounds).toEqual([...bounds].sort((a, b) => b - a));
    expect(bounds.at(-1)).toBeCloseTo(0.1, 3);
  });

  it.each([
    [3, 4],
    [3, -1],
    [2.5, 1],
  ])('refuses %f with %f failing', (targets, failing) => {
    expect(() => upperBound(targets, failing)).toThrow(RangeError);
  });
});

describe('sampleSize', () => {
  it.each([
    [0.05, 0.95, 59],
    [0.01, 0.95, 299],
    [0.01, 0.99, 459],
    [0.001, 0.95, 2995],
  ])('tolerance %f at confidence %f needs %i', (tolerance, confidence, size) => {
    expect(sampleSize(tolerance, confidence)).toBe(size);
    expect(upperBound(size, 0, confidence)).toBeLessThanOrEqual(tolerance + 1e-12);
    expect(upperBound(size - 1, 0, confidence)).toBeGreaterThan(tolerance);
  });
});

describe('the sample of a standard', () => {
  const rule = (id: string, pass: number, fail: number) => ({ id, counts: { pass, fail } });

  it.each([
    ['that was asked least', [rule('a', 2000, 0), rule('b', 20, 0), rule('c', 0, 0)], { rule: 'b', targets: 20 }],
    ['that fails most', [rule('a', 100, 0), rule('b', 60, 40)], { rule: 'b', failing: 40 }],
    ['that is first by name, of equals', [rule('b', 50, 0), rule('a', 50, 0)], { rule: 'a', targets: 50 }],
  ])('is that of the rule %s', (_, rules, expected) => {
    expect(weakestSample(rules)).toMatchObject(expected);
  });

  it('is never tighter for more rules over the same targets', () => {
    const ten = Array.from({ length: 10 }, (_, i) => rule(`r${i}`, 100, 0));
    expect(weakestSample(ten)?.atMost).toBe(weakestSample([rule('r0', 100, 0)])?.atMost);
  });

  it('is none where no rule decided', () => expect(weakestSample([rule('a', 0, 0)])).toBeUndefined());
});
