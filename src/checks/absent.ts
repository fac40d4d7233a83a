import { defineCheck } from './define.js';
import { isEmpty } from './present.js';
import { fail, PASS } from './types.js';
import { fieldOf, pathOf } from './value.js';

interface Options {
  field: string;
  text: string;
  /** Field whose place the finding takes, where it is not the field itself */
  at?: string;
}

export const absent = defineCheck<Options>({
  name: 'absent',
  does: 'asks that something is not there',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['field', 'text'],
    properties: { field: { type: 'string' }, text: { type: 'string' }, at: { type: 'string' } },
  },
  run(fact, options) {
    if (isEmpty(fieldOf(fact, options.field))) return PASS;
    return fail(options.text, undefined, pathOf(fact, options.at ?? options.field));
  },
});
