import { defineCheck } from './define.js';
import { named, TERM_OPTIONS, type TermOptions } from './terminology-known.js';
import { fail, NOT_APPLICABLE, PASS, review } from './types.js';
import { readText, told } from './value.js';

/** A code that the terminology does not hold is terminology-known's matter. */
export const terminologyActive = defineCheck<TermOptions>({
  name: 'terminology-active',
  does: 'asks a terminology whether a code that it holds is still active',
  options: TERM_OPTIONS,
  run(fact, options, { terminology }) {
    const value = readText(fact, options);
    if (value.kind !== 'text') return NOT_APPLICABLE;
    const { answer, reason, active, edition, ...status } = terminology.lookup(options.system, value.text);
    if (answer === 'no') return NOT_APPLICABLE;
    if (answer === 'cannot-tell' || active === undefined)
      return review(reason ?? 'terminology-not-loaded', undefined, value.path);
    if (active) return PASS;
    const { replacement = [], alternatives = [] } = status;
    const [text, codes] = successor(replacement, alternatives);
    return fail(
      `The code is inactive in {edition}; ${text}.`,
      { ...told(options, codes), ...named(edition) },
      value.path,
    );
  },
});

/** Only what is the same concept, or replaces it, is offered as a replacement; among others a clinician must choose. */
function successor(replacement: readonly string[], alternatives: readonly string[]): [string, Record<string, string>] {
  if (replacement.length > 0)
    return ['{replacement} is recorded in its place', { replacement: replacement.join(', ') }];
  if (alternatives.length === 0) return ['no replacement is recorded', {}];
  return [
    'codes near to it are recorded, among which a clinician must choose: {alternatives}',
    { alternatives: alternatives.join(', ') },
  ];
}
