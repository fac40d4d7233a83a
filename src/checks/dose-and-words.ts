import type { Amount, Dosage } from '../record/facts.js';
import { defineCheck } from './define.js';
import { daysIn, daysOf, rateOf, ratesIn, routesIn, saysAsNeeded } from './dose-words.js';
import { termsOf } from './entry-words.js';
import { type CheckResult, NOT_APPLICABLE, PASS } from './types.js';
import { amountsIn, isSameAmount, type PlainAmount, plainAmount, wordsOf } from './words.js';

const STEPS = wordsOf('then followed increase increasing reduce reducing');

/** What a dosage says in structured form and what its words say are the same dose, as often, and as needed or not. */
export const doseAndWords = defineCheck<Record<string, never>>({
  name: 'dose-and-words',
  does: 'asks that a structured dose and the words beside it say the same amount, frequency, length of time and route, and the same of “as needed”',
  options: { type: 'object', additionalProperties: false, properties: {} },
  run(fact) {
    if (fact.kind !== 'medication') return NOT_APPLICABLE;
    return fact.dosages.flatMap((dosage): CheckResult[] => {
      if (dosage.words === undefined || !dosage.structured) return [];
      const words = wordsOf(dosage.words);
      // Directions of several steps are more than one dosage can say; which step is meant nobody can tell.
      if (STEPS.some((word) => words.includes(word))) return [];
      const differs = differenceIn(dosage, words);
      if (differs === undefined) return [PASS];
      const text = `${differs} Make both say the same, or tell the receiver which holds.`;
      return [{ outcome: 'review', reason: 'person-needed', detail: { text }, path: dosage.textPath ?? dosage.path }];
    });
  },
});

function differenceIn(dosage: Dosage, words: string[]): string | undefined {
  if (differsInAmount(dosage.doses ?? [], amountsIn(words)))
    return 'The words give another amount than the structured dose.';
  const { timing } = dosage;
  const rate = timing && rateOf(timing);
  const rates = ratesIn(words);
  if (rate !== undefined && rates.length > 0 && !rates.some((each) => Math.abs(each - rate) < 1e-6 * rate))
    return 'The words give another frequency than the structured timing.';
  const days = timing && daysOf(timing);
  const told = daysIn(words);
  if (days !== undefined && told.length > 0 && !told.includes(days))
    return 'The words give another length of time than the structured timing.';
  if (differsInRoute(dosage, words)) return 'The words name another route than the structured dosage.';
  if (timing && saysAsNeeded(words) && !dosage.asNeeded)
    return 'The words say that the medicine is for when it is needed; the structured dosage does not.';
  if (dosage.asNeeded && rates.length > 0 && !saysAsNeeded(words))
    return 'The structured dosage says that the medicine is for when it is needed; the words do not.';
  return undefined;
}

function differsInRoute({ ways = [] }: Dosage, words: readonly string[]): boolean {
  const coded = routesIn(ways.flatMap((way) => termsOf(way)).flatMap(wordsOf));
  const told = routesIn(words);
  return coded.size > 0 && told.size > 0 && ![...told].some((route) => coded.has(route));
}

/** Only amounts in one dimension can differ: 500 mg and two tablets may be the same dose. */
function differsInAmount(doses: readonly Amount[], told: readonly PlainAmount[]): boolean {
  const structured = doses
    .map((dose) => plainAmount(dose.value, dose.known === 'ucum' ? dose.code : dose.unit))
    .filter((amount): amount is PlainAmount => amount !== undefined);
  const comparable = told.filter(({ dimension }) => structured.some((dose) => dose.dimension === dimension));
  if (comparable.length === 0 || structured.length === 0) return false;
  return !comparable.some((amount) => structured.some((dose) => isSameAmount(dose, amount)));
}
