import type { MedicationFact } from '../record/facts.js';
import { defineCheck } from './define.js';
import { type CheckResult, NOT_APPLICABLE, PASS } from './types.js';

/** One medicine in one dose is listed once in a document: a second line may be read as a second dose. */
export const listedOnce = defineCheck<Record<string, never>>({
  name: 'listed-once',
  does: 'asks that a document lists no medicine twice in the same dose',
  options: { type: 'object', additionalProperties: false, properties: {} },
  run(fact, _options, { facts }) {
    // A record of years repeats what was prescribed again; a document lists what holds now.
    if (fact.kind !== 'document' || facts.get('document').length !== 1) return NOT_APPLICABLE;
    const seen = new Set<string>();
    return facts.get('medication').flatMap((medication): CheckResult[] => {
      const key = keyOf(medication);
      if (key === undefined) return [];
      if (!seen.has(key)) {
        seen.add(key);
        return [PASS];
      }
      const text =
        'This medicine is listed before, in the same dose. List it once, or say in the dose or status what differs.';
      return [{ outcome: 'review', reason: 'person-needed', detail: { text }, path: medication.path }];
    });
  },
});

/** Medicine, status and dose; undefined where one of them cannot be told. Only what a patient takes is a list. */
function keyOf({ use, concept, status, change, dosages }: MedicationFact): string | undefined {
  const coding = concept?.codings.find(({ code }) => code);
  if (use !== 'statement' || !coding || dosages.length === 0) return undefined;
  const doses = dosages.map(({ words, doses = [], timing, asNeeded }) => [
    words,
    doses.map(({ value, unit, code }) => [value, unit, code]),
    [timing?.frequency, timing?.period, timing?.periodUnit, timing?.otherwise],
    asNeeded,
  ]);
  return JSON.stringify([coding.code?.trim(), status, change?.word, doses]);
}
