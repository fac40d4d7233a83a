import type { Amount, ConceptFact, MedicationFact } from '../record/facts.js';
import type { TerminologyService } from '../terminology/contract.js';
import { defineCheck } from './define.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';
import { plainAmount } from './words.js';

/** dm+d levels at which a product, and so its strength, is named. */
const PRODUCTS = new Set(['VMP', 'AMP', 'VMPP', 'AMPP']);
const MOIETY = 'VTM';
const SEVERAL = /^co-|\+/i;

/** A moiety is dosed by mass or volume, a product by its units of presentation. */
export const doseFitsLevel = defineCheck<Record<string, never>>({
  name: 'dose-fits-level',
  does: 'asks that a dose is by mass or volume for a moiety of dm+d and by units of presentation for a product',
  options: { type: 'object', additionalProperties: false, properties: {} },
  run(fact, _options, { terminology }) {
    if (fact.kind !== 'medication' || !fact.concept || fact.concept.absent) return NOT_APPLICABLE;
    const doses = fact.dosages.flatMap(({ doses = [] }) => doses);
    const coded = fact.concept.codings.some(({ known, code }) => code && (known === 'dmd' || known === 'snomed-ct'));
    if (!coded || doses.length === 0) return NOT_APPLICABLE;
    const several = severalByMass(fact, doses);
    if (several) return several;
    const level = levelOf(fact.concept, terminology);
    if (level === undefined) return { outcome: 'review', reason: 'terminology-not-loaded' };
    return doses.map((dose) => judge(dose, level));
  },
});

function judge(dose: Amount, level: string): CheckResult {
  const form = formOf(dose);
  if (level === MOIETY && form === 'presentation')
    return fail(
      'The medicine is a moiety of dm+d, which has no strength, and the dose is in units of presentation. Give the dose by mass or volume, or name the product.',
      undefined,
      dose.path,
    );
  if (PRODUCTS.has(level) && form === 'mass') {
    const text =
      'The medicine is a product of dm+d and its dose is a mass. See whether the dose in units of presentation is meant, as in two tablets.';
    return { outcome: 'review', reason: 'person-needed', detail: { text }, path: dose.path };
  }
  return PASS;
}

/** Of a medicine with several ingredients nobody can tell which the mass is of. */
function severalByMass({ concept }: MedicationFact, doses: readonly Amount[]): CheckResult | undefined {
  if (!concept?.codings.some(({ display }) => display !== undefined && SEVERAL.test(display.trim()))) return undefined;
  const dose = doses.find((each) => formOf(each) === 'mass');
  if (!dose) return undefined;
  const text =
    'The medicine has several ingredients and its dose is a mass, which cannot be turned into a product. Name the product and give the dose in its units.';
  return { outcome: 'review', reason: 'person-needed', detail: { text }, path: dose.path };
}

function formOf(dose: Amount): 'mass' | 'volume' | 'presentation' | 'other' {
  const plain = plainAmount(dose.value ?? '1', dose.known === 'ucum' ? dose.code : dose.unit);
  if (plain?.dimension === 'mass' || plain?.dimension === 'volume') return plain.dimension;
  return dose.known === 'snomed-ct' && plain?.dimension !== 'unit' ? 'presentation' : 'other';
}

/** Asks for dm+d first: what SNOMED CT says of a product is no level of dm+d. */
function levelOf(concept: ConceptFact, terminology: TerminologyService): string | undefined {
  for (const { code, known } of concept.codings) {
    if (code === undefined || (known !== 'dmd' && known !== 'snomed-ct')) continue;
    const { answer, category } = terminology.lookup('dmd', code.trim());
    if (answer === 'yes' && category !== undefined) return category;
  }
  return undefined;
}
