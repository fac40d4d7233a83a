/** Composition: the document and its sections. */
import type { Json, JsonObject } from '../../parse/tree.js';
import { documentTypeOf } from '../document-type.js';
import type { CodingFact, ConceptFact, DocumentFact, SectionFact } from '../facts.js';
import { isPresent, itemsIn, objectIn, objectsIn, textIn } from '../json.js';
import { plainText } from '../text-shape.js';
import { readDocumentBundle } from './document-bundle.js';
import { entryTargets } from './entry-targets.js';
import { listed } from './listed.js';
import type { BundleNode, ResourceNode } from './node.js';
import { readParties } from './parties.js';
import { primaryOf, targetOf } from './primary.js';
import { readItems } from './section-items.js';
import { readStay } from './stay.js';
import type { Walk } from './walk.js';

/** Gives the document and, one fact each, its sections at every depth. */
export function readComposition(node: ResourceNode, walk: Walk): DocumentFact {
  const { resource, path, bundle } = node;
  const sections: SectionFact[] = [];
  for (const item of itemsIn(resource['section'], `${path}.section`)) {
    readSection(item.value, item.path, 0, node, walk, sections);
  }
  const type = conceptIn(resource['type'], walk);
  const careSetting = careSettingOf(resource, walk);
  const profiles = profilesOf(resource);
  const fact: DocumentFact = {
    kind: 'document',
    path,
    generation: walk.generation,
    typePath: `${path}.type`,
    profiles,
    title: isPresent(resource['title']),
    titlePath: `${path}.title`,
    statusPath: `${path}.status`,
    datePath: `${path}.date`,
    identifier: objectsIn(resource['identifier']).some((each) => isPresent(each['value'])),
    subject: leadsSomewhere(resource['subject']),
    encounter: leadsSomewhere(resource['encounter']),
    author: leadsSomewhere(resource['author']),
    custodian: leadsSomewhere(resource['custodian']),
    sections,
  };
  if (type) fact.typeConcept = type;
  if (careSetting) fact.careSetting = careSetting;
  const documentType = documentTypeOf(walk.context.documents, profiles, type, careSetting);
  if (documentType !== undefined) fact.documentType = documentType;
  const status = textIn(resource['status']);
  if (status !== undefined) fact.status = status;
  const date = textIn(resource['date']);
  if (date !== undefined) fact.date = date;
  if (bundle) readBundle(fact, node, bundle);
  readTransfer(fact, node, walk);
  walk.out.add(fact);
  for (const section of sections) walk.out.add(section);
  return fact;
}

export function profilesOf(resource: JsonObject): string[] {
  const profile = objectIn(resource['meta'])?.['profile'];
  if (typeof profile === 'string') return [profile];
  return Array.isArray(profile) ? profile.filter((each) => typeof each === 'string') : [];
}

function readTransfer(fact: DocumentFact, node: ResourceNode, walk: Walk): void {
  const [about] = readParties(node.resource['subject'], `${node.path}.subject`, node);
  if (about) fact.about = about;
  fact.authors = readParties(node.resource['author'], `${node.path}.author`, node);
  const stay = readStay(node, walk);
  if (stay) fact.stay = stay;
  const bundle = readDocumentBundle(node);
  if (bundle) fact.bundle = bundle;
}

function readBundle(fact: DocumentFact, node: ResourceNode, bundle: BundleNode): void {
  if (bundle.type !== 'document') return;
  fact.first = bundle.entries[0] === node;
  fact.bundleIdentifier = isPresent(bundle.resource['identifier']);
  fact.bundleTimestamp = isPresent(bundle.resource['timestamp']);
}

function readSection(
  section: JsonObject,
  path: string,
  depth: number,
  node: ResourceNode,
  walk: Walk,
  all: SectionFact[],
): SectionFact {
  const narrative = objectIn(section['text']);
  const words = plainText(textIn(narrative?.['div']) ?? '').trim();
  const title = textIn(section['title']);
  const emptyReason = textIn(objectsIn(objectIn(section['emptyReason'])?.['coding'])[0]?.['code']);
  const fact: SectionFact = {
    kind: 'section',
    path,
    titlePath: `${path}.title`,
    codePath: `${path}.code`,
    codings: conceptIn(section['code'], walk)?.codings ?? [],
    narrative: narrative === undefined ? 'none' : words === '' ? 'empty' : 'text',
    narrativePath: `${path}.text`,
    length: words.length,
    entries: [],
    entryCodings: [],
    targets: entryTargets(section, path, node, walk),
    depth,
    sections: [],
  };
  if (title !== undefined) fact.title = title;
  if (emptyReason !== undefined) fact.emptyReason = emptyReason;
  if (words !== '') fact.words = words;
  for (const entry of objectsIn(section['entry'])) readEntry(targetOf(entry, node), fact, walk);
  readItems(section, path, fact, node, walk);
  if (words !== '') walk.sectionWords = true;
  all.push(fact);
  for (const item of itemsIn(section['section'], `${path}.section`)) {
    fact.sections.push(readSection(item.value, item.path, depth + 1, node, walk, all));
  }
  return fact;
}

/** What an entry leads to; a List stands for what it lists. */
function readEntry(target: ResourceNode | undefined, fact: SectionFact, walk: Walk): void {
  fact.entries.push(target?.type ?? '');
  if (!target) return;
  push(fact.entryCodings, primaryOf(target, walk).concept);
  if (target.type !== 'List') return;
  for (const { value } of listed(target.resource['entry'], `${target.path}.entry`, walk)) {
    const item = targetOf(objectIn(value['item']), target);
    fact.entries.push(item?.type ?? '');
    if (item) push(fact.entryCodings, primaryOf(item, walk).concept);
  }
}

function push(codings: CodingFact[], concept: ConceptFact | undefined): void {
  for (const coding of concept?.codings ?? []) codings.push(coding);
}

function conceptIn(value: JsonObject[string] | undefined, walk: Walk): ConceptFact | undefined {
  const concept = objectsIn(value)[0];
  return concept && walk.concepts.get(concept);
}

/** The CareSettingType extension of the NHS's document profiles. */
function careSettingOf(resource: JsonObject, walk: Walk): ConceptFact | undefined {
  const extension = objectsIn(resource['extension']).find((each) => /CareSettingType/i.test(textIn(each['url']) ?? ''));
  const concept = objectIn(extension?.['valueCodeableConcept']);
  return concept && walk.concepts.get(concept);
}

/** A reference or an identifier; a display alone leads nowhere (the profiles ask for `reference` in each of these). */
function leadsSomewhere(value: Json | undefined): boolean {
  return objectsIn(value).some((each) => isPresent(each['reference']) || isPresent(each['identifier']));
}
