import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';
import { readText, VALUE_OPTIONS, type ValueOptions } from './value.js';

/**
 * The check digit of nine digits by modulus 11 with weights 10 to 2.
 * @returns the digit; undefined where the sum gives 10 and no number with these digits exists.
 * Source: NHS Data Model and Dictionary, NHS NUMBER.
 */
export function modulus11CheckDigit(digits: string): string | undefined {
  let sum = 0;
  for (let index = 0; index < 9; index += 1) sum += Number(digits[index]) * (10 - index);
  const digit = 11 - (sum % 11);
  if (digit === 10) return undefined;
  return digit === 11 ? '0' : String(digit);
}

export const modulus11 = defineCheck<ValueOptions>({
  name: 'modulus-11',
  does: 'asks whether the tenth of ten digits is the modulus 11 check digit of the first nine',
  options: { type: 'object', additionalProperties: false, required: ['field'], properties: VALUE_OPTIONS },
  run(fact, options) {
    const value = readText(fact, options);
    if (value.kind !== 'text' || !/^\d{10}$/.test(value.text)) return NOT_APPLICABLE;
    const expected = modulus11CheckDigit(value.text);
    if (expected === value.text[9]) return PASS;
    if (expected === undefined)
      return fail(
        'No number begins with these nine digits: their modulus 11 sum gives no check digit.',
        undefined,
        value.path,
      );
    return fail(
      'The last digit is not the check digit of the nine before it; one of the ten is wrong.',
      undefined,
      value.path,
    );
  },
});
