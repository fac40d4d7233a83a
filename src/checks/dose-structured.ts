import { defineCheck } from './define.js';
import { saysAmountOrTime } from './dose-words.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';
import { wordsOf } from './words.js';

/** A dose that is given in words is given in structured form too. */
export const doseStructured = defineCheck<Record<string, never>>({
  name: 'dose-structured',
  does: 'asks that a dose is in structured form and not in words alone',
  options: { type: 'object', additionalProperties: false, properties: {} },
  run(fact) {
    if (fact.kind !== 'medication') return NOT_APPLICABLE;
    return fact.dosages.flatMap(({ structured, text, words, path }): CheckResult[] => {
      if (structured) return [PASS];
      // “As directed” has nothing to structure.
      if (!text || (words !== undefined && !saysAmountOrTime(wordsOf(words)))) return [];
      return [
        fail('This dose is words only. Send dose, timing and route in structured form beside them.', undefined, path),
      ];
    });
  },
});
