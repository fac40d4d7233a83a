import { defineCheck } from './define.js';
import { isElsewhere } from './elsewhere.js';
import { codesIn } from './expression-codes.js';
import { named, TERM_OPTIONS, type TermOptions, untold, whichOf } from './terminology-known.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';
import { readText, told } from './value.js';

/** A code that the terminology does not hold is terminology-known's matter. */
export const terminologyActive = defineCheck<TermOptions>({
  name: 'terminology-active',
  does: 'asks a terminology whether a code that it holds is still active',
  options: TERM_OPTIONS,
  run(fact, options, { terminology }) {
    const value = readText(fact, options);
    const parts = value.kind === 'text' ? codesIn(value.text, options.separators) : undefined;
    if (!parts) return NOT_APPLICABLE;
    const known = parts
      .map(({ code, at }) => ({ code, at, ...terminology.lookup(options.system, code) }))
      .filter(
        ({ answer, code, pending }) =>
          answer === 'yes' || (answer === 'cannot-tell' && !isElsewhere(terminology, options.elsewhere, code, pending)),
      );
    if (known.length === 0) return NOT_APPLICABLE;
    const inactive = known.find(({ active }) => active === false);
    if (inactive) {
      const { at, edition, replacement = [], alternatives = [] } = inactive;
      // Some code systems record nothing of the kind, so that nothing is said of it.
      if (!inactive.replacement && !inactive.alternatives)
        return fail(`${whichOf(at)} is inactive in {edition}.`, named(edition), value.path);
      const [text, codes] = successor(replacement, alternatives);
      const values = { ...told(options, codes), ...named(edition) };
      return fail(`${whichOf(at)} is inactive in {edition}; ${text}.`, values, value.path);
    }
    const open = known.find(({ active }) => active === undefined);
    if (!open) return PASS;
    const { at, reason = 'terminology-not-loaded', edition } = open;
    return untold(reason, edition, `whether ${whichOf(at).toLowerCase()} is active`, value.path);
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
