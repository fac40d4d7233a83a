/** Medications, allergies and the other clinical statements, in every FHIR generation. */
import type { JsonObject } from '../../parse/tree.js';
import type { AllergyFact, ConceptFact, MedicationFact, Role, StatementFact } from '../facts.js';
import { isPresent, itemsIn, objectIn, objectsIn, textIn } from '../json.js';
import { readAnswers } from './answers.js';
import { profilesOf } from './composition.js';
import { readDosages } from './dosages.js';
import { readChange } from './medication-change.js';
import type { ResourceNode } from './node.js';
import { isEnteredInError, isMedicationUse, medicationNode, primaryOf, statusOf } from './primary.js';
import { readResult } from './results.js';
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
  else if (type === 'QuestionnaireResponse') readAnswers(node, walk);
  else {
    const role = STATEMENTS.get(type);
    if (role) readStatement(node, role, walk);
  }
}

function readMedication(node: ResourceNode, walk: Walk): void {
  const { resource, path, type } = node;
  const { concept, path: conceptPath } = primaryOf(node, walk);
  if (concept && isEnteredInError(resource)) concept.absent = true;
  const status = statusOf(resource, 'status');
  const fact: MedicationFact = {
    kind: 'medication',
    path,
    use: USES.get(type) ?? 'statement',
    conceptPath,
    dosages: readDosages(node, walk),
    ...readChange(resource, path),
    note: isPresent(resource['note']),
  };
  if (concept) fact.concept = concept;
  if (status !== undefined) fact.status = status;
  const form = objectIn((medicationNode(node) ?? node).resource['form']);
  const formConcept = form && walk.concepts.get(form);
  if (formConcept) fact.form = formConcept;
  walk.out.add(fact);
  walk.made.set(node, fact);
}

function readAllergy(node: ResourceNode, walk: Walk): void {
  const { resource, path } = node;
  const { concept, path: conceptPath } = primaryOf(node, walk);
  if (concept && isEnteredInError(resource)) concept.absent = true;
  const shown = itemsIn(resource['reaction'], `${path}.reaction`).map(({ value, path: at }) => {
    const manifestations = manifestationsOf(value, walk);
    return {
      path: at,
      coded: manifestations.some(({ codings }) => codings.some(({ code }) => code !== undefined)),
      words: isPresent(value['description']) || manifestations.some(({ hasText }) => hasText),
      manifestations,
    };
  });
  const fact: AllergyFact = {
    kind: 'allergy',
    path,
    conceptPath,
    reactions: shown.flatMap(({ manifestations }) => manifestations),
    shown: shown.map(({ manifestations: _, ...reaction }) => reaction),
  };
  const status = statusOf(resource, 'clinicalStatus', 'status');
  const verification = statusOf(resource, 'verificationStatus');
  if (concept) fact.concept = concept;
  if (status !== undefined) fact.status = status;
  if (verification !== undefined) fact.verification = verification;
  if (isPresent(resource['note'])) fact.note = true;
  const about = aboutOf(resource);
  if (about !== undefined) fact.about = about;
  walk.out.add(fact);
  walk.made.set(node, fact);
}

function aboutOf(resource: JsonObject): string | undefined {
  const reference = objectIn(resource['patient']) ?? objectIn(resource['subject']);
  return textIn(reference?.['reference']) ?? textIn(objectIn(reference?.['identifier'])?.['value']);
}

function manifestationsOf(reaction: JsonObject, walk: Walk): ConceptFact[] {
  return objectsIn(reaction['manifestation'])
    .map((manifestation) => walk.concepts.get(objectIn(manifestation['concept']) ?? manifestation))
    .filter((found): found is ConceptFact => found !== undefined);
}

function readStatement(node: ResourceNode, role: Role, walk: Walk): void {
  const { resource, path, type } = node;
  const { concept, path: conceptPath } = primaryOf(node, walk);
  if (concept && isEnteredInError(resource)) concept.absent = true;
  const fact: StatementFact = { kind: 'statement', path, role, conceptPath, type, profiles: profilesOf(resource) };
  const verification = statusOf(resource, 'verificationStatus');
  const end = textIn(objectIn(resource['period'])?.['end']);
  const about = aboutOf(resource);
  if (about !== undefined) fact.about = about;
  if (verification !== undefined) fact.verification = verification;
  if (end !== undefined) fact.end = end;
  if (isPresent(resource['author'])) fact.author = true;
  if (resource['notDone'] === true || resource['notDone'] === 'true' || resource['status'] === 'not-done')
    fact.notDone = true;
  if (type === 'Observation') fact.result = readResult(node, walk);
  const value = objectIn(resource['valueCodeableConcept']);
  const found = value && walk.concepts.get(value);
  if (found) fact.found = found;
  addStatement(fact, concept, resource, walk);
  walk.made.set(node, fact);
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
  for (const name of fact.role === 'flag' ? [...DATES, 'period'] : DATES) {
    const date = textIn(resource[name]) ?? textIn(objectIn(resource[name])?.['start']);
    if (date === undefined) continue;
    fact.date = date;
    break;
  }
  walk.out.add(fact);
}
