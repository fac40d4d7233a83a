/** CodeableConcept and Coding. */
import type { JsonObject } from '../../parse/tree.js';
import type { CodingFact, ConceptFact } from '../facts.js';
import { itemsIn, objectsIn, textIn } from '../json.js';
import { roleOf } from './roles.js';
import { noteUri } from './uris.js';
import type { Spot, Walk } from './walk.js';

/** HL7 code systems whose codes say that there is nothing to say. */
const ABSENT = /data-absent-reason$|v3-NullFlavor$|v3\/NullFlavor$/;

/** Reads a CodeableConcept with its codings; walkChildren goes into whatever else it holds. */
export function readConcept(value: JsonObject, spot: Spot, walk: Walk): void {
  const { path, element } = spot;
  const role = roleOf(element, spot.name, spot.extension);
  const concept: ConceptFact = {
    kind: 'concept',
    path,
    role,
    element,
    codings: [],
    hasText: typeof value['text'] === 'string' && value['text'].trim() !== '',
  };
  if (concept.hasText) concept.words = value['text'] as string;
  for (const item of itemsIn(value['coding'], `${path}.coding`)) {
    const coding = codingFact(item.value, item.path, role, element, walk);
    coding.concept = concept;
    concept.codings.push(coding);
    walk.out.add(coding);
    if (coding.system !== undefined && ABSENT.test(coding.system)) concept.absent = true;
  }
  if (value['extension'] !== undefined && objectsIn(value['extension']).some(saysAbsent)) concept.absent = true;
  walk.concepts.set(value, concept);
  walk.out.add(concept);
}

/** Reads a Coding that stands by itself. */
export function readCoding(value: JsonObject, spot: Spot, walk: Walk): void {
  const role = roleOf(spot.element, spot.name, spot.extension);
  walk.out.add(codingFact(value, spot.path, role, spot.element, walk));
}

/** @param value a Coding, or a Quantity whose unit is coded */
export function codingFact(
  value: JsonObject,
  path: string,
  role: CodingFact['role'],
  element: string,
  walk: Walk,
): CodingFact {
  const codePath = `${path}.code`;
  const systemPath = `${path}.system`;
  const fact: CodingFact = {
    kind: 'coding',
    path,
    codePath,
    systemPath,
    displayPath: `${path}.display`,
    role,
    element,
  };
  const sent = value['code'];
  const code = typeof sent === 'number' ? (walk.lexemes.get(codePath) ?? String(sent)) : textIn(sent);
  if (code !== undefined) fact.code = code;
  if (typeof sent === 'number') fact.asNumber = true;
  const display = textIn(value['display']);
  if (display !== undefined) fact.display = display;
  const version = textIn(value['version']);
  if (version !== undefined) fact.version = version;
  const system = textIn(value['system']);
  if (system === undefined) return fact;
  fact.system = system;
  noteUri(system, 'code-system', systemPath, walk);
  const named = walk.context.naming.system(system, walk.generation);
  if (named) {
    fact.known = named.key;
    fact.variant = named.variant;
  }
  return fact;
}

function saysAbsent(extension: JsonObject): boolean {
  const url = textIn(extension['url']);
  return url !== undefined && (url.endsWith('data-absent-reason') || url.endsWith('iso21090-nullFlavor'));
}
