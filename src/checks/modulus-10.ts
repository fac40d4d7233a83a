import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS, review } from './types.js';
import { readText, VALUE_OPTIONS, type ValueOptions } from './value.js';

interface Options extends ValueOptions {
  /** Lengths that such a number may have */
  lengths: number[];
}

/** True where the last digit is the GS1 check digit: weights 3 and 1 in turn from the right. Source: GS1 general specifications, 7.9. */
export function passesModulus10(digits: string): boolean {
  let sum = 0;
  for (let index = digits.length - 2, weight = 3; index >= 0; index -= 1, weight = 4 - weight)
    sum += Number(digits[index]) * weight;
  return (10 - (sum % 10)) % 10 === Number(digits.at(-1));
}

export const modulus10 = defineCheck<Options>({
  name: 'modulus-10',
  does: 'asks whether a number has a length that GS1 gives it and ends in its GS1 check digit',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['field', 'lengths'],
    properties: { ...VALUE_OPTIONS, lengths: { type: 'array', items: { type: 'integer', minimum: 2 }, minItems: 1 } },
  },
  run(fact, options) {
    const value = readText(fact, options);
    if (value.kind === 'placeholder') return review('placeholder', undefined, value.path);
    if (value.kind !== 'text') return NOT_APPLICABLE;
    const lengths = options.lengths.join(' or ');
    if (!/^\d+$/.test(value.text) || !options.lengths.includes(value.text.length))
      return fail(`The number must be ${lengths} digits and nothing else.`, undefined, value.path);
    return passesModulus10(value.text)
      ? PASS
      : fail('The check digit is wrong, so one of the digits is.', undefined, value.path);
  },
});
