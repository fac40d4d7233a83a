/**
 * Profiles that the specification itself sets for some content.
 * Source: FHIR R4 Observation, Vital Signs Profile: a vital sign with one of these LOINC codes must fit it.
 */
import type { JsonObject } from '../../parse/tree.js';
import type { Engine } from '../engine.js';
import { isObject } from '../reference/scope.js';

const BASE = 'http://hl7.org/fhir/StructureDefinition/';

const VITAL_SIGNS: Readonly<Record<string, string>> = {
  '85353-1': 'vitalspanel',
  '9279-1': 'resprate',
  '8867-4': 'heartrate',
  '2708-6': 'oxygensat',
  '59408-5': 'oxygensat',
  '8310-5': 'bodytemp',
  '8302-2': 'bodyheight',
  '9843-4': 'headcircum',
  '8287-5': 'headcircum',
  '29463-7': 'bodyweight',
  '3141-9': 'bodyweight',
  '39156-5': 'bmi',
  '85354-9': 'bp',
};

/** Canonical URLs; few resources have any. */
export function impliedProfiles(engine: Engine, resource: JsonObject, type: string): readonly string[] {
  if (type !== 'Observation' || engine.version < '4.0') return [];
  const { code } = resource;
  const coding = isObject(code) ? code['coding'] : undefined;
  if (!Array.isArray(coding)) return [];
  const out: string[] = [];
  for (const one of coding) {
    if (!isObject(one) || one['system'] !== 'http://loinc.org' || typeof one['code'] !== 'string') continue;
    const name = VITAL_SIGNS[one['code']];
    if (name !== undefined) out.push(BASE + name);
  }
  return out;
}
