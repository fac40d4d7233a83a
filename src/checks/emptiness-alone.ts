import { defineCheck } from './define.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

/** A reason for being empty stands only where there are no entries (FHIR, Composition, cmp-2; List, lst-1). */
export const emptinessAlone = defineCheck<Record<string, never>>({
  name: 'emptiness-alone',
  does: 'asks that a section or list gives a reason for being empty only where it is',
  options: { type: 'object', additionalProperties: false, properties: {} },
  run(fact) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const results = fact.sections.flatMap(({ emptiness = [] }) =>
      emptiness.map(({ beside, path }): CheckResult => {
        if (!beside) return PASS;
        return fail(
          'This says why there is nothing here, and there are entries. Take one of them away.',
          undefined,
          path,
        );
      }),
    );
    // Sections of which none says why it is empty were looked at, too.
    return results.length === 0 && fact.sections.length > 0 ? [PASS] : results;
  },
});
