import type { Fact } from '../record/facts.js';
import { defineCheck } from './define.js';
import { judgeMedicine, MEDICINE_OPTIONS, type MedicineOptions } from './medicine-codes.js';
import { type CheckResult, fail, PASS } from './types.js';

interface Options extends MedicineOptions {
  /** By the use of a medicine, or `allergy`: levels that are right */
  levels: Record<string, string[]>;
  /** By use: levels that are right only with a dosage, as they say nothing of strength and form */
  withDosage?: Record<string, string[]>;
}

const LISTS = { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } } as const;

export const medicineLevel = defineCheck<Options>({
  name: 'medicine-level',
  does: 'asks a dictionary of medicines whether the level of a code fits what the medicine is named for',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['system', 'sentAs', 'levels'],
    properties: { ...MEDICINE_OPTIONS, levels: LISTS, withDosage: LISTS },
  },
  run(fact, options, context) {
    const use = useOf(fact);
    const right = use === undefined ? undefined : options.levels[use];
    if (use === undefined || right === undefined) return [];
    return judgeMedicine(fact, options, context, ({ path, status: { category: level } }): CheckResult[] => {
      // An identifier that is only known as a previous one of something gone has no level.
      if (level === undefined) return [];
      if (!right.includes(level))
        return [
          fail(
            `The identifier is of the level {level}, which is not one for ${WORDS[use] ?? 'this use'}.`,
            at(level),
            path,
          ),
        ];
      if (options.withDosage?.[use]?.includes(level) && fact.kind === 'medication' && fact.dosages.length === 0)
        return [
          fail(
            'The identifier is of the level {level}, which has no strength or form, and no dosage stands beside it.',
            at(level),
            path,
          ),
        ];
      return [PASS];
    });
  },
});

const WORDS: Record<string, string> = {
  request: 'prescribing',
  dispense: 'supply',
  administration: 'what was given',
  statement: 'a medicine taken',
  immunization: 'a vaccine given',
  allergy: 'the cause of an allergy',
};

function useOf(fact: Fact): string | undefined {
  if (fact.kind === 'allergy') return 'allergy';
  return fact.kind === 'medication' ? fact.use : undefined;
}

function at(level: string) {
  return { level: { class: 'structural' as const, value: level } };
}
