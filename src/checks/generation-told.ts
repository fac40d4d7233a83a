import type { Generation } from '../generation.js';
import type { Trial } from '../parse/tree.js';
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
  run(_fact, { undecided }, { generation, record }) {
    if (record.tried === undefined && !undecided.includes(generation)) return PASS;
    const tried = record.tried ? ` It was tried (${trialWords(record.tried, generation)}).` : '';
    return review(
      'ambiguous-generation',
      `Nothing in the record tells its generation.${tried} Name a profile in meta.profile, or say the generation on the command line.`,
    );
  },
});

/** What came of trying a record as each generation, and which was taken. */
export function trialWords(tried: readonly Trial[], taken: Generation): string {
  const counts = tried.map(({ generation, errors }) => `${errors} as ${wordOf(generation)}`).join(', ');
  return `errors of the FHIR engine: ${counts}; taken as ${wordOf(taken)}`;
}

function wordOf(generation: Generation): string {
  return generation.replace('fhir-', 'FHIR ').toUpperCase();
}
