import { defineCheck } from './define.js';
import { isEmpty } from './present.js';
import { type CheckResult, fail, PASS } from './types.js';
import { fieldOf, placeIn } from './value.js';

export interface ElementsOptions {
  /** Field of the fact, and what a message calls it */
  fields: { field: string; name: string }[];
  /** What to do about a missing one; the name is put before it */
  text: string;
  /** Field that holds the place where they are missing; left out: the fact's own */
  at?: string;
}

/** Several fields of a fact that are all to be there; each missing one is told on its own. */
export const elements = defineCheck<ElementsOptions>({
  name: 'elements',
  does: 'Each of the named fields of a fact is there',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['fields', 'text'],
    properties: {
      fields: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['field', 'name'],
          properties: { field: { type: 'string' }, name: { type: 'string' } },
        },
      },
      text: { type: 'string' },
      at: { type: 'string' },
    },
  },
  run(fact, { fields, text, at }) {
    return fields.map(({ field, name }): CheckResult => {
      if (!isEmpty(fieldOf(fact, field))) return PASS;
      return fail(`There is no ${name}. ${text}`, undefined, placeIn(fact, at));
    });
  },
});
