import { type IdFault, idFaultsOf } from '../terminology/scg/ids.js';
import { parseExpression } from '../terminology/scg/parse.js';
import { ScgError } from '../terminology/scg/scg-error.js';
import type { Expression } from '../terminology/scg/tree.js';
import { defineCheck } from './define.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS, review } from './types.js';
import { readText, VALUE_OPTIONS, type ValueOptions } from './value.js';

/** What tells a text from one identifier: blanks inside it, or a sign of the compositional grammar. */
const MORE_THAN_ONE_WORD = /[\s:=|(,+]/;
const BEGINS_AS_EXPRESSION = /^(?:===|<<<)?\s*[1-9]\d{5,17}(?!\d)/;
const HAS_SIGN = /[:=|(,+]/;
/** A number as spreadsheets show it once it has more digits than they keep. */
const WITH_EXPONENT = /^\d([.,]\d+)?[eE]\+\d{1,2}$/;
const ID_FAULTS: Record<IdFault['fault'], string> = {
  'check-digit': 'has a wrong check digit',
  'not-a-concept': 'is not that of a concept',
  partition: 'is of no kind that there is',
};

/** Source: SNOMED CT compositional grammar 2.4. Whether the attributes go with the concepts is left to a person. */
export const expressionForm = defineCheck<ValueOptions>({
  name: 'expression-form',
  does: 'asks that a code of several words is a SNOMED CT expression',
  options: { type: 'object', additionalProperties: false, required: ['field'], properties: VALUE_OPTIONS },
  run(fact, options) {
    const value = readText(fact, { ...options, trim: true });
    if (value.kind !== 'text') return NOT_APPLICABLE;
    if (!MORE_THAN_ONE_WORD.test(value.text)) return PASS;
    if (BEGINS_AS_EXPRESSION.test(value.text) && HAS_SIGN.test(value.text)) return judge(value.text, value.path);
    if (WITH_EXPONENT.test(value.text))
      return fail(
        'The code is written with an exponent, as spreadsheets do; its last digits are lost.',
        undefined,
        value.path,
      );
    return fail('This is neither one SNOMED CT identifier nor an expression of them.', undefined, value.path);
  },
});

function judge(text: string, path: string | undefined): CheckResult {
  const expression = parseOrFault(text);
  if (expression instanceof ScgError)
    return fail(
      `This begins as a SNOMED CT expression and is none. At character ${expression.at + 1}: ${expression.fault}`,
      undefined,
      path,
    );
  const [first] = idFaultsOf(expression);
  if (first)
    return fail(
      `In this SNOMED CT expression, the identifier at character ${first.at + 1} ${ID_FAULTS[first.fault]}.`,
      undefined,
      path,
    );
  return review(
    'unsupported',
    'This is a SNOMED CT expression of sound form; whether its attributes go with its concepts is not looked into.',
    path,
  );
}

function parseOrFault(text: string): Expression | ScgError {
  try {
    return parseExpression(text);
  } catch (error) {
    if (error instanceof ScgError) return error;
    throw error;
  }
}
