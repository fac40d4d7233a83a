/** Opens XML: records alone and in SOAP, ITK, ebXML or any other envelope. */
import type { Generation } from '../generation.js';
import type { ParseProblem } from '../parse/place.js';
import { createPlacer, type Placer } from '../parse/position.js';
import type { XmlElement } from '../parse/tree.js';
import { parseXml, xmlTreeOf } from '../parse/xml.js';
import { isElement, xpathOf } from '../parse/xpath.js';
import { decideFhir, decideResources } from './detect/fhir.js';
import { carriesDocument } from './detect/fhir-message.js';
import { addResource, newSigns } from './detect/fhir-shape.js';
import { addText, claimedRoots } from './detect/fhir-text.js';
import { classifyFragment, classifyRecord, looseJson, NAMESPACES, type XmlKind } from './detect/xml.js';
import { foreignEncoding } from './foreign-encoding.js';
import { openAttachments } from './open-attachments.js';
import { openEncoded } from './open-encoded.js';
import { inEnvelopes, type OpenContext, type Opened, single, together, unclaimed } from './opened.js';
import { asRequested, brokenAsRequested } from './requested.js';
import { LIMITS } from './types.js';

/** Opens a text that starts as XML does. A broken one keeps the generation that its first elements tell. */
export function openXml(text: string, context: OpenContext): Opened {
  const { tree, problems, complete } = parseXml(text, {
    depth: LIMITS.depth,
    elements: LIMITS.elements,
    ...(context.base ? { base: context.base } : {}),
  });
  if (tree && isNoRecord(tree.root)) return unclaimed('xml');
  if (!complete) return openBroken(text, tree?.root, problems, context);
  if (!tree) return unclaimed('text');
  const opened = openDocument(tree.root, createPlacer(text, context.base), context);
  if (problems.length > 0) return withProblems(opened, problems);
  if (!opened.generation.startsWith('fhir')) return opened;
  return openAttachments(withEncoding(opened, tree.root, foreignEncoding(text, context.encoding)), context);
}

/** Of a resource that is the document itself: an envelope has rules of its own. */
function withEncoding(opened: Opened, root: XmlElement, encoding: 'said' | 'used' | undefined): Opened {
  const [record] = opened.records;
  if (!encoding || record?.tree.syntax !== 'xml' || record.tree.root !== root) return opened;
  return { ...opened, records: [{ ...record, tree: { ...record.tree, encoding } }] };
}

/** A prefix that is not declared spoils no record that we can read; it is a problem of the first. */
function withProblems(opened: Opened, problems: ParseProblem[]): Opened {
  const [first, ...others] = opened.records;
  if (!first) return opened.generation === 'unknown' ? opened : { ...opened, problems };
  return { ...opened, records: [{ ...first, problems: [...problems, ...first.problems] }, ...others] };
}

/** What was to come is told by the first elements, or by the names of those that declare a namespace. */
function openBroken(
  text: string,
  partial: XmlElement | undefined,
  problems: ParseProblem[],
  context: OpenContext,
): Opened {
  const named = claimedRoots(text).map((each) => element(each.local, each.namespace));
  const roots = [...(partial ? [partial, ...below(partial)] : []), ...named];
  const kind = firstOf(roots, classifyRecord) ?? firstOf(roots, classifyFragment);
  if (!kind) {
    const note = 'It starts as XML does and cannot be read as XML; it holds no sign of a record.';
    return brokenAsRequested('xml', problems, context) ?? unclaimed(partial ? 'xml' : 'text', note);
  }
  const signs = newSigns(true);
  if (partial) addResource(signs, looseJson(partial));
  addText(signs, text);
  const fhir = kind.generation === 'fhir' ? decideFhir(signs) : undefined;
  const generation = fhir?.generation ?? (kind.generation as Generation);
  return {
    ...unclaimed('xml'),
    generation,
    type: kind.type,
    evidence: [kind.evidence, ...(fhir?.evidence ?? [])],
    problems,
  };
}

function firstOf(elements: readonly XmlElement[], classify: typeof classifyRecord): XmlKind | undefined {
  for (const each of elements) {
    const kind = classify(each);
    if (kind) return kind;
  }
  return undefined;
}

function below(root: XmlElement): XmlElement[] {
  const inner = root.children.filter(isElement);
  return [...inner, ...inner.flatMap((child) => child.children.filter(isElement))];
}

function element(local: string, namespace: string): XmlElement {
  return { name: local, local, namespace, attributes: [], children: [], line: 1, column: 1 };
}

