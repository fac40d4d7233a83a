import { defineCheck } from './define.js';
import { judgeMedicine, MEDICINE_OPTIONS, type MedicineOptions } from './medicine-codes.js';
import { named } from './terminology-known.js';
import { fail, PASS } from './types.js';

interface Options extends MedicineOptions {
  /** valid: not marked invalid; replaced: not an identifier that another has taken the place of */
  ask: 'valid' | 'replaced';
}

/** An identifier with one in its place is judged by the one question, one without by the other: one finding a cause. */
export const medicineValid = defineCheck<Options>({
  name: 'medicine-valid',
  does: 'asks a dictionary of medicines whether the code of a medicine is valid, or replaced',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['system', 'sentAs', 'ask'],
    properties: { ...MEDICINE_OPTIONS, ask: { enum: ['valid', 'replaced'] } },
  },
  run: (fact, options, context) =>
    judgeMedicine(fact, options, context, ({ path, status }) => {
      const { active, replacement = [], edition } = status;
      const isReplaced = active === false && replacement.length > 0;
      if (active !== false || isReplaced !== (options.ask === 'replaced')) return [PASS];
      if (!isReplaced) return [fail('The identifier is marked invalid in {edition}.', named(edition), path)];
      return [
        fail(
          'The identifier is an earlier one; in {edition}, {replacement} has taken its place.',
          { replacement: { class: 'code', value: replacement.join(', ') }, ...named(edition) },
          path,
        ),
      ];
    }),
});
