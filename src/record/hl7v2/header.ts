/** MSH: who sends what to whom (HL7 v2.4, 2.16.9; ITK HL7 v2 Data Message Specification). */
import type { Er7Segment } from '../../parse/tree.js';
import type { MessageFact } from '../facts.js';
import { fieldText } from './fields.js';
import { type Message, segmentsOf } from './message.js';

/** Name of the field in the fact, field number, component. */
const FIELDS: [string, number, number][] = [
  ['sendingApplication', 3, 1],
  ['sendingFacility', 4, 1],
  ['senderOds', 4, 1],
  ['receivingApplication', 5, 1],
  ['receivingFacility', 6, 1],
  ['timestamp', 7, 1],
  ['messageCode', 9, 1],
  ['triggerEvent', 9, 2],
  ['structure', 9, 3],
  ['controlId', 10, 1],
  ['processingId', 11, 1],
  ['version', 12, 1],
  ['country', 17, 1],
  ['characterSet', 18, 1],
  ['profile', 21, 1],
];

/** HL7's name of the message as MSH-9 gives it, as ADT^A01. */
export function messageTypeOf(header: Er7Segment | undefined, message: Message): string {
  return [1, 2]
    .map((component) => fieldText(header, 9, message.tree, component))
    .filter((part) => part !== undefined)
    .join('^');
}

export function readHeader(header: Er7Segment, message: Message): void {
  const path = `MSH[${header.occurrence}]`;
  const fact: MessageFact = { kind: 'message', path, type: messageTypeOf(header, message), fields: {}, fieldPaths: {} };
  for (const [name, field, component] of FIELDS) {
    fact.fields[name] = fieldText(header, field, message.tree, component);
    fact.fieldPaths[name] = `${path}-${field}[1].${component}`;
  }
  const event = segmentsOf(message, 'EVN')[0];
  if (event) {
    fact.fields['eventType'] = fieldText(event, 1, message.tree);
    fact.fieldPaths['eventType'] = 'EVN[1]-1[1].1';
  }
  const version = fact.fields['version'];
  if (version !== undefined) fact.version = version;
  message.out.add(fact);
}
