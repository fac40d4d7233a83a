import { defineCheck } from './define.js';
import { isElsewhere } from './elsewhere.js';
import { named, TERM_OPTIONS, type TermOptions, untold } from './terminology-known.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';
import { fieldOf, pathOf, readText } from './value.js';

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
    properties: { ...TERM_OPTIONS.properties, display: { type: 'string' } },
  },
  run(fact, options, { terminology }) {
    const value = readText(fact, options);
    const display = fieldOf(fact, options.display);
    if (value.kind !== 'text' || typeof display !== 'string' || display.trim() === '') return NOT_APPLICABLE;
    const path = pathOf(fact, options.display);
    const { answer, reason, match, edition, pending } = terminology.display(options.system, value.text, display);
    if (answer === 'cannot-tell' && isElsewhere(terminology, options.elsewhere, value.text, pending))
      return NOT_APPLICABLE;
    if (answer === 'cannot-tell')
      return untold(reason ?? 'terminology-not-loaded', edition, 'the descriptions of the code', path);
    if (answer === 'no')
      return fail('The display is none of the descriptions that {edition} holds for the code.', named(edition), path);
    if (match !== 'synonym') return PASS;
    // Preferred terms change from release to release, so another description of the code is worth no more than a note.
    const text = 'The display is a description of the code, but not the one that {edition} prefers.';
    return { ...fail(text, named(edition), path), severity: 'may' };
  },
});
