import { describe, expect, it } from 'vitest';
import { whyNotLinear } from '../../../src/packs/pattern/linear.js';

describe('a pattern that is linear in time', () => {
  it.each([
    ['^[0-9]{10}$'],
    ['^\\s*[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}\\s*$'],
    ['^[0-9]*[^1][0-9]{2}$|^[0-9]{1,10}$|[^0-9]'],
    ['^[0-2](?:[.][0-9]+)+$'],
    ['^(?:[a-z]+,)*[a-z]+$'],
    ['^(?!.*\\s$)[A-Z]{3}$'],
    ['^[\\x21-\\x7e]{1,255}$'],
    ['-\\d+'],
    ['^(?:a+b)+$'],
    ['^(?:a|b|cd)*$'],
    ['^\\p{Lu}{1,3}$'],
    ['^(?<ward>[A-Z]{2})-\\u{1F600}?$'],
    ['bounds(?:Duration|Range)'],
    ['^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9])?$'],
    ['^[a-z]+(?:-[a-z0-9]+){0,20}$'],
    [''],
  ])('%s is taken', (source) => {
    expect(whyNotLinear(source)).toBeUndefined();
  });
});

describe('a pattern that may take long', () => {
  it.each([
    ['^(a+)+$'],
    ['^(a*)*$'],
    ['^(a|a)*$'],
    ['^(a|aa)+$'],
    ['^([a-zA-Z]+)*$'],
    ['^(.*a){12}$'],
    ['^(a*b?)*$'],
    ['^(?:a?){30}a{30}$'],
    ['(x+x+)+y'],
    ['\\s+$'],
    ['^\\s+|\\s+$'],
    ['^a*a*$'],
    ['^\\d+\\d+$'],
    ['^(\\w+\\s?)*$'],
    ['^\\d*(?:\\d+)?x$'],
    ['^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$'],
    ['^(([a-z])+.)+[A-Z]([a-z])+$'],
    ['^(?:.*,)*x$'],
    ['.*.*=.*'],
    ['^(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)x$'],
  ])('%s is refused', (source) => {
    expect(whyNotLinear(source)).toBeTypeOf('string');
  });

  it.each([
    ['^(a)\\1$', 'refers back'],
    ['^(?<x>a)\\k<x>$', 'refers back'],
    ['^.*(?=\\d+x)', 'looks ahead'],
    ['^(?:a(?=b*c))*$', 'looks ahead'],
    ['^x(?<=a*x)$', 'looks ahead'],
    ['(', 'no regular expression'],
    ['^[0-9]{1,5000}$', 'too large'],
    [`^${'(?:'.repeat(60)}a${')'.repeat(60)}$`, 'nested more than'],
    ['a'.repeat(1001), 'longer than'],
  ])('%s is refused with its reason', (source, words) => {
    expect(whyNotLinear(source)).toContain(words);
  });
});

describe('the proof holds in the engine', () => {
  it.each([
    ['^[0-9]*[^1][0-9]{2}$', '1'],
    ['^\\s*[0-9]{3}[ -]?\\s*$', ' '],
    ['^(?:a+b)+$', 'ab'],
    ['^(?!.*(?:/vs/?$|[.]html?(?:#[^#]*)?$)).*x$', '.html#'],
  ])('%s reads a long text to its end', (source, piece) => {
    expect(whyNotLinear(source)).toBeUndefined();
    expect(new RegExp(source, 'u').test(`${piece.repeat(200_000)}!`)).toBe(false);
  });
});
