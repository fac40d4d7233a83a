/** CDA and HL7 v3 share one walk; CDA adds its document and sections. */
import type { RecordTree, XmlElement } from '../../parse/tree.js';
import { xpathOf } from '../../parse/xpath.js';
import { readDocument } from '../cda/document.js';
import { createCollector } from '../collect.js';
import type { ExtractContext } from '../contract.js';
import type { AgreementFact, Facts, RecordFact } from '../facts.js';
import { readWrapper } from '../wrapper.js';
import { descendantsOf } from '../xml.js';
import { readConcept } from './concepts.js';
import { readIdentifier } from './identifiers.js';
import { readMessage } from './message.js';
import { readParty } from './parties.js';
import { readPatient } from './patient.js';
import { readMedication, readStatement } from './statements.js';
import { readDate, readQuantity, readText } from './values.js';
import { type Visit, type Walk, walkTree } from './walk.js';

const LEAVES: readonly Visit[] = [readIdentifier, readConcept, readDate, readQuantity, readText];
const CLASSES: readonly Visit[] = [readPatient, readParty, readStatement, readMedication, readMessage, noteClass];

/** Facts of one CDA document or HL7 v3 message, whole or a part of one. */
export function extractHl7v3(record: RecordTree, context: ExtractContext): Facts {
  const { tree, generation } = record;
  const out = createCollector(generation);
  if (tree.syntax !== 'xml') return out.facts();
  const walk: Walk = {
    generation,
    context,
    out,
    now: context.now ?? Date.now(),
    identifiers: new Map(),
    concepts: new Map(),
    dosages: new Map(),
    made: new Map(),
    patients: [],
    uris: new Set(),
    profiles: new Set(),
    narrativeNumbers: [],
    contains: new Set(),
    size: 0,
  };
  walkTree(tree.root, LEAVES, walk);
  walk.size = 0;
  walkTree(tree.root, CLASSES, walk);
  for (const document of documentsIn(tree.root)) readDocument(document, walk);
  readAgreement(tree.root, walk);
  readWrapper(record, out);
  readRecord(record, tree.root, walk);
  return out.facts();
}

function documentsIn(root: XmlElement): XmlElement[] {
  const isDocument = (each: XmlElement) => each.local === 'ClinicalDocument';
  return isDocument(root) ? [root] : descendantsOf(root, isDocument);
}

/** Classes have a classCode; without one, a capital at the start. */
function noteClass(element: XmlElement, walk: Walk): void {
  const isClass = element.attributes.some((attribute) => attribute.name === 'classCode');
  if (isClass || /^[A-Z]/.test(element.local)) walk.contains.add(element.local);
}

/** Answers to searches hold several people, who need not agree. */
const SEARCH = /^(QUPA|QUPC|PRPA)_/;

function readAgreement(root: XmlElement, walk: Walk): void {
  if (SEARCH.test(root.local) || [...walk.profiles].some((profile) => SEARCH.test(profile))) return;
  const numbers: AgreementFact['values'] = [];
  for (const fact of walk.identifiers.values()) {
    if (fact.known !== 'nhs-number' || fact.holder !== 'patient' || fact.value === undefined) continue;
    numbers.push({ value: fact.value, path: fact.valuePath, source: 'resource' });
  }
  for (const { value, path } of walk.narrativeNumbers) numbers.push({ value, path, source: 'narrative' });
  add('nhs-number', numbers);
  add('birth-date', stated('birthDate', 'birthDatePath'));
  add('gender', stated('gender', 'genderPath'));

  function stated(name: 'birthDate' | 'gender', at: 'birthDatePath' | 'genderPath'): AgreementFact['values'] {
    return walk.patients.flatMap((patient) => {
      const value = patient[name];
      return value === undefined ? [] : [{ value, path: patient[at] ?? patient.path, source: 'resource' as const }];
    });
  }

  function add(of: AgreementFact['of'], values: AgreementFact['values']): void {
    const path = walk.patients[0]?.path ?? xpathOf(root);
    if (values.length > 1) walk.out.add({ kind: 'agreement', path, of, values });
  }
}

function readRecord(record: RecordTree, root: XmlElement, walk: Walk): void {
  const fact: RecordFact = {
    kind: 'record',
    path: xpathOf(root),
    generation: record.generation,
    syntax: 'xml',
    type: record.type || root.local,
    profiles: [...walk.profiles],
    envelopes: record.envelopes,
    contains: [...walk.contains],
    size: walk.size,
    generations: [record.generation],
  };
  const bodies = descendantsOf(root, (each) => each.local === 'nonXMLBody' || each.local === 'structuredBody');
  if (bodies.length > 0 && bodies.every((each) => each.local === 'nonXMLBody')) fact.attachmentOnly = true;
  walk.out.add(fact);
}
