/** Facts of the envelope that a record came in. Their paths are those of the envelope, not of the record. */
import type { RecordTree, XmlElement } from '../parse/tree.js';
import type { Collector } from './collect.js';
import { readMessage } from './hl7v3/message.js';
import { descendantsOf } from './xml.js';

/** Every record of an envelope has the same one; only the first speaks for it. */
export function readWrapper({ wrapper, index }: RecordTree, out: Collector): void {
  if (wrapper?.syntax !== 'xml' || (index ?? 0) > 0) return;
  const isEnvelope = (each: XmlElement) => each.local === 'DistributionEnvelope';
  const { root } = wrapper;
  for (const envelope of isEnvelope(root) ? [root] : descendantsOf(root, isEnvelope)) readMessage(envelope, { out });
}
