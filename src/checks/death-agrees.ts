import { defineCheck } from './define.js';
import { codingIn, type NationalLists, partOf } from './stay-part.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

/** The method and the destination of a discharge both say that the patient died, or neither does; a patient who died is asked about. */
export const deathAgrees = defineCheck<{ lists: string; method: string; destination: string }>({
  name: 'death-agrees',
  does: 'Method and destination of a discharge agree on whether the patient died',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['lists', 'method', 'destination'],
    properties: { lists: { type: 'string' }, method: { type: 'string' }, destination: { type: 'string' } },
  },
  run(fact, options, { codes, facts }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const lists = codes<NationalLists>(options.lists);
    const said = [
      [partOf(fact, 'dischargeMethod'), lists[options.method]] as const,
      [partOf(fact, 'dischargeDestination'), lists[options.destination]] as const,
    ].map(([concept, list]) => {
      const found = concept && list && codingIn(concept, list);
      return found?.coding.code === undefined
        ? undefined
        : { died: found.list.death?.includes(found.coding.code) ?? false, path: found.coding.codePath };
    });
    const [method, destination] = said;
    if (!method || !destination) return NOT_APPLICABLE;
    if (method.died === destination.died) {
      const dead = facts.get('patient').some(({ subject, deceased }) => subject && deceased);
      return dead && !destination.died ? diedSince(destination.path) : PASS;
    }
    const text = method.died
      ? 'The discharge method says that the patient died, but the destination is a place. Use the code for a patient who died, or correct the method.'
      : 'The discharge destination says that the patient died, but the method does not. Correct whichever is wrong.';
    return fail(text, undefined, destination.path);
  },
});

function diedSince(path: string): CheckResult {
  const text =
    'The patient is said to have died, but neither method nor destination of the discharge says so. See whether the patient died after leaving.';
  return { outcome: 'review', reason: 'person-needed', detail: { text }, path };
}
