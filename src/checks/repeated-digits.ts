import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';
import { readText, VALUE_OPTIONS, type ValueOptions } from './value.js';

export const repeatedDigits = defineCheck<ValueOptions>({
  name: 'repeated-digits',
  does: 'asks that a number is not one digit over and over',
  options: { type: 'object', additionalProperties: false, required: ['field'], properties: VALUE_OPTIONS },
  run(fact, options) {
    const value = readText(fact, options);
    if (value.kind !== 'text' || !/^\d{2,}$/.test(value.text)) return NOT_APPLICABLE;
    if (!/^(\d)\1+$/.test(value.text)) return PASS;
    return fail(
      'One digit stands in every place: such a number is a filler and was given to nobody.',
      undefined,
      value.path,
    );
  },
});
