import { defineCheck } from './define.js';
import { TERM_OPTIONS, type TermOptions } from './terminology-known.js';
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
    const { answer, reason, active, replacement } = terminology.lookup(options.system, value.text);
    if (answer === 'no') return NOT_APPLICABLE;
    if (answer === 'cannot-tell' || active === undefined)
      return review(reason ?? 'terminology-not-loaded', undefined, value.path);
    if (active) return PASS;
    if (!replacement || replacement.length === 0)
      return fail('The code has been made inactive and no replacement is recorded.', undefined, value.path);
    return fail(
      'The code has been made inactive; {replacement} is recorded in its place.',
      told(options, { replacement: replacement.join(', ') }),
      value.path,
    );
  },
});
