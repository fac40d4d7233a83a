import { describe, expect, it } from 'vitest';
import { modulus11 } from '../../../src/checks/modulus-11.js';
import { modulus11CheckDigit } from '../../../src/record/modulus-11.js';
import { as, ask, outcomes } from './asking.js';

describe('modulus-11', () => {
  it('passes numbers of the test range whose check digit is right', () => {
    const right = ['9990001006', '9990500002', '9991234507'.replace(/\d$/, modulus11CheckDigit('999123450')!)];
    expect(outcomes(modulus11, right)).toEqual(as('pass', right));
  });

  it('fails every other tenth digit', () => {
    const others = [...'012345789'].map((digit) => `999000100${digit}`);
    expect(outcomes(modulus11, others)).toEqual(as('fail', others));
  });

  it('knows nine digits that have no check digit', () => {
    expect(modulus11CheckDigit('999000000')).toBeUndefined();
    expect(ask(modulus11, { value: '9990000000' }, { field: 'value' }).detail?.text).toContain('No number');
  });

  it('gives nought where the sum leaves none', () => {
    expect(modulus11CheckDigit('987654321')).toBe('0');
  });

  it('passes every repeated digit, which is why fillers need a rule of their own', () => {
    const fillers = [...'0123456789'].map((digit) => digit.repeat(10));
    expect(outcomes(modulus11, fillers)).toEqual(as('pass', fillers));
  });

  it('leaves other forms to the rule on form', () => {
    const forms = ['999000100', '999 000 1006', 'ABCDEFGHIJ', '{{number}}'];
    expect(outcomes(modulus11, forms)).toEqual(as('not-applicable', forms));
  });

  it('gives neither the digit that was due nor its shape', () => {
    const { detail } = ask(modulus11, { value: '9990001007' }, { field: 'value' });
    expect(detail?.values).toBeUndefined();
    expect(detail?.text).toMatch(/^The last digit is not the check digit[^{\d]+$/);
  });
});
