import { describe, expect, it } from 'vitest';
import { decidableSystem } from '../../../../src/fhir/codes/systems.js';

const CASES: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  'urn:ietf:bcp:47': [
    [
      'en',
      'en-GB',
      'cy',
      'zh-Hant-TW',
      'sgn-be-fr',
      'de-CH-1996',
      'es-419',
      'bfi',
      'x-own',
      'en-a-bbb-x-c',
      'i-klingon',
      'EN-gb',
    ],
    [
      '',
      'e',
      'english-',
      'en-',
      'qq-ZZ',
      'xx',
      'en_GB',
      'en-Zzzy',
      'en-QY',
      'en-a',
      'x',
      'en-a-bb-a-cc',
      '-en',
      'en--GB',
    ],
  ],
  'urn:ietf:bcp:13': [
    [
      'text/plain',
      'application/fhir+json',
      'text/plain; charset=utf-8',
      'image/svg+xml',
      'application/x-x;a="b c"',
      'application/x-x; variant=A/B c',
      'json',
      'x-own/a',
    ],
    [
      '',
      '/plain',
      'text/',
      'pdf',
      'nonsense/a',
      'text/pl ain',
      'text/plain;charset',
      '[%format%]',
      'text/plain/x',
      'text/plain;;',
    ],
  ],
  'urn:iso:std:iso:4217': [
    ['GBP', 'EUR', 'XXX'],
    ['gbp', 'GB', 'ZZZ', ''],
  ],
  'urn:iso:std:iso:3166': [
    ['GB', 'GBR', '826', 'IE'],
    ['UK', 'XX', 'gb', '999', ''],
  ],
  'urn:ietf:rfc:3986': [
    ['http://x.example', 'urn:x:1'],
    ['x', '', 'http://x y', 'a:<b>'],
  ],
  'http://unitsofmeasure.org': [
    ['mg/L', '1'],
    ['mgs', ''],
  ],
};

describe.each(Object.entries(CASES))('%s', (system, [right, wrong]) => {
  const test = decidableSystem(system)!;
  it.each(right.map((code) => [code]))('has %s', (code) => expect(test(code)).toBe(true));
  it.each(wrong.map((code) => [code]))('has not %j', (code) => expect(test(code)).toBe(false));
});

it('leaves systems alone whose content is needed', () => {
  expect(decidableSystem('http://snomed.info/sct')).toBeUndefined();
});
