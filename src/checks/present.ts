import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';
import { fieldOf, pathOf, placeIn } from './value.js';

interface Options {
  field: string;
  text: string;
  /** The value must not merely repeat this field's */
  differsFrom?: string;
  /** Field that holds the place where it is missing; left out: the fact's own */
  at?: string;
}

/** True of false, nothing, blank text and empty lists. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return true;
  return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0;
}

export const present = defineCheck<Options>({
  name: 'present',
  does: 'asks that something is there',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['field', 'text'],
    properties: {
      field: { type: 'string' },
      text: { type: 'string' },
      differsFrom: { type: 'string' },
      at: { type: 'string' },
    },
  },
  run(fact, options) {
    const value = fieldOf(fact, options.field);
    // A path of something missing may not exist in the payload, so the finding stands at what lacks it.
    if (isEmpty(value)) return fail(options.text, undefined, placeIn(fact, options.at));
    if (!options.differsFrom) return PASS;
    const other = fieldOf(fact, options.differsFrom);
    if (typeof value !== 'string' || typeof other !== 'string') return NOT_APPLICABLE;
    return value.trim() === other.trim() ? fail(options.text, undefined, pathOf(fact, options.field)) : PASS;
  },
});
