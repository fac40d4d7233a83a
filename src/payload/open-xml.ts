/** Opens XML: records alone and in SOAP, ITK, ebXML or any other envelope. */
import type { Generation } from '../generation.js';
import type { ParseProblem } from '../parse/place.js';
import { createPlacer, type Placer } from '../parse/position.js';
import type { RecordTree, XmlElement } from '../parse/tree.js';
import { parseXml, xmlTreeOf } from '../parse/xml.js';
import { isElement, xpathOf } from '../parse/xpath.js';
import { decideFhir } from './detect/fhir.js';
import { addResource, newSigns } from './detect/fhir-shape.js';
import { classifyFragment, classifyRecord, looseJson, NAMESPACES, type XmlKind } from './detect/xml.js';
import { openAttachments } from './open-attachments.js';
import { openEncoded } from './open-encoded.js';
import { type OpenContext, type Opened, single, together, unclaimed } from './opened.js';
import { LIMITS } from './types.js';

/** Opens a text that starts as XML does. A broken one keeps the generation that its first elements tell. */
export function openXml(text: string, context: OpenContext): Opened {
  const { tree, problems, complete, doctype } = parseXml(text, {
    depth: LIMITS.depth,
    elements: LIMITS.elements,
    ...(context.base ? { base: context.base } : {}),
  });
  if (doctype !== undefined) return openRefused(text, doctype, problems);
  if (!tree || isWebPage(tree.root)) return unclaimed(tree ? 'xml' : 'text');
  const opened = openDocument(tree.root, createPlacer(text, context.base), context);
  if (complete && problems.length === 0)
    return opened.generation.startsWith('fhir') ? openAttachments(opened, context) : opened;
  if (opened.generation === 'unknown')
    return unclaimed('xml', 'Starts as XML does and is not well-formed XML; it holds no sign of a record.');
  if (!complete) return { ...opened, problems, records: [] };
  return {
    ...opened,
    records: opened.records.map((record, index) =>
      index === 0 ? { ...record, problems: [...problems, ...record.problems] } : record,
    ),
  };
}

/** What has a document type declaration is not read; its root's name still tells what it was to be. */
function openRefused(text: string, doctype: string, problems: ParseProblem[]): Opened {
  const root = /<(?:[A-Za-z0-9_]+:)?([A-Za-z_][\w.-]*)[^>]*?xmlns(?::\w+)?\s*=\s*["']([^"']{1,100})["']/.exec(
    text.slice(0, 65_536),
  );
  const element: XmlElement = {
    name: '',
    local: root?.[1] ?? doctype,
    namespace: root?.[2] ?? '',
    attributes: [],
    children: [],
    line: 1,
    column: 1,
  };
  const kind = classifyRecord(element) ?? classifyFragment(element);
  if (!kind) return unclaimed('xml');
  const generation: Generation = kind.generation === 'fhir' ? 'fhir-undecided' : kind.generation;
  return { ...unclaimed('xml'), generation, type: kind.type, evidence: [kind.evidence], problems };
}

function isWebPage(root: XmlElement): boolean {
  return (
    /^html$/i.test(root.local) ||
    root.namespace === 'http://www.w3.org/1999/xhtml' ||
    root.namespace === 'http://www.w3.org/2000/svg'
  );
}

function openDocument(root: XmlElement, place: Placer, context: OpenContext): Opened {
  const kind = classifyRecord(root);
  if (kind) return openRecord(root, kind, place);
  const inner = together(findInside(root, place, context));
  if (inner) return inner;
  const fragment = classifyFragment(root) ?? classifySpineHeader(root);
  if (fragment) return openRecord(root, fragment, place);
  return unclaimed(
    'xml',
    hasHl7v2(root) ? 'HL7 v2 written in XML, which is not read; send it in its vertical bar form.' : undefined,
  );
}

function openRecord(element: XmlElement, kind: XmlKind, place: Placer): Opened {
  const { generation, evidence } =
    kind.generation === 'fhir' ? fhirOf(element) : { generation: kind.generation, evidence: [] };
  const record: RecordTree = {
    generation,
    type: kind.type,
    tree: xmlTreeOf(element, place),
    envelopes: [],
    problems: [],
  };
  return single(
    { syntax: 'xml', generation, type: kind.type, evidence: [kind.evidence, ...evidence], problems: [] },
    record,
  );
}

function fhirOf(element: XmlElement) {
  const signs = newSigns(true);
  addResource(signs, looseJson(element));
  return decideFhir(signs);
}

/** Whole records below an element; where there are none, parts of HL7 v3 in a SOAP body or an ITK payload. */
function findInside(root: XmlElement, place: Placer, context: OpenContext): Opened[] {
  const found: Opened[] = [];
  const search = (classify: typeof classifyRecord) => {
    const walk = (element: XmlElement) => {
      for (const child of element.children.filter(isElement)) {
        const kind = classify(child);
        if (kind) found.push(takeOut(child, kind, root, place));
        else if (isPayload(child) && context.depth < LIMITS.envelopes)
          found.push(...openEncoded(child, root, place, context));
        else walk(child);
      }
    };
    walk(root);
  };
  search(classifyRecord);
  if (found.every(({ generation }) => generation === 'unknown') && isEnvelope(root)) search(classifyFragment);
  return found;
}

/** Makes a record of an element inside an envelope: its paths start there, and the envelope is kept beside it. */
function takeOut(element: XmlElement, kind: XmlKind, root: XmlElement, place: Placer): Opened {
  const inside = element.parent ? xpathOf(element.parent) : '';
  const envelopes = envelopesAround(element);
  delete element.parent;
  const opened = openRecord(element, kind, place);
  const wrapper = xmlTreeOf(root, place);
  return { ...opened, envelopes, records: opened.records.map((record) => ({ ...record, inside, envelopes, wrapper })) };
}

/** Names of the envelopes above an element, outermost first; an element that is no envelope we know is `xml`. */
export function envelopesAround(element: XmlElement): string[] {
  const names: string[] = [];
  let top = element;
  for (let at = element.parent; at; at = at.parent) {
    top = at;
    if (isSoap(at)) names.unshift('soap');
    else if (at.local === 'DistributionEnvelope') names.unshift('itk');
  }
  return names.length === 0 && top !== element ? ['xml'] : names;
}

function isPayload(element: XmlElement): boolean {
  return element.local === 'payload' && !element.children.some(isElement);
}

function isSoap(element: XmlElement): boolean {
  return element.local === 'Envelope' && /\/soap[/-]/.test(element.namespace);
}

function isEnvelope(element: XmlElement): boolean {
  return (
    isSoap(element) ||
    element.namespace === NAMESPACES.itk ||
    element.children.some((child) => isElement(child) && isEnvelope(child))
  );
}

/** The ebXML header of a Spine message that stands without its content. */
function classifySpineHeader(root: XmlElement): XmlKind | undefined {
  if (!isSoap(root)) return undefined;
  const header = root.children.filter(isElement).find(({ local }) => local === 'Header');
  const message = header?.children
    .filter(isElement)
    .find(({ local, namespace }) => local === 'MessageHeader' && namespace.includes('ebxml'));
  return message
    ? { generation: 'hl7v3', type: 'ebXML Envelope', evidence: 'ebXML message header of the Spine' }
    : undefined;
}

function hasHl7v2(element: XmlElement): boolean {
  return (
    element.namespace === NAMESPACES.hl7v2 || element.children.some((child) => isElement(child) && hasHl7v2(child))
  );
}
