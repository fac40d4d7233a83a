/**
 * Profiles that hold for a resource without being named: those that an implementation guide sets for all resources of its type
 * (FHIR R4 ImplementationGuide.global), and those that the specification itself sets for some content (FHIR R4 Observation,
 * Vital Signs Profile: a vital sign with one of these LOINC codes must fit it, and one with a more specific code, in LOINC or
 * any other system, must have the LOINC code besides).
 */
import type { JsonObject } from '../../parse/tree.js';
import type { Engine } from '../engine.js';
import { isObject } from '../reference/scope.js';
import { SPECIFIC_VITAL_SIGNS, VITAL_SIGNS } from './vital-signs.js';

const BASE = 'http://hl7.org/fhir/StructureDefinition/';

/** Canonical URLs; few resources have any. */
export function impliedProfiles(engine: Engine, resource: JsonObject, type: string): readonly string[] {
  const global = engine.store.globals?.get(type) ?? [];
  const vital = vitalSigns(engine, resource, type);
  return global.length === 0 ? vital : [...vital, ...global];
}

function vitalSigns(engine: Engine, resource: JsonObject, type: string): readonly string[] {
  if (type !== 'Observation' || engine.version < '4.0') return [];
  const codings = codingsOf(resource['code']);
  const named = profilesOf(codings, VITAL_SIGNS);
  if (named.length > 0 || !saysVitalSign(resource)) return named;
  return profilesOf(codings, SPECIFIC_VITAL_SIGNS).slice(0, 1);
}

function profilesOf(codings: readonly JsonObject[], table: ReadonlyMap<string, string>): string[] {
  return codings.flatMap(({ system, code }) => {
    const name = typeof code === 'string' && typeof system === 'string' ? table.get(`${system}|${code}`) : undefined;
    return name === undefined ? [] : [BASE + name];
  });
}

/** Only what its sender calls a vital sign is held to be one by a code that is not the profile's own. */
function saysVitalSign({ category }: JsonObject): boolean {
  const list = Array.isArray(category) ? category : [];
  return list.some((one) => codingsOf(one).some(({ system, code }) => code === 'vital-signs' && system === CATEGORY));
}

const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category';

function codingsOf(concept: JsonObject[string] | undefined): JsonObject[] {
  const coding = isObject(concept) ? concept['coding'] : undefined;
  return Array.isArray(coding) ? coding.filter(isObject) : [];
}