/** Web pages, pictures, schemas and style sheets are no records, whatever examples they hold. */
function isNoRecord({ local, namespace }: XmlElement): boolean {
  return (
    /^html$/i.test(local) ||
    /^http:\/\/(?:www\.w3\.org\/(?:1999\/xhtml|2000\/svg|2001\/XMLSchema|1999\/XSL\/Transform)|purl\.oclc\.org\/dsdl\/schematron|schemas\.xmlsoap\.org\/wsdl\/)$/.test(
      namespace,
    )
  );
}

function openDocument(root: XmlElement, place: Placer, context: OpenContext): Opened {
  const kind = classifyRecord(root);
  const document = kind?.generation === 'hl7v3' ? findDocument(root) : undefined;
  if (document) return takeOut(document, classifyRecord(document)!, root, place);
  if (kind) return openRecord(root, kind, place);
  const inner = together(findInside(root, place, context));
  if (inner) return inner;
  const fragment = classifyFragment(root) ?? classifySpineHeader(root) ?? classifyCollection(root);
  if (fragment) return openRecord(root, fragment, place);
  const requested = asRequested('xml', xmlTreeOf(root, place), context);
  if (requested) return requested;
  return unclaimed(
    'xml',
    hasNamespace(root, NAMESPACES.hl7v2)
      ? 'HL7 v2 written in XML, which is not read; send it in its vertical bar form.'
      : undefined,
  );
}

function openRecord(element: XmlElement, kind: XmlKind, place: Placer): Opened {
  const { type } = kind;
  const tree = xmlTreeOf(element, place);
  if (kind.generation !== 'fhir') {
    return single('xml', { generation: kind.generation, type, tree, envelopes: [], problems: [] }, [kind.evidence]);
  }
  const resource = looseJson(element);
  const { generation, evidence } = decideResources([resource], true);
  const envelopes = carriesDocument(resource) ? ['fhir-message'] : [];
  return single('xml', { generation, type, tree, envelopes, problems: [] }, [kind.evidence, ...evidence]);
}

/** The clinical document that an HL7 v3 interaction carries. */
function findDocument(root: XmlElement): XmlElement | undefined {
  for (const child of root.children.filter(isElement)) {
    const found = classifyRecord(child)?.generation === 'cda' ? child : findDocument(child);
    if (found) return found;
  }
  return undefined;
}

/** Whole records below an element; where there are none, parts of HL7 v3 in a SOAP body or an ITK payload. */
function findInside(root: XmlElement, place: Placer, context: OpenContext): Opened[] {
  const found: Opened[] = [];
  const search = (classify: typeof classifyRecord) => {
    const walk = (element: XmlElement) => {
      for (const child of element.children.filter(isElement)) {
        const kind = classify(child);
        const document = kind?.generation === 'hl7v3' ? findDocument(child) : undefined;
        if (document) found.push(takeOut(document, classifyRecord(document)!, root, place));
        else if (kind) found.push(takeOut(child, kind, root, place));
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
  return inEnvelopes(opened, envelopes, inside, wrapper);
}

/** Names of the envelopes above an element, outermost first; an element that is no envelope we know is `xml`. */
export function envelopesAround(element: XmlElement): string[] {
  const names: string[] = [];
  let top = element;
  for (let at = element.parent; at; at = at.parent) {
    top = at;
    if (isSoap(at)) names.unshift('soap');
    else if (at.local === 'DistributionEnvelope') names.unshift('itk');
    else if (/_IN[0-9]{6}/.test(at.local)) names.unshift('hl7v3');
  }
  return names.length === 0 && top !== element ? ['xml'] : names;
}

function isPayload(element: XmlElement): boolean {
  return element.local === 'payload' && !element.children.some(isElement);
}

function isSoap(element: XmlElement): boolean {
  return element.local === 'Envelope' && isSoapPart(element);
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

/** A root of its own that only holds parts of HL7 v3, as those over which a signature is made. */
function classifyCollection(root: XmlElement): XmlKind | undefined {
  if (isSoapPart(root) || root.namespace === NAMESPACES.itk || !hasNamespace(root, NAMESPACES.hl7v3)) return undefined;
  return {
    generation: 'hl7v3',
    type: 'collection',
    evidence: `elements in ${NAMESPACES.hl7v3} below a root of another kind`,
  };
}

function isSoapPart(element: XmlElement): boolean {
  return /\/soap[/-]/.test(element.namespace);
}

function hasNamespace(element: XmlElement, namespace: string): boolean {
  return (
    element.namespace === namespace ||
    element.children.some((child) => isElement(child) && hasNamespace(child, namespace))
  );
}
