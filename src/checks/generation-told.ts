import { defineCheck } from './define.js';
import { PASS, review } from './types.js';

/** The generation of a record is plain from the record itself. */
export const generationTold = defineCheck<{ undecided: string[] }>({
  name: 'generation-told',
  does: 'asks that the generation of a record can be told from it',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['undecided'],
    properties: { undecided: { type: 'array', items: { type: 'string' }, minItems: 1 } },
  },
  run(_fact, { undecided }, { generation }) {
    if (!undecided.includes(generation)) return PASS;
    return review(
      'ambiguous-generation',
      'Nothing in the record tells its generation. Name a profile in meta.profile, or say the generation on the command line.',
    );
  },
});
