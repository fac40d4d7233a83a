import { defineCheck } from './define.js';
import { TERM_OPTIONS, type TermOptions } from './terminology-known.js';
import { fail, NOT_APPLICABLE, PASS, review } from './types.js';
import { fieldOf, pathOf, readText, VALUE_OPTIONS } from './value.js';

interface Options extends TermOptions {
  /** Field that holds the display */
  display: string;
}

export const terminologyDisplay = defineCheck<Options>({
  name: 'terminology-display',
  does: 'asks a terminology whether a display is one of a code’s descriptions',
  options: {
    ...TERM_OPTIONS,
    required: ['field', 'system', 'display'],
    properties: { ...VALUE_OPTIONS, system: { type: 'string' }, display: { type: 'string' } },
  },
  run(fact, options, { terminology }) {
    const value = readText(fact, options);
    const display = fieldOf(fact, options.display);
    if (value.kind !== 'text' || typeof display !== 'string' || display.trim() === '') return NOT_APPLICABLE;
    const path = pathOf(fact, options.display);
    const { answer, reason } = terminology.display(options.system, value.text, display);
    if (answer === 'yes') return PASS;
    if (answer === 'cannot-tell') return review(reason ?? 'terminology-not-loaded', undefined, path);
    return fail('The display is none of the descriptions that the edition loaded holds for the code.', undefined, path);
  },
});
