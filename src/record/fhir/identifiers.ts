/** Identifier, wherever it stands: among a resource's own, in a reference, in an extension. */
import type { JsonObject } from '../../parse/tree.js';
import { readBarcode } from '../barcodes.js';
import type { IdentifierFact } from '../facts.js';
import { itemsIn, objectIn, objectsIn, textIn } from '../json.js';
import { noteUri } from './uris.js';
import type { Spot, Walk } from './walk.js';

const HOLDERS = new Map<string, IdentifierFact['holder']>([
  ['Patient', 'patient'],
  ['Practitioner', 'practitioner'],
  ['PractitionerRole', 'practitioner'],
  ['Organization', 'organization'],
  ['HealthcareService', 'organization'],
  ['Endpoint', 'organization'],
  ['Location', 'location'],
  ['Composition', 'document'],
  ['DocumentReference', 'document'],
  ['DocumentManifest', 'document'],
  ['Bundle', 'document'],
  ['Device', 'device'],
  ['Encounter', 'event'],
  ['EpisodeOfCare', 'event'],
  ['Appointment', 'event'],
  ['ServiceRequest', 'event'],
  ['ReferralRequest', 'event'],
  ['ProcedureRequest', 'event'],
  ['MedicationRequest', 'event'],
  ['Task', 'event'],
]);

const VERIFICATION = /nhs-?number-?verification/i;

/** Reads an Identifier into a fact, remembered under its object for the readers of patients and organisations. */
export function readIdentifier(value: JsonObject, spot: Spot, walk: Walk): void {
  const { path, node } = spot;
  const sent = value['value'];
  const valuePath = `${path}.value`;
  const systemPath = `${path}.system`;
  const system = textIn(value['system']);
  const text = typeof sent === 'number' ? (walk.lexemes.get(valuePath) ?? String(sent)) : textIn(sent);
  const named = system === undefined ? undefined : walk.context.naming.system(system, walk.generation);
  const fact: IdentifierFact = {
    kind: 'identifier',
    path,
    valuePath,
    systemPath,
    holder: holderOf(spot, named?.key),
    within: node.type,
  };
  if (system !== undefined) {
    fact.system = system;
    noteUri(system, 'identifier-system', systemPath, walk);
  }
  if (text !== undefined) fact.value = text;
  if (named) {
    fact.known = named.key;
    fact.variant = named.variant;
  }
  if (typeof sent === 'number') fact.asNumber = true;
  const use = textIn(value['use']);
  if (use !== undefined) fact.use = use;
  const typeCode = textIn(objectsIn(objectIn(value['type'])?.['coding'])[0]?.['code']);
  if (typeCode !== undefined) fact.typeCode = typeCode;
  const verification = verificationOf(value, path);
  if (verification) fact.verification = verification;
  else if (named?.verification !== undefined) fact.verification = { code: named.verification, path: systemPath };
  walk.identifiers.set(value, fact);
  walk.out.add(fact);
  readBarcode(fact, walk.out);
}

/** The verification status that an extension of the identifier carries (UK Core, CareConnect and GP Connect extensions). */
export function verificationOf(value: JsonObject, path: string): IdentifierFact['verification'] {
  if (value['extension'] === undefined) return undefined;
  for (const { value: extension, path: at } of itemsIn(value['extension'], `${path}.extension`)) {
    const url = textIn(extension['url']);
    if (url === undefined || !VERIFICATION.test(url)) continue;
    const concept = objectIn(extension['valueCodeableConcept']);
    const coding = objectsIn(concept?.['coding'])[0] ?? objectIn(extension['valueCoding']);
    const code = textIn(coding?.['code']) ?? textIn(extension['valueCode']) ?? textIn(extension['valueString']);
    const system = textIn(coding?.['system']);
    return { path: at, ...(system === undefined ? {} : { system }), ...(code === undefined ? {} : { code }) };
  }
  return undefined;
}

/** Whose it is: the resource's, or, in a reference, that of whom the reference names. */
function holderOf(spot: Spot, known: string | undefined): IdentifierFact['holder'] {
  const own = spot.element === `${spot.node.type}.identifier`;
  if (own) return HOLDERS.get(spot.node.type) ?? 'other';
  if (known === 'nhs-number') return 'patient';
  if (known?.startsWith('ods-')) return 'organization';
  if (known?.startsWith('sds-')) return 'practitioner';
  if (spot.name === 'identifier') return HOLDERS_BY_REFERENCE.get(spot.element.split('.').at(-2) ?? '') ?? 'other';
  return HOLDERS.get(spot.node.type) ?? 'other';
}

const HOLDERS_BY_REFERENCE = new Map<string, IdentifierFact['holder']>([
  ['subject', 'patient'],
  ['patient', 'patient'],
  ['beneficiary', 'patient'],
  ['author', 'practitioner'],
  ['performer', 'practitioner'],
  ['recorder', 'practitioner'],
  ['asserter', 'practitioner'],
  ['requester', 'practitioner'],
  ['practitioner', 'practitioner'],
  ['generalPractitioner', 'organization'],
  ['managingOrganization', 'organization'],
  ['organization', 'organization'],
  ['custodian', 'organization'],
  ['serviceProvider', 'organization'],
  ['encounter', 'event'],
  ['context', 'event'],
  ['location', 'location'],
]);
