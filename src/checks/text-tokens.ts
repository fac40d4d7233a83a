import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';

/** No token stands in the text of a record. */
export const textTokens = defineCheck<Record<string, never>>({
  name: 'text-tokens',
  does: 'asks that no token stands in the text of a record',
  options: { type: 'object', additionalProperties: false, properties: {} },
  run(fact) {
    if (fact.kind !== 'text') return NOT_APPLICABLE;
    if (fact.tokens.length === 0) return PASS;
    if (fact.tokens.some(({ live }) => live))
      return fail('There is a token here that has not run out. Revoke it and take it out of the record.');
    return {
      ...fail('There is an expired token here. Take it out: a token has no place in a record.'),
      severity: 'should',
    };
  },
});
