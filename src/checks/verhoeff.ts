import { passesVerhoeff } from '../terminology/verhoeff.js';
import { defineCheck } from './define.js';
import { repairLostDigits } from './lost-digits.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';
import { readText, told, VALUE_OPTIONS, type ValueOptions } from './value.js';

interface Options extends ValueOptions {
  /** Say so where the code looks cut to 15 significant digits, as a spreadsheet does */
  repair?: boolean;
}

export const verhoeff = defineCheck<Options>({
  name: 'verhoeff',
  does: 'asks whether the last digit of a number is its Verhoeff check digit',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['field'],
    properties: { ...VALUE_OPTIONS, repair: { type: 'boolean' } },
  },
  run(fact, options) {
    const value = readText(fact, options);
    if (value.kind !== 'text' || !/^\d{2,}$/.test(value.text)) return NOT_APPLICABLE;
    if (passesVerhoeff(value.text)) return PASS;
    const repaired = options.repair ? repairLostDigits(value.text) : [];
    if (repaired.length === 0) return fail('The check digit is wrong, so one of the digits is.', undefined, value.path);
    const candidates = Object.fromEntries(repaired.map((code, index) => [`candidate${index + 1}`, code]));
    return fail(cutText(Object.keys(candidates)), told(options, candidates), value.path);
  },
});

/** Each candidate is a value by itself, so that one who may see values sees whole codes. */
function cutText(names: readonly string[]): string {
  const count = names.length === 1 ? 'One code comes' : `${names.length} codes come`;
  const list = names.map((name) => `{${name}}`).join(', ');
  return `The code looks cut to 15 digits, as a spreadsheet or a number type does. Take it again from its source. ${count} into question, shown by --values full: ${list}.`;
}
