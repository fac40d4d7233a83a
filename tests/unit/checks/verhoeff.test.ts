import { describe, expect, it } from 'vitest';
import { repairLostDigits } from '../../../src/checks/lost-digits.js';
import { verhoeff } from '../../../src/checks/verhoeff.js';
import { passesVerhoeff, verhoeffCheckDigit } from '../../../src/terminology/verhoeff.js';
import { as, ask, outcomes } from './asking.js';

const RIGHT = [
  '138875005',
  '73211009',
  '22298006',
  '900000000000207008',
  '999000031000000106',
  '34186711000001102',
  '100014',
  '100022',
];
const WRONG = ['22298007', '73211008', '8967511000001109', '8968011000001101'];

describe('verhoeff', () => {
  it('passes identifiers of the release file specification and of releases', () => {
    expect(outcomes(verhoeff, RIGHT)).toEqual(as('pass', RIGHT));
  });

  it('fails a wrong digit', () => {
    expect(outcomes(verhoeff, WRONG)).toEqual(as('fail', WRONG));
  });

  it('catches every change of one digit and every swap of neighbours', () => {
    const id = '22298006';
    const changed = [...id].flatMap((was, at) =>
      [...'0123456789'].filter((digit) => digit !== was).map((digit) => id.slice(0, at) + digit + id.slice(at + 1)),
    );
    const swapped = [...id]
      .slice(1)
      .map((_, at) => id.slice(0, at) + id[at + 1] + id[at] + id.slice(at + 2))
      .filter((other) => other !== id);
    expect([...changed, ...swapped].filter(passesVerhoeff)).toEqual([]);
  });

  it('works out the digit that it accepts', () => {
    for (const id of RIGHT) expect(verhoeffCheckDigit(id.slice(0, -1))).toBe(id.at(-1));
  });

  it('leaves what is not digits to the rule on form', () => {
    expect(outcomes(verhoeff, ['DIAB', '73211009 '])).toEqual(as('not-applicable', ['DIAB', '73211009 ']));
    expect(ask(verhoeff, { value: '73211009 ' }, { field: 'value', trim: true }).outcome).toBe('pass');
  });
});

describe('an identifier cut to 15 digits', () => {
  it.each([
    ['1091811000000100', ['1091811000000102']],
    ['34186711000001100', ['34186711000001102', '34186711000001118', '34186711000001125']],
    ['73211000', []],
    ['1091811000000102', []],
    ['109181100000010', []],
  ])('%s may have been %j', (damaged, expected) => {
    expect(repairLostDigits(damaged)).toEqual(expected);
  });

  it('is told as such, with the candidates as codes', () => {
    const result = ask(verhoeff, { value: '1091811000000100' }, { field: 'value', class: 'code', repair: true });
    expect(result.detail?.text).toContain('cut to 15 digits');
    expect(result.detail?.text).toContain('One code comes into question');
    expect(result.detail?.values).toEqual({ candidate1: { class: 'code', value: '1091811000000102' } });
  });

  it('tells several candidates one by one, and how many there are', () => {
    const { detail } = ask(verhoeff, { value: '34186711000001100' }, { field: 'value', class: 'code', repair: true });
    expect(detail?.text).toContain('3 codes come into question');
    expect(detail?.text).toContain('{candidate1}, {candidate2}, {candidate3}');
    expect(Object.values(detail?.values ?? {}).map(({ value }) => value)).toEqual([
      '34186711000001102',
      '34186711000001118',
      '34186711000001125',
    ]);
  });
});
