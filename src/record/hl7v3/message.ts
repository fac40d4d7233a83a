/** The transmission wrapper of a v3 message, and the ITK distribution envelope. */
import type { XmlElement } from '../../parse/tree.js';
import { xpathOf } from '../../parse/xpath.js';
import type { Collector } from '../collect.js';
import type { MessageFact } from '../facts.js';
import { attributeOf, below, childOf, elementsOf } from '../xml.js';

const INTERACTION = /^[A-Z]{4}_IN\d{6}[A-Z]{2}\d{2}$/;
/** Keys of the handling specification that say which acknowledgements are asked for (ITK distribution envelope 2.2) */
const HANDLING: Record<string, string> = {
  'urn:nhs-itk:ns:201005:infackrequested': 'infrastructureAck',
  'urn:nhs-itk:ns:201005:ackrequested': 'businessAck',
};
const ODS_ADDRESS = /^urn:nhs-uk:addressing:ods:([^:]+)/;

export function readMessage(element: XmlElement, { out }: { out: Collector }): void {
  if (INTERACTION.test(element.local)) readInteraction(element, out);
  else if (element.local === 'DistributionEnvelope') readDistribution(element, out);
}

function readInteraction(element: XmlElement, out: Collector): void {
  const fact = createFact(element, element.local);
  const version = childOf(element, 'versionCode');
  take(fact, 'controlId', childOf(element, 'id'), 'root', element);
  take(fact, 'timestamp', childOf(element, 'creationTime'), 'value', element);
  take(fact, 'version', version, 'code', element);
  take(fact, 'interaction', childOf(element, 'interactionId'), 'extension', element);
  take(fact, 'processingId', childOf(element, 'processingCode'), 'code', element);
  take(fact, 'senderAsid', below(element, 'communicationFunctionSnd', 'device', 'id'), 'extension', element);
  take(fact, 'receiverAsid', below(element, 'communicationFunctionRcv', 'device', 'id'), 'extension', element);
  const code = attributeOf(version, 'code');
  if (code !== undefined) fact.version = code;
  out.add(fact);
}

/** Counts that are to agree: of manifest items, and of payloads (ITK distribution envelope 2.2). */
function readDistribution(element: XmlElement, out: Collector): void {
  const header = childOf(element, 'header');
  const manifest = childOf(header, 'manifest');
  const payloads = childOf(element, 'payloads');
  const items = elementsOf(manifest, 'manifestitem');
  const held = elementsOf(payloads, 'payload');
  const fact = createFact(element, 'DistributionEnvelope');
  take(fact, 'service', header, 'service', element);
  take(fact, 'trackingId', header, 'trackingid', element);
  take(fact, 'manifestCount', manifest, 'count', element);
  take(fact, 'payloadCount', payloads, 'count', element);
  set(fact, 'manifestItems', String(items.length), xpathOf(manifest ?? element));
  set(fact, 'payloadItems', String(held.length), xpathOf(payloads ?? element));
  set(fact, 'manifestIds', idsOf(items), xpathOf(manifest ?? element));
  set(fact, 'payloadIds', idsOf(held), xpathOf(payloads ?? element));
  const sender = childOf(header, 'senderAddress');
  const address = below(header, 'addresslist', 'address');
  for (const spec of elementsOf(childOf(header, 'handlingSpecification'), 'spec')) {
    const field = HANDLING[attributeOf(spec, 'key') ?? ''];
    if (field) take(fact, field, spec, 'value', element);
  }
  set(fact, 'sender', sender && 'true', xpathOf(sender ?? element));
  set(fact, 'receiver', address && 'true', xpathOf(address ?? element));
  set(fact, 'senderOds', ODS_ADDRESS.exec(attributeOf(sender, 'uri') ?? '')?.[1], `${xpathOf(sender ?? element)}/@uri`);
  set(
    fact,
    'receiverOds',
    ODS_ADDRESS.exec(attributeOf(address, 'uri') ?? '')?.[1],
    `${xpathOf(address ?? element)}/@uri`,
  );
  out.add(fact);
}

function idsOf(elements: XmlElement[]): string {
  return elements
    .map((each) => attributeOf(each, 'id') ?? '')
    .sort()
    .join(' ');
}

function createFact(element: XmlElement, type: string): MessageFact {
  return { kind: 'message', path: xpathOf(element), type, fields: {}, fieldPaths: {} };
}

function take(
  fact: MessageFact,
  name: string,
  element: XmlElement | undefined,
  attribute: string,
  around: XmlElement,
): void {
  set(fact, name, attributeOf(element, attribute), element ? `${xpathOf(element)}/@${attribute}` : xpathOf(around));
}

function set(fact: MessageFact, name: string, value: string | undefined, path: string): void {
  fact.fields[name] = value;
  fact.fieldPaths[name] = path;
}
