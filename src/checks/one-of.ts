import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';
import { readText, told, VALUE_OPTIONS, type ValueOptions } from './value.js';

interface Options extends ValueOptions {
  values?: string[];
  /** A list of the catalogue, as `ods/defaults`: an array of strings, or an object whose keys count */
  list?: string;
  text: string;
}

export const LIST_OPTIONS = {
  type: 'object',
  additionalProperties: false,
  required: ['field', 'text'],
  oneOf: [{ required: ['values'] }, { required: ['list'] }],
  properties: {
    ...VALUE_OPTIONS,
    values: { type: 'array', items: { type: 'string' }, minItems: 1 },
    list: { type: 'string' },
    text: { type: 'string' },
  },
} as const;

/** The values that a rule allows or refuses, from the rule itself or from a list of the catalogue. */
export function listed(options: Pick<Options, 'values' | 'list'>, codes: (name: string) => unknown): readonly string[] {
  if (options.values) return options.values;
  const list = options.list ? codes(options.list) : [];
  return Array.isArray(list) ? list : Object.keys(list as object);
}

export const oneOf = defineCheck<Options>({
  name: 'one-of',
  does: 'asks that a value is one of a list',
  options: LIST_OPTIONS,
  run(fact, options, context) {
    const value = readText(fact, options);
    if (value.kind !== 'text') return NOT_APPLICABLE;
    if (listed(options, context.codes).includes(value.text)) return PASS;
    return fail(options.text, told(options, { value: value.text }), value.path);
  },
});
