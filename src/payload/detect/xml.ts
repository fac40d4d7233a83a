/** Tells XML records by the name and the namespace of their root element. */
import type { Generation } from '../../generation.js';
import type { JsonObject, XmlElement } from '../../parse/tree.js';
import { isElement } from '../../parse/xpath.js';
import { resourceVersions } from './fhir-elements.js';

export const NAMESPACES = {
  fhir: 'http://hl7.org/fhir',
  hl7v3: 'urn:hl7-org:v3',
  hl7v2: 'urn:hl7-org:v2xml',
  itk: 'urn:nhs-itk:ns:201005',
} as const;

export interface XmlKind {
  /** `fhir` where the version is still to be told */
  generation: Generation | 'fhir';
  type: string;
  evidence: string;
}

const INTERACTION = /^[A-Z]{4}_(?:IN|MT|HD|RM)[0-9]{6}[A-Z]{2}[0-9]{2}$/;
const OID = /^[0-2](?:\.[0-9]{1,20}){3,20}$/;

/** Root elements of the dm+d release files, which have no namespace (NHSBSA dm+d data model, TRUD layout). */
const DMD_ROOTS = new Set([
  'VIRTUAL_THERAPEUTIC_MOIETIES',
  'VIRTUAL_MED_PRODUCTS',
  'VIRTUAL_MED_PRODUCT_PACK',
  'ACTUAL_MEDICINAL_PRODUCTS',
  'ACTUAL_MEDICINAL_PROD_PACKS',
  'INGREDIENT_SUBSTANCES',
  'GTIN_DETAILS',
  'BNF_DETAILS',
  'LOOKUP',
  'HISTORY',
]);

/** Tells an element that is a whole record or message by itself; undefined for envelopes, fragments and everything else. */
export function classifyRecord(element: XmlElement): XmlKind | undefined {
  const { local, namespace } = element;
  if (namespace === NAMESPACES.fhir && /^[A-Z]/.test(local))
    return { generation: 'fhir', type: local, evidence: `root element ${knownType(local)} in ${namespace}` };
  if (
    namespace === '' &&
    !element.parent &&
    resourceVersions(local) !== 0 &&
    hasValueChild(element) &&
    !hasRimSigns(element, 2)
  )
    return { generation: 'fhir', type: local, evidence: `root element ${local}, without FHIR's namespace` };
  if (local === 'ClinicalDocument' && (namespace === NAMESPACES.hl7v3 || namespace === ''))
    return {
      generation: 'cda',
      type: documentType(element),
      evidence: `root element ClinicalDocument${inNamespace(namespace)}`,
    };
  if (INTERACTION.test(local))
    return { generation: 'hl7v3', type: local, evidence: `root element ${local}${inNamespace(namespace)}` };
  if (local === 'EhrExtract')
    return { generation: 'hl7v3', type: local, evidence: `root element EhrExtract${inNamespace(namespace)}` };
  if (namespace === '' && DMD_ROOTS.has(local) && isDmd(element))
    return { generation: 'dmd-xml', type: local, evidence: `root element ${local} of the dm+d release files` };
  return undefined;
}

/** Tells parts of HL7 v3 messages: by the namespace, or without it by attributes of the reference information model. */
export function classifyFragment(element: XmlElement): XmlKind | undefined {
  if (element.namespace === NAMESPACES.hl7v3)
    return { generation: 'hl7v3', type: element.local, evidence: `element in ${NAMESPACES.hl7v3}` };
  if (element.namespace === '' && hasRimSigns(element, 6))
    return {
      generation: 'hl7v3',
      type: element.local,
      evidence: 'attributes of the HL7 v3 reference model, without its namespace',
    };
  return undefined;
}

function hasRimSigns(element: XmlElement, depth: number): boolean {
  if (element.namespace !== '') return false;
  const has = (local: string) => element.attributes.some((each) => each.local === local);
  if (has('nullFlavor') || (has('classCode') && (has('moodCode') || has('determinerCode')))) return true;
  if (
    has('typeCode') &&
    element.children.some((child) => isElement(child) && child.attributes.some((each) => each.local === 'classCode'))
  )
    return true;
  if (element.attributes.some(({ local, value }) => local === 'codeSystem' && OID.test(value))) return true;
  return depth > 0 && element.children.some((child) => isElement(child) && hasRimSigns(child, depth - 1));
}

function hasValueChild(element: XmlElement): boolean {
  return element.children.some(
    (child) =>
      isElement(child) &&
      (child.attributes.some(({ name }) => name === 'value') ||
        child.children.some((below) => isElement(below) && below.attributes.some(({ name }) => name === 'value'))),
  );
}

/** LOOKUP and HISTORY are common words: there the schema's name or the parts below must be those of dm+d. */
function isDmd(element: XmlElement): boolean {
  if (element.local !== 'LOOKUP' && element.local !== 'HISTORY') return true;
  if (element.attributes.some(({ local, value }) => local === 'noNamespaceSchemaLocation' && /_v[0-9]/.test(value)))
    return true;
  return element.children.some(
    (child) => isElement(child) && /^(?:COMBINATION_PACK_IND|VTMS|VMPS|AMPS|SUPPLIERS|FORMS?|INGS)$/i.test(child.local),
  );
}

/** The NHS message type of a document (npfitlc:messageType), where it names one. */
function documentType(element: XmlElement): string {
  const named = element.children.find((child) => isElement(child) && child.local === 'messageType');
  const extension =
    named && isElement(named) ? named.attributes.find(({ local }) => local === 'extension')?.value : undefined;
  return extension !== undefined && /^[A-Z]{4}_[A-Z]{2}[0-9]{6}[A-Z]{2}[0-9]{2}$/.test(extension)
    ? extension
    : 'ClinicalDocument';
}

function inNamespace(namespace: string): string {
  return namespace === NAMESPACES.hl7v3 ? ` in ${namespace}` : ', without the namespace of HL7 v3';
}

/** Names that are no resource type of any version may be anything, so they are not repeated. */
function knownType(local: string): string {
  return resourceVersions(local) === 0 ? 'of no known resource type' : local;
}

/** FHIR XML in about the shape of JSON, for telling its version: what comes once is no array, and all values are text. */
export function looseJson(element: XmlElement): JsonObject {
  const object: JsonObject = {};
  for (const child of element.children) {
    if (!isElement(child) || (child.local === 'div' && child.namespace !== element.namespace)) continue;
    const value = looseValue(child);
    const before = object[child.local];
    if (before === undefined) object[child.local] = value;
    else if (Array.isArray(before)) before.push(value);
    else object[child.local] = [before, value];
  }
  for (const { name, value } of element.attributes) if (name === 'url') object['url'] = value;
  if (/^[A-Z]/.test(element.local)) object['resourceType'] = element.local;
  return object;
}

function looseValue(element: XmlElement): JsonObject | string {
  const value = element.attributes.find(({ name }) => name === 'value')?.value;
  const inner = element.children.filter(isElement);
  if (value !== undefined) return value;
  return inner.length === 1 && /^[A-Z]/.test(inner[0]!.local) ? looseJson(inner[0]!) : looseJson(element);
}
