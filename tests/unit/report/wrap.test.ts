import { expect, it } from 'vitest';
import { wrap } from '../../../src/report/wrap.js';

it.each([1, 20, 33, 80])('keeps every word and no line longer than a width of %d, or of twenty', (width) => {
  const text = `Some words that are short and ${'x'.repeat(70)} that is long.`;
  const lines = wrap(text, width);
  expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(Math.max(width, 20));
});
