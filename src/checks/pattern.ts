import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS, review } from './types.js';
import { compiled, LINEAR_PATTERN, readText, told, VALUE_OPTIONS, type ValueOptions } from './value.js';

interface Options extends ValueOptions {
  /** The value is right where one of these matches the whole of it */
  matches: string | string[];
  /** What is said where the value is wrong; `{value}` stands for it */
  text: string;
  /** Better words for known ways of being wrong, tried in order */
  hints?: { matches: string; text: string }[];
  /** Values that are another rule's matter */
  skip?: string;
  /** What a placeholder gives: review where this rule speaks for the value, skip where another does */
  placeholders?: 'review' | 'skip';
}

/** The form of a value, by patterns that the rule gives. */
export const pattern = defineCheck<Options>({
  name: 'pattern',
  does: 'asks whether a value has one of the given forms',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['field', 'matches', 'text'],
    properties: {
      ...VALUE_OPTIONS,
      matches: { oneOf: [LINEAR_PATTERN, { type: 'array', items: LINEAR_PATTERN, minItems: 1 }] },
      text: { type: 'string' },
      hints: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['matches', 'text'],
          properties: { matches: LINEAR_PATTERN, text: { type: 'string' } },
        },
      },
      skip: LINEAR_PATTERN,
      placeholders: { enum: ['review', 'skip'] },
    },
  },
  run(fact, options) {
    const value = readText(fact, options);
    if (value.kind === 'placeholder' && options.placeholders !== 'skip')
      return review(
        'placeholder',
        'A mark stands here where a value belongs; fill it in to have it checked.',
        value.path,
      );
    if (value.kind !== 'text' || (options.skip && compiled(options.skip).test(value.text))) return NOT_APPLICABLE;
    const forms = Array.isArray(options.matches) ? options.matches : [options.matches];
    if (forms.some((form) => compiled(form).test(value.text))) return PASS;
    const hint = options.hints?.find(({ matches }) => compiled(matches).test(value.text));
    return fail(hint?.text ?? options.text, told(options, { value: value.text }), value.path);
  },
});
