import { defineCheck } from './define.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

/** A dose that is given in words is given in structured form too. */
export const doseStructured = defineCheck<Record<string, never>>({
  name: 'dose-structured',
  does: 'asks that a dose is in structured form and not in words alone',
  options: { type: 'object', additionalProperties: false, properties: {} },
  run(fact) {
    if (fact.kind !== 'medication') return NOT_APPLICABLE;
    return fact.dosages.flatMap(({ structured, text, path }): CheckResult[] => {
      if (structured) return [PASS];
      return text
        ? [
            fail(
              'This dose is words only. Send dose, timing and route in structured form beside them.',
              undefined,
              path,
            ),
          ]
        : [];
    });
  },
});
