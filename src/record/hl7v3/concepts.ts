/** CD, CE and CV: a code, its translations, its original text (HL7 v3 data types, ITS R1). */
import type { XmlElement } from '../../parse/tree.js';
import { xpathOf } from '../../parse/xpath.js';
import type { CodingFact, ConceptFact, Role } from '../facts.js';
import { attributeOf, childOf, elementsOf, textOf } from '../xml.js';
import { roleOf } from './roles.js';
import { noteUri, systemOf } from './systems.js';
import type { Walk } from './walk.js';

/** Reads an element that is a coded value, unless it is the translation of one that has been read. */
export function readConcept(element: XmlElement, walk: Walk): void {
  if (!isCoded(element)) return;
  if (element.local === 'translation' && element.parent && walk.concepts.has(element.parent)) return;
  const parent = element.parent?.local ?? '';
  const role = roleOf(parent, element.local);
  const name = `${parent}/${element.local}`;
  const original = childOf(element, 'originalText');
  const concept: ConceptFact = {
    kind: 'concept',
    path: xpathOf(element),
    role,
    element: name,
    codings: [],
    hasText: textOf(original) !== '' || attributeOf(element, 'displayName') !== undefined,
  };
  const words = textOf(original);
  if (words !== '') concept.words = words;
  for (const coded of [element, ...elementsOf(element, 'translation')]) {
    const coding = codingOf(coded, role, name, walk);
    if (!coding) continue;
    coding.concept = concept;
    concept.codings.push(coding);
    walk.out.add(coding);
  }
  if (attributeOf(element, 'nullFlavor') !== undefined) concept.absent = true;
  walk.concepts.set(element, concept);
  walk.out.add(concept);
}

/** A code with its code system; or a null flavour or original text where a code belongs. */
function isCoded(element: XmlElement): boolean {
  if (attributeOf(element, 'codeSystem') !== undefined) return true;
  if (element.local !== 'code') return false;
  return attributeOf(element, 'nullFlavor') !== undefined || childOf(element, 'originalText') !== undefined;
}

function codingOf(element: XmlElement, role: Role, name: string, walk: Walk): CodingFact | undefined {
  const code = attributeOf(element, 'code');
  const codeSystem = attributeOf(element, 'codeSystem');
  if (code === undefined && codeSystem === undefined) return undefined;
  const path = xpathOf(element);
  const fact: CodingFact = {
    kind: 'coding',
    path,
    codePath: `${path}/@code`,
    systemPath: `${path}/@codeSystem`,
    displayPath: `${path}/@displayName`,
    role,
    element: name,
  };
  if (code !== undefined) fact.code = code;
  const display = attributeOf(element, 'displayName');
  if (display !== undefined) fact.display = display;
  const version = attributeOf(element, 'codeSystemVersion');
  if (version !== undefined) fact.version = version;
  if (codeSystem === undefined) return fact;
  fact.system = systemOf(codeSystem);
  noteUri(fact.system, 'code-system', fact.systemPath, walk);
  const named = walk.context.naming.system(codeSystem, walk.generation);
  if (named) {
    fact.known = named.key;
    fact.variant = named.variant;
  }
  return fact;
}
