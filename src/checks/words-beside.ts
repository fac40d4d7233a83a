import type { CodingFact } from '../record/facts.js';
import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS, review } from './types.js';

export interface WordsBesideOptions {
  system: string;
  /** Codes that say nothing without words or another code beside them */
  values: string[];
  text: string;
}

/** A code that only says that something was lost in transfer has beside it what was lost. */
export const wordsBeside = defineCheck<WordsBesideOptions>({
  name: 'words-beside',
  does: 'asks that an allergy or medicine with one of the named codes has words or another code too',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['system', 'values', 'text'],
    properties: {
      system: { type: 'string' },
      values: { type: 'array', items: { type: 'string' }, minItems: 1 },
      text: { type: 'string' },
    },
  },
  run(fact, { system, values, text }) {
    if ((fact.kind !== 'allergy' && fact.kind !== 'medication') || !fact.concept || fact.concept.absent)
      return NOT_APPLICABLE;
    const { concept, note } = fact;
    const isLost = ({ known, code }: CodingFact) => known === system && values.includes(code?.trim() ?? '');
    const lost = concept.codings.find(isLost);
    if (!lost) return NOT_APPLICABLE;
    if (concept.hasText || concept.codings.some((coding) => !isLost(coding) && (coding.code || coding.display)))
      return PASS;
    if (note)
      return review('person-needed', 'Whether the note says what the entry was is for a person to see.', lost.codePath);
    return fail(text, undefined, lost.codePath);
  },
});
