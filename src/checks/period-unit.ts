import { defineCheck } from './define.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

/** A period of a timing has a unit, and one that the dose syntax takes. */
export const periodUnit = defineCheck<{ units: string[] }>({
  name: 'period-unit',
  does: 'asks that the period of a timing has one of the named units',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['units'],
    properties: { units: { type: 'array', items: { type: 'string' } } },
  },
  run(fact, { units }) {
    if (fact.kind !== 'medication') return NOT_APPLICABLE;
    return fact.dosages.flatMap(({ timing }): CheckResult[] => {
      if (!timing || (timing.period === undefined && timing.periodUnit === undefined)) return [];
      if (timing.periodUnit !== undefined && units.includes(timing.periodUnit)) return [PASS];
      if (timing.periodUnit === undefined)
        return [
          fail(
            'This timing has a period without its unit, so nobody can tell how often. Give periodUnit.',
            undefined,
            timing.path,
          ),
        ];
      return [
        fail(
          `The unit of this period is none of ${units.join(', ')}. Use one of them.`,
          undefined,
          timing.periodUnitPath,
        ),
      ];
    });
  },
});
