import { describe, expect, it } from 'vitest';
import { PathError } from '../../../../src/fhir/path/contract.js';
import { pattern } from '../../../../src/fhir/path/pattern.js';
import { linearSearch } from '../../../../src/fhir/path/pattern-run.js';
import { readPattern } from '../../../../src/fhir/path/pattern-syntax.js';
import { randomSource } from './generated.js';

const SOURCES = [
  'abc',
  '^abc$',
  'a|b|',
  'a*b+',
  '(ab)*c',
  '[a-c]{2,3}',
  '[^a-c]',
  '\\d+\\.\\d{2}',
  '\\bab\\b',
  'a\\Bb',
  '.',
  '^$',
  '[\\w.-]+@',
  'x{0}y?',
  '^[A-Z]([A-Za-z0-9_]){0,254}$',
  '(a|b)*c',
  '(?:a+)+$',
  '[]a]'.replace('[]', '[\\]'),
  '\\x61\\u0062',
  '[a\\-c]',
  'a{2}',
  'a{1,}',
  '\\[x\\]',
];
const LETTERS = 'aabbc-xyZ09._@ ]\n';

describe('the linear search', () => {
  it.each(SOURCES)('%s finds what JavaScript finds', (source) => {
    const random = randomSource(source.length * 31 + 7);
    const ours = linearSearch(readPattern(source));
    const theirs = new RegExp(source, 's');
    for (let i = 0; i < 300; i++) {
      const text = Array.from(
        { length: Math.floor(random() * 9) },
        () => LETTERS[Math.floor(random() * LETTERS.length)]!,
      ).join('');
      expect(`${text}: ${ours(text)}`).toBe(`${text}: ${theirs.test(text)}`);
    }
  });
});

describe('hostile expressions', () => {
  it.each([['(a+)+$'], ['^(a|a)*$'], ['(.*a){20}$'], ['([a-z]+)*\\d']])('%s ends', (source) => {
    expect(pattern(source).finds(`${'a'.repeat(50_000)}!`)).toBe(false);
  });

  it.each([['(a+)+\\1'], ['(?=(a+)+)b'], ['((a{999}){999}){999}']])('%s is refused', (source) => {
    expect(() => pattern(source).finds('a')).toThrow(PathError);
  });

  it.each([['('], ['[a'], ['*']])('%s is no expression', (source) => {
    expect(() => pattern(source)).toThrow(PathError);
  });
});

it('replaces every find', () => {
  expect(pattern('[0-9]+').replace('a1b22', '-')).toBe('a-b-');
  expect(() => pattern('(a+)+').replace('aaa', '-')).toThrow(PathError);
});
