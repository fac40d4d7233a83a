/** Medications, allergies and the other clinical statements, in every FHIR generation. */
import type { JsonObject } from '../../parse/tree.js';
import type { AllergyFact, ConceptFact, MedicationFact, Role, StatementFact } from '../facts.js';
import { isPresent, itemsIn, objectIn, objectsIn, textIn } from '../json.js';
import type { ResourceNode } from './node.js';
import { isEnteredInError, isMedicationUse, primaryOf, statusOf } from './primary.js';
import type { Walk } from './walk.js';

const USES = new Map<string, MedicationFact['use']>([
  ['MedicationStatement', 'statement'],
  ['MedicationUsage', 'statement'],
  ['MedicationRequest', 'request'],
  ['MedicationOrder', 'request'],
  ['MedicationDispense', 'dispense'],
  ['MedicationAdministration', 'administration'],
  ['Medication', 'definition'],
  ['Immunization', 'immunization'],
]);

const STATEMENTS = new Map<string, Role>([
  ['Condition', 'diagnosis'],
  ['Procedure', 'procedure'],
  ['ProcedureRequest', 'procedure'],
  ['ServiceRequest', 'procedure'],
  ['Observation', 'observation'],
  ['DiagnosticReport', 'test'],
  ['Flag', 'flag'],
  ['ReferralRequest', 'referral'],
]);

const DATES = [
  'onsetDateTime',
  'performedDateTime',
  'performedPeriod',
  'effectiveDateTime',
  'effectivePeriod',
  'occurrenceDateTime',
  'recordedDate',
  'assertedDate',
  'dateRecorded',
  'authoredOn',
  'issued',
  'date',
];

export function readClinical(node: ResourceNode, walk: Walk): void {
  const { type } = node;
  if (type === 'AllergyIntolerance') readAllergy(node, walk);
  else if (type === 'Medication' || type === 'Immunization' || isMedicationUse(type)) readMedication(node, walk);
  else if (type === 'FamilyMemberHistory') readFamilyHistory(node, walk);
  else {
    const role = STATEMENTS.get(type);
    if (role) readStatement(node, role, walk);
  }
}

function readMedication(node: ResourceNode, walk: Walk): void {
  const { resource, path, type } = node;
  const { concept, path: conceptPath } = primaryOf(node, walk);
  if (concept && isEnteredInError(resource)) concept.absent = true;
  const dosages = ['dosage', 'dosageInstruction'].flatMap((name) => itemsIn(resource[name], `${path}.${name}`));
  const status = statusOf(resource, 'status');
  const fact: MedicationFact = {
    kind: 'medication',
    path,
    use: USES.get(type) ?? 'statement',
    conceptPath,
    dosages: dosages.map(({ value, path: at }) => ({
      path: at,
      text: isPresent(value['text']),
      structured: isStructured(value),
      route: isPresent(value['route']),
    })),
  };
  if (concept) fact.concept = concept;
  if (status !== undefined) fact.status = status;
  walk.out.add(fact);
}

function isStructured(dosage: JsonObject): boolean {
  return ['doseAndRate', 'doseQuantity', 'doseRange', 'dose', 'quantityQuantity', 'rateQuantity', 'timing'].some(
    (name) => isPresent(dosage[name]),
  );
}

function readAllergy(node: ResourceNode, walk: Walk): void {
  const { resource, path } = node;
  const { concept, path: conceptPath } = primaryOf(node, walk);
  if (concept && isEnteredInError(resource)) concept.absent = true;
  const reactions = objectsIn(resource['reaction'])
    .flatMap((reaction) => objectsIn(reaction['manifestation']))
    .map((manifestation) => walk.concepts.get(objectIn(manifestation['concept']) ?? manifestation))
    .filter((found): found is ConceptFact => found !== undefined);
  const status = statusOf(resource, 'clinicalStatus', 'status');
  const fact: AllergyFact = { kind: 'allergy', path, conceptPath, reactions };
  if (concept) fact.concept = concept;
  if (status !== undefined) fact.status = status;
  walk.out.add(fact);
}

function readStatement(node: ResourceNode, role: Role, walk: Walk): void {
  const { resource, path } = node;
  const { concept, path: conceptPath } = primaryOf(node, walk);
  if (concept && isEnteredInError(resource)) concept.absent = true;
  addStatement({ kind: 'statement', path, role, conceptPath }, concept, resource, walk);
}

/** One statement for each condition of the relative; a history with none says nothing that could be coded. */
function readFamilyHistory(node: ResourceNode, walk: Walk): void {
  for (const { value, path } of itemsIn(node.resource['condition'], `${node.path}.condition`)) {
    const code = objectIn(value['code']);
    const fact: StatementFact = { kind: 'statement', path, role: 'family-history', conceptPath: `${path}.code` };
    addStatement(fact, code && walk.concepts.get(code), node.resource, walk);
  }
}

function addStatement(fact: StatementFact, concept: ConceptFact | undefined, resource: JsonObject, walk: Walk): void {
  if (concept) fact.concept = concept;
  const status = statusOf(resource, 'clinicalStatus', 'status');
  if (status !== undefined) fact.status = status;
  for (const name of DATES) {
    const date = textIn(resource[name]) ?? textIn(objectIn(resource[name])?.['start']);
    if (date === undefined) continue;
    fact.date = date;
    break;
  }
  walk.out.add(fact);
}
