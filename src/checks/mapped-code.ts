import type { CodingFact } from '../record/facts.js';
import { defineCheck } from './define.js';
import { type CheckResult, fail, PASS, review } from './types.js';
import { told } from './value.js';

interface Options {
  /** Keys of the systems that are mapped from */
  from: string[];
  /** Field of their maps that holds the codes mapped to */
  property: string;
  /** Keys of systems of which a code beside is enough */
  beside: string[];
}

/** Source: GP Connect, SNOMED CT, Read and local codes: a legacy code goes with the code that an assured map gives for it. */
export const mappedCode = defineCheck<Options>({
  name: 'mapped-code',
  does: 'asks whether a legacy code that an imported map has a code for stands without one',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['from', 'property', 'beside'],
    properties: {
      from: { type: 'array', items: { type: 'string' }, minItems: 1 },
      property: { type: 'string', minLength: 1 },
      beside: { type: 'array', items: { type: 'string' }, minItems: 1 },
    },
  },
  run(fact, options, { terminology }): CheckResult[] {
    if (fact.kind !== 'concept') return [];
    const isOf = (keys: readonly string[]) => (coding: CodingFact) =>
      coding.known !== undefined && keys.includes(coding.known) && (coding.code ?? '').trim() !== '';
    const legacy = fact.codings.filter(isOf(options.from));
    const accompanied = fact.codings.some(isOf(options.beside));
    return legacy.map((coding): CheckResult => {
      if (accompanied) return PASS;
      const found = terminology.property?.(coding.known!, coding.code!.trim(), options.property);
      if (found?.reason === 'unsupported')
        return review('terminology-not-loaded', 'What is loaded has no map of the code.', coding.codePath);
      if (found?.answer !== 'yes' || !found.values)
        return review(found?.reason ?? 'terminology-not-loaded', undefined, coding.codePath);
      // Where no map exists, the code may stand alone.
      if (found.values.length === 0) return PASS;
      const values = {
        ...told({ class: 'code' }, { mapped: found.values.join(', ') }),
        edition: { class: 'structural' as const, value: found.edition ?? 'the map that was loaded' },
      };
      return fail('{edition} maps the code to {mapped}, which does not stand beside it.', values, coding.codePath);
    });
  },
});
