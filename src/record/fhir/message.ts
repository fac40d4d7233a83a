/** MessageHeader. */
import type { MessageFact } from '../facts.js';
import { itemsIn, objectIn, objectsIn, textIn } from '../json.js';
import { readHandling } from './message-handling.js';
import type { ResourceNode } from './node.js';
import { identifiersOf } from './people.js';
import { targetOf } from './primary.js';
import type { Walk } from './walk.js';

/** The event, who sent it from where, and when, in DSTU2's, STU3's and R4's elements. */
export function readMessageHeader(node: ResourceNode, walk: Walk): void {
  const { resource, path } = node;
  const event = objectIn(resource['eventCoding']) ?? objectIn(resource['event']);
  const element = resource['eventCoding'] === undefined ? 'event' : 'eventCoding';
  const source = objectIn(resource['source']);
  const sender = targetOf(objectIn(resource['sender']) ?? objectIn(resource['responsible']), node);
  const ods = sender && identifiersOf(sender, walk).find((each) => each.known?.startsWith('ods-'));
  const destination = itemsIn(resource['destination'], `${path}.destination`)[0];
  const fact: MessageFact = {
    kind: 'message',
    path,
    type: textIn(event?.['code']) ?? textIn(resource['eventUri']) ?? '',
    fields: {
      event: textIn(event?.['code']),
      sourceEndpoint: textIn(source?.['endpoint']),
      destinationEndpoint: textIn(destination?.value['endpoint']),
      timestamp: textIn(resource['timestamp']),
      senderOds: ods?.value,
      focusCount: String(objectsIn(resource['focus'] ?? resource['data']).length),
    },
    fieldPaths: {
      event: `${path}.${element}.code`,
      sourceEndpoint: `${path}.source.endpoint`,
      destinationEndpoint: `${destination?.path ?? `${path}.destination`}.endpoint`,
      timestamp: `${path}.timestamp`,
      senderOds: ods?.valuePath ?? `${path}.sender`,
      focusCount: `${path}.focus`,
    },
  };
  readHandling(fact, node);
  walk.out.add(fact);
}
