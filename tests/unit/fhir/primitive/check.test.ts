import { describe, expect, it } from 'vitest';
import { checkPrimitive } from '../../../../src/fhir/primitive/check.js';
import type { Json } from '../../../../src/parse/tree.js';

type Answer = 'right' | 'warning' | 'error';

const say = (type: string, value: Json, lexeme?: string): Answer =>
  checkPrimitive(type, value, lexeme)?.severity ?? 'right';

const CASES: Readonly<Record<string, Readonly<Record<Answer, readonly Json[]>>>> = {
  boolean: { right: [true, false], warning: [], error: ['yes', 1, ''] },
  integer: { right: [0, -5, 2147483647], warning: [], error: [2147483648, 1.5, '+1', '01', ''] },
  unsignedInt: { right: [0, 7], warning: [], error: [-1, 1.2] },
  positiveInt: { right: [1], warning: [], error: [0, -1] },
  integer64: { right: ['9223372036854775807'], warning: [], error: ['9223372036854775808', '1.0'] },
  decimal: { right: [0, -1.5, '1.50', '1e3'], warning: ['1e99'], error: ['.5', '5.', '01.5', '1,5', 'NaN', ''] },
  string: { right: ['a b', 'a\nb'], warning: [' a', 'a ', 'a\u0001b'], error: ['', '  ', 5, 'x'.repeat(1_048_577)] },
  markdown: { right: ['a  \n', '# a'], warning: [], error: ['', '   '] },
  code: { right: ['a', 'a b', 'ä'], warning: [], error: ['', ' a', 'a ', 'a  b', 'a\tb', ' '] },
  id: { right: ['a', 'A-1.b', 'x'.repeat(64)], warning: [], error: ['', 'a_b', 'a b', 'x'.repeat(65)] },
  uri: {
    right: ['http://x.example', 'a', 'urn:uuid:7f0a1b2c-0000-4000-8000-00000000000a', 'urn:oid:1.2.3.4.5', 'urn:x:y'],
    warning: [],
    error: [
      '',
      'a b',
      ' a',
      'oid:1.2',
      'uuid:1',
      'urn:uuid:7F0A1B2C-0000-4000-8000-00000000000A',
      'urn:uuid:1',
      'urn:oid:1.02.3',
      'urn:oid:3.1.1',
    ],
  },
  url: { right: ['http://x.example', 'mailto:a@x.example'], warning: [], error: ['a b'] },
  canonical: {
    right: ['http://x.example/a|1.0', '#a', 'urn:oid:1.2.3.4.5|2'],
    warning: [],
    error: ['', 'Questionnaire/a', 'a b', 'http://x.example/a|1 0', 'urn:oid:1.02|1'],
  },
  oid: { right: ['urn:oid:2.16.840.1'], warning: [], error: ['2.16.840.1', 'urn:oid:'] },
  uuid: {
    right: ['urn:uuid:7f0a1b2c-0000-4000-8000-00000000000a'],
    warning: [],
    error: ['7f0a1b2c-0000-4000-8000-00000000000a'],
  },
  base64Binary: { right: ['AAAA', 'AA==', 'A-AAA'], warning: ['AA AA'], error: ['', 'AAA', 'AAAAA'] },
  date: {
    right: ['2001', '2001-02', '2000-02-29', '2004-12-31'],
    warning: ['1700-01-01'],
    error: [
      '',
      '0000',
      '01',
      '2001-13',
      '2001-00',
      '2001-02-29',
      '1900-02-29',
      '2001-2-3',
      '2001-02-03T04:05:06Z',
      '2001/02/03',
      '20010203',
    ],
  },
  dateTime: {
    right: [
      '2001',
      '2001-02',
      '2001-02-03',
      '2001-02-03T04:05:06Z',
      '2001-02-03T04:05:06.123+01:00',
      '2016-12-31T23:59:60Z',
      '2001-02-03T04:05:06+14:00',
    ],
    warning: ['2999-01-01'],
    error: [
      '0000-01-01',
      '2001-02-03T04:05Z',
      '2001-02-03T04:05:06',
      '2001-02-03T24:00:00Z',
      '2001-02-03T04:60:00Z',
      '2001-02-03T04:05:06+14:30',
      '2001-02-03T04:05:06+0100',
      '2001-02-03T04:05:06.Z',
      '2001-02-30T04:05:06Z',
      '2001-02-03 04:05:06Z',
      '2001-02-03T',
      '2001-02-03T04:05:06Zx',
    ],
  },
  instant: {
    right: ['2001-02-03T04:05:06Z', '2001-02-03T04:05:06.5-05:00'],
    warning: [],
    error: ['', '2001-02-03', '2001-02-03T04:05:06', '2001-02-03T04:05Z', '0000-01-01T04:05:06Z'],
  },
  time: {
    right: ['00:00:00', '23:59:60'],
    warning: [],
    error: ['', '24:00:00', '10:30', '10:30:00.5', '10:30:00Z', '1:30:00'],
  },
};

describe.each(Object.entries(CASES))('%s', (type, cases) => {
  it.each(Object.entries(cases).flatMap(([wanted, values]) => values.map((value) => [value, wanted] as const)))(
    '%j: %s',
    (value, wanted) => expect(say(type, value)).toBe(wanted),
  );
});

describe('the text of a number', () => {
  it.each([
    ['integer', 1, '1.0', 'error'],
    ['integer', 1000, '1e3', 'error'],
    ['decimal', 1.5, '1.50', 'right'],
    ['decimal', 1, '1e2', 'right'],
  ] as const)('%s %s written %s: %s', (type, value, lexeme, wanted) => expect(say(type, value, lexeme)).toBe(wanted));
});

it('leaves types alone that it does not know', () => {
  expect(checkPrimitive('Quantity', 'anything')).toBeUndefined();
});
