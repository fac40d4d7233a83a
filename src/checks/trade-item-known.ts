import { GTIN_PREFIX } from '../terminology/index-format.js';
import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS, review } from './types.js';
import { readText, VALUE_OPTIONS, type ValueOptions } from './value.js';

interface Options extends ValueOptions {
  /** Key of the dictionary in the naming table */
  system: string;
}

/** Not every trade item is a medicine, so one that the dictionary does not hold is left to a person. */
export const tradeItemKnown = defineCheck<Options>({
  name: 'trade-item-known',
  does: 'asks a dictionary of medicines whether a trade item number is one of its packs’',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['field', 'system'],
    properties: { ...VALUE_OPTIONS, system: { type: 'string' } },
  },
  run(fact, options, { terminology }) {
    const value = readText(fact, options);
    const code = value.kind === 'text' ? gtinCode(value.text) : undefined;
    if (code === undefined) return NOT_APPLICABLE;
    const { answer, active, reason } = terminology.lookup(options.system, code);
    if (answer === 'yes' && active !== false) return PASS;
    if (answer === 'yes')
      return fail('The trade item number is one that its pack no longer has.', undefined, value.path);
    if (answer === 'cannot-tell') return review(reason ?? 'unsupported', undefined, value.path);
    return review(
      'person-needed',
      'No pack of dm+d has this trade item number. It may be of something that is no medicine, or newer than the release.',
      value.path,
    );
  },
});

/** As an index names it, whatever the length it was sent in. */
export function gtinCode(text: string): string | undefined {
  const digits = text.trim();
  return /^\d{8,14}$/.test(digits) ? GTIN_PREFIX + digits.padStart(14, '0') : undefined;
}
