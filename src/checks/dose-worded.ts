import { defineCheck } from './define.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

/** A structured dose has its words beside it, for receivers that can only show it. */
export const doseWorded = defineCheck<Record<string, never>>({
  name: 'dose-worded',
  does: 'asks that a structured dosage has its words beside it',
  options: { type: 'object', additionalProperties: false, properties: {} },
  run(fact) {
    if (fact.kind !== 'medication') return NOT_APPLICABLE;
    return fact.dosages.flatMap(({ structured, text, path }): CheckResult[] => {
      if (!structured) return [];
      return text
        ? [PASS]
        : [fail('This dosage has no words. Send the same dose in words beside it.', undefined, path)];
    });
  },
});
