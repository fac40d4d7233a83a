/** The handling extension of an ITK3 MessageHeader, and what the header says of parties and of the message it answers. */
import type { Json, JsonObject } from '../../parse/tree.js';
import type { MessageFact } from '../facts.js';
import { isPresent, itemsIn, objectIn, objectsIn, textIn } from '../json.js';
import type { ResourceNode } from './node.js';
import { targetOf } from './primary.js';

/** Keys of Extension-ITK-MessageHandling (ITK3 Messaging Distribution, handling specification) and the fields they fill. */
const KEYS: Record<string, string> = {
  BusAckRequested: 'businessAck',
  InfAckRequested: 'infrastructureAck',
  RecipientType: 'recipientType',
  MessageDefinition: 'messageDefinition',
};

/** Adds fields to the message fact of a MessageHeader; a field that is not in the payload stays undefined. */
export function readHandling(fact: MessageFact, node: ResourceNode): void {
  const { resource, path } = node;
  const extension = itemsIn(resource['extension'], `${path}.extension`).find((each) =>
    /ITK-MessageHandling/i.test(textIn(each.value['url']) ?? ''),
  );
  // The first version of the extension had keys and values of another shape, which nothing here reads.
  const earlier = /MessageHandling-1$/i.test(textIn(extension?.value['url']) ?? '');
  if (extension) set(fact, earlier ? 'earlierHandling' : 'handling', 'true', extension.path);
  for (const part of itemsIn(extension?.value['extension'], `${extension?.path}.extension`)) {
    const field = KEYS[textIn(part.value['url']) ?? ''];
    if (field) set(fact, field, valueIn(part.value), part.path);
  }
  for (const name of ['sender', 'receiver'] as const) readParty(fact, name, node);
  readResponse(fact, resource, path);
}

/** A value of whichever type, as text: a code of a Coding, the reference of a Reference. */
function valueIn(extension: JsonObject): string | undefined {
  const key = Object.keys(extension).find((each) => each.startsWith('value'));
  const value: Json | undefined = key === undefined ? undefined : extension[key];
  if (typeof value === 'boolean') return String(value);
  const held = objectIn(value);
  return textIn(value) ?? textIn(held?.['code']) ?? textIn(held?.['reference']);
}

/** `sender` says how the party is known: none, named without an identifier, or identified. */
function readParty(fact: MessageFact, name: 'sender' | 'receiver', node: ResourceNode): void {
  const item = itemsIn(node.resource[name], `${node.path}.${name}`)[0];
  if (!item) return;
  const target = targetOf(item.value, node);
  const holder = target?.resource ?? item.value;
  const identified = objectsIn(holder['identifier']).some((each) => isPresent(each['value']));
  set(fact, name, 'true', item.path);
  set(fact, `${name}Identified`, identified ? 'true' : undefined, target?.path ?? item.path);
}

function readResponse(fact: MessageFact, resource: JsonObject, path: string): void {
  const response = objectIn(resource['response']);
  if (!response) return;
  set(fact, 'response', 'true', `${path}.response`);
  set(fact, 'responseTo', textIn(response['identifier']), `${path}.response`);
  set(fact, 'responseCode', textIn(response['code']), `${path}.response.code`);
  set(fact, 'responseDetails', textIn(objectIn(response['details'])?.['reference']), `${path}.response`);
}

function set(fact: MessageFact, name: string, value: string | undefined, path: string): void {
  fact.fields[name] = value;
  fact.fieldPaths[name] = path;
}
