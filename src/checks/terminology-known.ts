import { defineCheck } from './define.js';
import { type Detail, fail, NOT_APPLICABLE, PASS, review } from './types.js';
import { readText, VALUE_OPTIONS, type ValueOptions } from './value.js';

export interface TermOptions extends ValueOptions {
  /** Key of the naming table, as snomed-ct */
  system: string;
}

export const TERM_OPTIONS = {
  type: 'object',
  additionalProperties: false,
  required: ['field', 'system'],
  properties: { ...VALUE_OPTIONS, system: { type: 'string', minLength: 1 } },
} as const;

export const terminologyKnown = defineCheck<TermOptions>({
  name: 'terminology-known',
  does: 'asks a terminology whether it holds a code',
  options: TERM_OPTIONS,
  run(fact, options, { terminology }) {
    const value = readText(fact, options);
    if (value.kind !== 'text') return NOT_APPLICABLE;
    const { answer, reason, edition } = terminology.lookup(options.system, value.text);
    if (answer === 'yes') return PASS;
    if (answer === 'cannot-tell') return review(reason ?? 'terminology-not-loaded', told(reason), value.path);
    return fail('The code is not in {edition}.', named(edition), value.path);
  },
});

function told(reason: string | undefined): string | undefined {
  return reason === 'unsupported'
    ? 'What is loaded of the terminology cannot tell whether it holds the code.'
    : undefined;
}

/** The edition that answered, for a message. */
export function named(edition: string | undefined): NonNullable<Detail['values']> {
  return { edition: { class: 'structural', value: edition ?? 'the edition that was loaded' } };
}
