import { defineCheck } from './define.js';
import { type CheckResult, NOT_APPLICABLE, PASS } from './types.js';

/** Medicines of one record are under one system, so that a receiver finds two entries of one medicine alike. */
export const oneConvention = defineCheck<{ systems: [string, string] }>({
  name: 'one-convention',
  does: 'asks that the medicines of one record are all coded under the same one of two systems',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['systems'],
    properties: { systems: { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 2 } },
  },
  run(fact, { systems: [own, general] }, { facts }) {
    if (fact.kind !== 'record') return NOT_APPLICABLE;
    // A medicine with a code under each is found by either.
    const alone = (system: string, other: string) =>
      facts.get('medication').filter(({ concept }) => {
        const known = new Set((concept?.codings ?? []).map((coding) => coding.known));
        return known.has(system) && !known.has(other);
      });
    const ownOnes = alone(own, general);
    const generalOnes = alone(general, own);
    const total = ownOnes.length + generalOnes.length;
    if (total === 0) return NOT_APPLICABLE;
    if (ownOnes.length === 0 || generalOnes.length === 0) return PASS;
    const fewer = ownOnes.length < generalOnes.length ? ownOnes : generalOnes;
    const text = `${ownOnes.length} medicines are under the system of dm+d and ${generalOnes.length} under that of SNOMED CT. Each is right; a receiver finds them alike only under one.`;
    const result: CheckResult = { outcome: 'review', reason: 'sources-disagree', detail: { text } };
    return fewer[0] ? { ...result, path: fewer[0].conceptPath } : result;
  },
});
