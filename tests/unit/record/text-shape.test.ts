import { describe, expect, it } from 'vitest';
import { nhsNumbersIn, numbersIn, plainText, tokensIn } from '../../../src/record/text-shape.js';

describe('ten-digit numbers', () => {
  it('finds groups of 3-3-4 and unspaced ones that pass modulus 11', () => {
    expect(numbersIn('NHS No 999 000 0379, also 9990002592 and 999-000-2592')).toEqual([
      '9990000379',
      '9990002592',
      '9990002592',
    ]);
  });

  it.each(['9990000378', '99900003790', '1 9990 000379', '999 0000379', 'no digits at all'])(
    'finds none in %j',
    (text) => {
      expect(numbersIn(text)).toEqual([]);
    },
  );

  it('takes as an NHS number only what is called one', () => {
    expect(nhsNumbersIn('NHS Number: 999 000 0379. Telephone 9990002592')).toEqual(['9990000379']);
    expect(nhsNumbersIn('NHS trust, telephone 9990002592')).toEqual([]);
  });
});

describe('tokens', () => {
  const token = (claims: object) =>
    `${btoa('{"alg":"RS512"}')}.${btoa(JSON.stringify(claims))}.${'s'.repeat(40)}`.replaceAll('=', '');

  it('tells a live one from one that has expired', () => {
    const now = Date.UTC(2026, 0, 1);
    const text = `Bearer ${token({ exp: now / 1000 + 60 })} then ${token({ exp: now / 1000 - 60 })}`;
    expect(tokensIn(text, now)).toEqual([{ live: true }, { live: false }]);
  });

  it('takes one whose claims cannot be read for dead, and base64 without dots for none', () => {
    expect(tokensIn(`eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.${'c'.repeat(20)}`, 0)).toEqual([{ live: false }]);
    expect(tokensIn(`eyJ${'a'.repeat(200)}`, 0)).toEqual([]);
  });
});

describe('long texts', () => {
  it('without tokens are read in one go', () => {
    expect(tokensIn('eyJ'.repeat(400_000), 0)).toEqual([]);
    expect(tokensIn(`${'.eyJ'.repeat(200_000)}`, 0)).toEqual([]);
  });
});

describe('narrative', () => {
  it('leaves the words', () => {
    expect(plainText('<div><b>One</b>&#160;two</div>').trim().split(/\s+/)).toEqual(['One', 'two']);
    expect(plainText('<div><br/></div>').trim()).toBe('');
    expect(plainText('broken <div')).toBe('broken ');
  });
});
