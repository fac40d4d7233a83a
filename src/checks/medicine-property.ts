import type { Verb } from '../catalogue/types.js';
import { defineCheck } from './define.js';
import { judgeMedicine, MEDICINE_OPTIONS, type MedicineOptions } from './medicine-codes.js';
import { named } from './terminology-known.js';
import { type CheckResult, fail, PASS, review } from './types.js';

interface Options extends MedicineOptions {
  /** Values of the dictionary's fields that are no good here; the first that fits is told */
  refuse: { property: string; value: string; severity?: Verb; text: string }[];
}

/** A product that says nothing of a property passes it. */
export const medicineProperty = defineCheck<Options>({
  name: 'medicine-property',
  does: 'asks a dictionary of medicines for fields of a product, as whether it may be prescribed',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['system', 'sentAs', 'refuse'],
    properties: {
      ...MEDICINE_OPTIONS,
      refuse: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['property', 'value', 'text'],
          properties: {
            property: { type: 'string' },
            value: { type: 'string' },
            severity: { enum: ['shall', 'should', 'may'] },
            text: { type: 'string' },
          },
        },
      },
    },
  },
  run: (fact, options, context) =>
    judgeMedicine(fact, options, context, ({ code, path, status }): CheckResult[] => {
      // What is not valid is told by the rules about that.
      if (status.active === false) return [];
      for (const { property, value, severity, text } of options.refuse) {
        const held = context.terminology.property?.(options.system, code, property);
        if (!held || held.answer === 'cannot-tell')
          return [review(held?.reason ?? 'unsupported', 'What is loaded does not tell the fields of a product.', path)];
        if (!held.values?.includes(value)) continue;
        const told = fail(`${text} Source: {edition}.`, named(status.edition), path);
        return [severity ? { ...told, severity } : told];
      }
      return [PASS];
    }),
});
