import type { IdentifierFact } from '../record/facts.js';
import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';
import { readText, VALUE_OPTIONS, type ValueOptions } from './value.js';

interface Options extends ValueOptions {
  /** Key of the naming table of the identifiers to compare with */
  known: string;
}

export const sameIdentifier = defineCheck<Options>({
  name: 'same-identifier',
  does: 'asks whether a value equals an identifier of the patient in the same record',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['field', 'known'],
    properties: { ...VALUE_OPTIONS, known: { type: 'string', minLength: 1 } },
  },
  run(fact, options, { facts }) {
    const value = readText(fact, options);
    const others = facts
      .get('identifier')
      .filter(
        ({ known, holder, value }: IdentifierFact) => known === options.known && holder === 'patient' && value?.trim(),
      );
    if (value.kind !== 'text' || others.length === 0) return NOT_APPLICABLE;
    if (others.some((other) => other.value?.trim() === value.text)) return PASS;
    return fail('The number inside differs from the one that the record gives for the patient.', undefined, value.path);
  },
});
