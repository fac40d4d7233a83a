/** The concept that says what a resource is about, whichever generation's element holds it. */
import type { JsonObject } from '../../parse/tree.js';
import type { ConceptFact } from '../facts.js';
import { isObject, objectIn, objectsIn, textIn } from '../json.js';
import type { ResourceNode } from './node.js';
import { resolve } from './references.js';
import type { Walk } from './walk.js';

/** Element that holds the concept, by resource type; of several the first that is there. */
const PRIMARY = new Map<string, string[]>([
  ['Condition', ['code']],
  ['Procedure', ['code']],
  ['ProcedureRequest', ['code']],
  ['ServiceRequest', ['code']],
  ['Observation', ['code']],
  ['DiagnosticReport', ['code']],
  ['AllergyIntolerance', ['code', 'substance']],
  ['Immunization', ['vaccineCode']],
  ['Medication', ['code']],
  ['Flag', ['code']],
  ['Goal', ['description']],
  ['ReferralRequest', ['type']],
  ['ClinicalImpression', ['code']],
  ['RiskAssessment', ['code', 'outcome']],
  ['List', ['code']],
  ['Encounter', ['type']],
  ['Specimen', ['type']],
]);

const MEDICATION = /^Medication(Request|Order|Statement|Dispense|Administration|Usage)$/;

export function isMedicationUse(type: string): boolean {
  return MEDICATION.test(type);
}

export interface Primary {
  concept: ConceptFact | undefined;
  path: string;
}

/** The concept and where it stands, or where it would stand if it is missing. */
export function primaryOf(node: ResourceNode, walk: Walk): Primary {
  if (isMedicationUse(node.type)) return medicationOf(node, walk);
  const names = PRIMARY.get(node.type) ?? ['code'];
  for (const name of names) {
    const value = node.resource[name];
    const first = Array.isArray(value) ? value.find(isObject) : objectIn(value);
    if (!first) continue;
    return { concept: walk.concepts.get(first), path: `${node.path}.${name}${Array.isArray(value) ? '[0]' : ''}` };
  }
  return { concept: undefined, path: `${node.path}.${names[0]}` };
}

/** medication[x]: a concept, a reference to a Medication, or R5's CodeableReference. */
function medicationOf(node: ResourceNode, walk: Walk): Primary {
  const { resource, path } = node;
  const direct = objectIn(resource['medicationCodeableConcept']);
  if (direct) return { concept: walk.concepts.get(direct), path: `${path}.medicationCodeableConcept` };
  const either = objectIn(resource['medication']);
  const concept = objectIn(either?.['concept']);
  if (concept) return { concept: walk.concepts.get(concept), path: `${path}.medication.concept` };
  const reference = objectIn(resource['medicationReference']) ?? objectIn(either?.['reference']) ?? either;
  if (!reference) return { concept: undefined, path: `${path}.medicationCodeableConcept` };
  const name = resource['medicationReference'] === undefined ? 'medication' : 'medicationReference';
  const target = textIn(reference['reference']);
  const found = target === undefined ? undefined : resolve(target, node);
  const code = objectIn(found?.resource['code']);
  return { concept: code && walk.concepts.get(code), path: found ? `${found.path}.code` : `${path}.${name}` };
}

/** The Medication that a statement, request … refers to, where it is in the same record. */
export function medicationNode(node: ResourceNode): ResourceNode | undefined {
  const { resource } = node;
  const either = objectIn(resource['medication']);
  return targetOf(objectIn(resource['medicationReference']) ?? objectIn(either?.['reference']) ?? either, node);
}

/** The resource that the reference in an element points to. */
export function targetOf(value: JsonObject | undefined, from: ResourceNode): ResourceNode | undefined {
  const reference = textIn(value?.['reference']);
  return reference === undefined ? undefined : resolve(reference, from);
}

/** R4 and later state entered-in-error in verificationStatus; before that in a status that is a code. */
export function isEnteredInError(resource: JsonObject): boolean {
  if (resource['status'] === 'entered-in-error' || resource['verificationStatus'] === 'entered-in-error') return true;
  const verification = objectIn(resource['verificationStatus']);
  return objectsIn(verification?.['coding']).some((coding) => coding['code'] === 'entered-in-error');
}

/** A status that is a code, or the first code of one that is a concept. */
export function statusOf(resource: JsonObject, ...names: string[]): string | undefined {
  for (const name of names) {
    const value = resource[name];
    const code = textIn(value) ?? textIn(objectsIn(objectIn(value)?.['coding'])[0]?.['code']);
    if (code !== undefined) return code;
  }
  return undefined;
}
