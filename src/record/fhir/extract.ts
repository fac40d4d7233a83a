/** FHIR in every generation: one walk, then the readers of single resource types. */
import type { Json, JsonObject, RecordTree } from '../../parse/tree.js';
import { createCollector } from '../collect.js';
import type { ExtractContext } from '../contract.js';
import type { Facts, PatientFact } from '../facts.js';
import { isObject } from '../json.js';
import { readWrapper } from '../wrapper.js';
import { readAgreement, readSamePerson } from './agreement.js';
import { readAttachment } from './attachments.js';
import { readClinical } from './clinical.js';
import { readComposition } from './composition.js';
import { readDevice } from './device.js';
import { fhirJson } from './loose-xml.js';
import { readMessageHeader } from './message.js';
import type { ResourceNode } from './node.js';
import { readPatient } from './patient.js';
import { readPeople, rolesByReference } from './people.js';
import { readRanks } from './ranks.js';
import { readRecord } from './record-fact.js';
import { finishReferences } from './reference-facts.js';
import { subjectsOf } from './subjects.js';
import { noteUri } from './uris.js';
import { type Walk, walkResource } from './walk.js';

/** Facts of one FHIR resource or Bundle, written as JSON or XML. */
export function extractFhir(record: RecordTree, context: ExtractContext): Facts {
  const { tree, generation } = record;
  const out = createCollector(generation);
  const resource = resourceOf(record, context);
  if (!resource) return out.facts();
  const walk: Walk = {
    generation,
    context,
    out,
    lexemes: tree.syntax === 'json' ? tree.lexemes : new Map(),
    now: context.now ?? Date.now(),
    nodes: [],
    bundles: [],
    identifiers: new Map(),
    concepts: new Map(),
    references: [],
    uris: new Set(),
    narrativeNumbers: [],
    profiles: [],
    made: new Map(),
    listed: 0,
    sectionWords: false,
  };
  const root = typeof resource['resourceType'] === 'string' ? resource['resourceType'] : record.type;
  walkResource(resource, root, {}, walk, 0);
  finishReferences(walk);
  readTypes(walk);
  readRanks(walk);
  readRecord(record, tree.syntax === 'xml' ? 'xml' : 'json', walk);
  readWrapper(record, out);
  return out.facts(resource as Json);
}

function resourceOf(record: RecordTree, context: ExtractContext): JsonObject | undefined {
  const { tree } = record;
  if (tree.syntax === 'json') return isObject(tree.value) ? tree.value : undefined;
  if (tree.syntax !== 'xml') return undefined;
  return context.fhirXml ? context.fhirXml(tree.root, record.generation) : fhirJson(tree.root);
}

function readTypes(walk: Walk): void {
  const subjects = subjectsOf(walk);
  const documents: ResourceNode[] = [];
  const patients: PatientFact[] = [];
  const subjectFacts: PatientFact[] = [];
  for (const node of walk.nodes) {
    if (node.type === 'Patient') {
      const fact = readPatient(node, subjects.has(node), walk);
      patients.push(fact);
      if (fact.subject) subjectFacts.push(fact);
    } else if (node.type === 'Composition') documents.push(node);
    else if (node.type === 'MessageHeader') readMessageHeader(node, walk);
    else if (node.type === 'Binary') readAttachment(node.resource, node, walk);
    else if (node.type === 'Device') readDevice(node, walk);
    else if (node.type === 'ValueSet' || node.type === 'CodeSystem' || node.type === 'StructureDefinition') {
      const { url } = node.resource;
      if (typeof url === 'string') noteUri(url, 'other', `${node.path}.url`, walk);
    } else readClinical(node, walk);
  }
  // Sections hold the clinical facts of what they refer to, so those are made first.
  for (const node of documents) readComposition(node, walk);
  readPeople(walk, rolesByReference(walk));
  readSamePerson(patients, walk);
  readAgreement(subjectFacts, patients.length - subjectFacts.length, walk);
}
