import { defineCheck } from './define.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

/** The dose stands where its generation of FHIR has it: in Dosage (STU3) or in Dosage.doseAndRate (R4 and later). */
export const doseOfGeneration = defineCheck<Record<string, never>>({
  name: 'dose-of-generation',
  does: 'asks that a dose stands where its generation of FHIR has it',
  options: { type: 'object', additionalProperties: false, properties: {} },
  run(fact, _options, { generation }) {
    if (fact.kind !== 'medication') return NOT_APPLICABLE;
    const text =
      generation === 'fhir-stu3'
        ? 'STU3 has no doseAndRate, so a receiver does not see this dose. Put doseQuantity or doseRange into the dosage itself.'
        : 'From R4 on the dose stands in doseAndRate, so a receiver does not see this one. Move it there.';
    return fact.dosages.flatMap(({ misplaced, structured }): CheckResult[] => {
      if (misplaced !== undefined) return [fail(text, undefined, misplaced)];
      return structured ? [PASS] : [];
    });
  },
});
