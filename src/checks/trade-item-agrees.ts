import type { BarcodeFact, Facts } from '../record/facts.js';
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
    const items = inside(facts).get(fact.path) ?? [];
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

/** Made once a record: one may hold thousands of medicines, each with a number. */
const indexes = new WeakMap<Facts, Map<string, BarcodeFact[]>>();

/** Barcodes by the path of each element that they stand in. */
function inside(facts: Facts): Map<string, BarcodeFact[]> {
  const known = indexes.get(facts);
  if (known) return known;
  const made = new Map<string, BarcodeFact[]>();
  for (const item of facts.get('barcode'))
    for (let end = item.path.indexOf('.'); end > 0; end = item.path.indexOf('.', end + 1)) {
      const around = item.path.slice(0, end);
      const held = made.get(around);
      if (held) held.push(item);
      else made.set(around, [item]);
    }
  indexes.set(facts, made);
  return made;
}

function gtinOf({ scheme, value, elements }: BarcodeFact): string | undefined {
  const text = scheme === 'GTIN' ? value : elements.find(({ ai }) => ai === '01')?.value;
  return text === undefined ? undefined : gtinCode(text);
}
