import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';
import { readText, VALUE_OPTIONS, type ValueOptions } from './value.js';

interface Range {
  from: string;
  to: string;
  /** What such a number is; said where it is not allowed */
  text?: string;
}

interface Options extends ValueOptions {
  /** How many digits the number has; others are not judged */
  digits: number;
  /** Ranges of leading digits. With `allow` the number must begin in one; with `refuse` in none */
  allow?: Range[];
  refuse?: Range[];
  text: string;
}

const RANGES = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['from', 'to'],
    properties: {
      from: { type: 'string', pattern: '^\\d+$' },
      to: { type: 'string', pattern: '^\\d+$' },
      text: { type: 'string' },
    },
  },
} as const;

/** Leading digits are compared as text of one length, so that no digit is lost. */
export const numberRange = defineCheck<Options>({
  name: 'number-range',
  does: 'asks whether a number begins inside or outside given ranges',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['field', 'digits', 'text'],
    properties: {
      ...VALUE_OPTIONS,
      digits: { type: 'integer', minimum: 1 },
      allow: RANGES,
      refuse: RANGES,
      text: { type: 'string' },
    },
  },
  run(fact, options) {
    const value = readText(fact, options);
    if (value.kind !== 'text' || !/^\d+$/.test(value.text) || value.text.length !== options.digits)
      return NOT_APPLICABLE;
    const inside = ({ from, to }: Range): boolean =>
      value.text.slice(0, from.length) >= from && value.text.slice(0, to.length) <= to;
    if (options.allow?.some(inside)) return PASS;
    const refused = options.refuse?.find(inside);
    if (!refused && !options.allow) return PASS;
    return fail(refused?.text ?? options.text, undefined, value.path);
  },
});
