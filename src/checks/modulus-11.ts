import { modulus11CheckDigit } from '../record/modulus-11.js';
import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';
import { readText, VALUE_OPTIONS, type ValueOptions } from './value.js';

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
      'The last digit is not the check digit of the nine before it; one of the ten is wrong. Look the number up at its source.',
      undefined,
      value.path,
    );
  },
});
