/** II: a root and an extension (HL7 v3 data types). Ids that are one UUID name an act and are no identifiers of anyone. */
import type { XmlElement } from '../../parse/tree.js';
import { xpathOf } from '../../parse/xpath.js';
import { readBarcode } from '../barcodes.js';
import type { IdentifierFact } from '../facts.js';
import { attributeOf } from '../xml.js';
import { isOid, noteUri, systemOf } from './systems.js';
import type { Walk } from './walk.js';

/** Names of elements that say which message or template this is. */
const ABOUT_THE_MESSAGE = /^(templateId|typeId|interactionId|messageType|contentId|realmCode)$/;

export function readIdentifier(element: XmlElement, walk: Walk): void {
  const root = attributeOf(element, 'root');
  if (root === undefined) return;
  const value = attributeOf(element, 'extension');
  if (ABOUT_THE_MESSAGE.test(element.local)) {
    walk.profiles.add(value ?? root);
    return;
  }
  const named = walk.context.naming.system(root, walk.generation);
  if (value === undefined && (!named || !isOid(root))) return;
  const path = xpathOf(element);
  const fact: IdentifierFact = {
    kind: 'identifier',
    path,
    system: systemOf(root),
    valuePath: `${path}/@extension`,
    systemPath: `${path}/@root`,
    holder: holderOf(element, named?.key),
    within: element.parent?.local ?? '',
  };
  if (value !== undefined) fact.value = value;
  noteUri(systemOf(root), 'identifier-system', fact.systemPath, walk);
  if (named) {
    fact.known = named.key;
    fact.variant = named.variant;
    if (named.verification !== undefined)
      fact.verification = { code: named.verification, system: systemOf(root), path: fact.systemPath };
  }
  walk.identifiers.set(element, fact);
  walk.out.add(fact);
  readBarcode(fact, walk.out);
}

/** By words in the name of the role or entity that holds the id; the first that fits. */
const HOLDERS: [RegExp, IdentifierFact['holder']][] = [
  [/guardian|related|relationship/i, 'other'],
  [/organi[sz]ation|agentorg|custodian|facility|healthcareprovider/i, 'organization'],
  [/patient|recordtarget/i, 'patient'],
  [/device|system/i, 'device'],
  [/person|assigned|author|agent|recipient|participant/i, 'practitioner'],
  [/location|place/i, 'location'],
  [/document|summary/i, 'document'],
];

function holderOf(element: XmlElement, known: string | undefined): IdentifierFact['holder'] {
  const local = element.parent?.local ?? '';
  const holder = HOLDERS.find(([words]) => words.test(local))?.[1];
  if (holder === 'other') return holder;
  if (known === 'nhs-number') return 'patient';
  return holder ?? 'event';
}
