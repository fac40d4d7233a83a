import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';
import { readText, told, VALUE_OPTIONS, type ValueOptions } from './value.js';

export interface InReferenceSetOptions extends ValueOptions {
  /** Id of the reference set */
  set: string;
  /** List of the catalogue: members that are known without a terminology */
  list: string;
  system: string;
  text: string;
}

/** A code is a member of a SNOMED CT reference set. */
export const inReferenceSet = defineCheck<InReferenceSetOptions>({
  name: 'in-reference-set',
  does: 'asks that a code is a member of a SNOMED CT reference set',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['field', 'set', 'list', 'system', 'text'],
    properties: {
      ...VALUE_OPTIONS,
      set: { type: 'string' },
      list: { type: 'string' },
      system: { type: 'string' },
      text: { type: 'string' },
    },
  },
  run(fact, options, { codes, terminology }) {
    const value = readText(fact, options);
    if (value.kind !== 'text') return NOT_APPLICABLE;
    if (codes<string[]>(options.list).includes(value.text)) return PASS;
    const { answer, reason } = terminology.member(`^ ${options.set}`, options.system, value.text);
    if (answer === 'yes') return PASS;
    if (answer === 'no') return fail(options.text, told(options, { value: value.text }), value.path);
    return { outcome: 'review', reason: reason ?? 'terminology-not-loaded', path: value.path };
  },
});
