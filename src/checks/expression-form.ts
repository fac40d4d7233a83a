import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS, review } from './types.js';
import { readText, VALUE_OPTIONS, type ValueOptions } from './value.js';

/** What tells a text from one identifier: blanks inside it, or a sign of the compositional grammar. */
const MORE_THAN_ONE_WORD = /[\s:=|(,+]/;
const BEGINS_AS_EXPRESSION = /^(===|<<<)?\s*(\(\s*)?[1-9]\d{5,17}(?!\d)/;
const HAS_SIGN = /[:=|(,+]/;
/** A number as spreadsheets show it once it has more digits than they keep. */
const WITH_EXPONENT = /^\d([.,]\d+)?[eE]\+\d{1,2}$/;

/** Source: SNOMED CT compositional grammar 2.4. Expressions are recognised, not parsed. */
export const expressionForm = defineCheck<ValueOptions>({
  name: 'expression-form',
  does: 'asks that a code of several words is a SNOMED CT expression',
  options: { type: 'object', additionalProperties: false, required: ['field'], properties: VALUE_OPTIONS },
  run(fact, options) {
    const value = readText(fact, { ...options, trim: true });
    if (value.kind !== 'text') return NOT_APPLICABLE;
    if (!MORE_THAN_ONE_WORD.test(value.text)) return PASS;
    if (BEGINS_AS_EXPRESSION.test(value.text) && HAS_SIGN.test(value.text))
      return review(
        'unsupported',
        'This looks like a SNOMED CT expression; expressions are not looked into.',
        value.path,
      );
    if (WITH_EXPONENT.test(value.text))
      return fail(
        'The code is written with an exponent, as spreadsheets do; its last digits are lost.',
        undefined,
        value.path,
      );
    return fail('This is neither one SNOMED CT identifier nor an expression of them.', undefined, value.path);
  },
});
