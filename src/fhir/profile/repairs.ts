/**
 * Faults of published core definitions that HL7's own validator mends as it loads them.
 * Source: HL7 FHIR tracker, vital signs: the units of components were meant to be extensible.
 */
import type { Binding, ElementDef } from '../definitions/types.js';

const VITAL_UNITS = 'http://hl7.org/fhir/ValueSet/ucum-vitals-common';

/** The binding that is meant. */
export function meantBinding({ binding, path }: ElementDef): Binding | undefined {
  if (binding?.valueSet === undefined || !binding.valueSet.startsWith(VITAL_UNITS)) return binding;
  return path.startsWith('Observation.component') && binding.strength === 'required'
    ? { ...binding, strength: 'extensible' }
    : binding;
}
