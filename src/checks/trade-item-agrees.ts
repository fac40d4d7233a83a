import type { BarcodeFact } from '../record/facts.js';
import { defineCheck } from './define.js';
import { MEDICINE_OPTIONS, type MedicineOptions, medicineCodings } from './medicine-codes.js';
import { gtinCode } from './trade-item-known.js';
import { type CheckResult, fail, PASS, review } from './types.js';

/** The pack of a trade item number is the coded one, or of the coded product. */
export const tradeItemAgrees = defineCheck<MedicineOptions>({
  name: 'trade-item-agrees',
  does: 'asks that the trade item number of a medicine is of a pack of the product that its code names',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['system', 'sentAs'],
    properties: MEDICINE_OPTIONS,
  },
  run(fact, options, { facts, terminology }) {
    const codings = medicineCodings(fact, options);
    const items = facts.get('barcode').filter(({ path }) => path.startsWith(`${fact.path}.`));
    return items.flatMap((item): CheckResult[] => {
      const gtin = gtinOf(item);
      const asked = codings.filter(({ code }) => terminology.lookup(options.system, code.trim()).answer !== 'no');
      if (gtin === undefined || asked.length === 0) return [];
      const { answer, reason } = terminology.lookup(options.system, gtin);
      if (answer === 'cannot-tell') return [review(reason ?? 'unsupported', undefined, item.path)];
      if (answer === 'no') return [];
      const above = asked.map(({ code }) => terminology.subsumes(options.system, code.trim(), gtin));
      if (above.some((one) => one.answer === 'yes')) return [PASS];
      const unsure = above.find((one) => one.answer === 'cannot-tell');
      if (unsure) return [review(unsure.reason ?? 'unsupported', undefined, item.path)];
      return [
        fail('The trade item number is of a pack of another product than the code beside it.', undefined, item.path),
      ];
    });
  },
});

function gtinOf({ scheme, value, elements }: BarcodeFact): string | undefined {
  const text = scheme === 'GTIN' ? value : elements.find(({ ai }) => ai === '01')?.value;
  return text === undefined ? undefined : gtinCode(text);
}
