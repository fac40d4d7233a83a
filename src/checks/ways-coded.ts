import { defineCheck } from './define.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

/** Route, site and method of a dosage are coded, where they are given at all. */
export const waysCoded = defineCheck<{ system: string }>({
  name: 'ways-coded',
  does: 'asks that route, site and method of a dosage have a code of the named system',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['system'],
    properties: { system: { type: 'string' } },
  },
  run(fact, { system }) {
    if (fact.kind !== 'medication') return NOT_APPLICABLE;
    return fact.dosages.flatMap(({ ways = [] }) =>
      ways
        .filter(({ absent }) => !absent)
        .map(({ codings, path }): CheckResult => {
          if (codings.some(({ known, code }) => known === system && code)) return PASS;
          return fail(
            'This route, site or method has no SNOMED CT code. Give it one beside the words.',
            undefined,
            path,
          );
        }),
    );
  },
});
