import { defineCheck } from './define.js';
import { LIST_OPTIONS, listed } from './one-of.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';
import { readText, told, type ValueOptions } from './value.js';

interface Options extends ValueOptions {
  values?: string[];
  list?: string;
  text: string;
  /** A value that is not there is none of them, and passes */
  absentPasses?: boolean;
}

export const notOneOf = defineCheck<Options>({
  name: 'not-one-of',
  does: 'asks that a value is none of a list',
  options: {
    ...LIST_OPTIONS,
    properties: { ...LIST_OPTIONS.properties, absentPasses: { type: 'boolean' } },
  },
  run(fact, options, context) {
    const value = readText(fact, options);
    if (value.kind === 'absent' && options.absentPasses) return PASS;
    if (value.kind !== 'text') return NOT_APPLICABLE;
    if (!listed(options, context.codes).includes(value.text)) return PASS;
    return fail(options.text, told(options, { value: value.text }), value.path);
  },
});
