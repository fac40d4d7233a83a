import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';
import { readText, VALUE_OPTIONS, type ValueOptions } from './value.js';

/** True where the last digit is the Luhn (mod 10) check digit of the others. Source: LOINC users' guide, check digits. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = digits.length - 1, double = false; index >= 0; index -= 1, double = !double) {
    const digit = Number(digits[index]) * (double ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** Letters before the number and the hyphen in it do not count: `LP14635-4` is judged as 146354. */
export const luhn = defineCheck<ValueOptions>({
  name: 'luhn',
  does: 'asks whether the last digit of a code is its Luhn check digit',
  options: { type: 'object', additionalProperties: false, required: ['field'], properties: VALUE_OPTIONS },
  run(fact, options) {
    const value = readText(fact, options);
    const parts = value.kind === 'text' ? /^[A-Z]*(\d+)-?(\d)$/.exec(value.text) : null;
    if (!parts) return NOT_APPLICABLE;
    return passesLuhn(`${parts[1]}${parts[2]}`)
      ? PASS
      : fail('The check digit is wrong, so one of the digits is.', undefined, value.path);
  },
});
