import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';
import { fieldOf, pathOf, VALUE_OPTIONS, type ValueOptions } from './value.js';

/** Looks at the value as it was sent; `trim` and `slice` have no meaning here. */
export const whiteSpace = defineCheck<ValueOptions>({
  name: 'white-space',
  does: 'asks that a value has no white space at its ends',
  options: { type: 'object', additionalProperties: false, required: ['field'], properties: VALUE_OPTIONS },
  run(fact, options) {
    const value = fieldOf(fact, options.field);
    if (typeof value !== 'string' || value.trim() === '') return NOT_APPLICABLE;
    if (value.trim() === value) return PASS;
    const where = value.trimStart() !== value ? (value.trimEnd() !== value ? 'before and after' : 'before') : 'after';
    return fail(
      `There is white space ${where} the value, so it equals no code. Take it out.`,
      undefined,
      pathOf(fact, options.field),
    );
  },
});
