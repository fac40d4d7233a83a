/** Facts of the envelope that a record came in. Their paths are those of the envelope, not of the record. */
import type { Er7Tree, RecordTree } from '../parse/tree.js';
import type { Collector } from './collect.js';
import { fieldText } from './hl7v2/fields.js';
import { readMessage } from './hl7v3/message.js';
import { descendantsOf } from './xml.js';

/** Every record of an envelope has the same one; only the first speaks for it. */
export function readWrapper({ wrapper, index }: RecordTree, out: Collector): void {
  if (!wrapper || (index ?? 0) > 0) return;
  if (wrapper.syntax === 'er7') readBatch(wrapper, out);
  if (wrapper.syntax !== 'xml') return;
  const isEnvelope = (local: string) => local === 'DistributionEnvelope';
  if (isEnvelope(wrapper.root.local)) readMessage(wrapper.root, { out });
  for (const envelope of descendantsOf(wrapper.root, (each) => isEnvelope(each.local))) readMessage(envelope, { out });
}

/** Batch and file headers and trailers: the count of messages and the control ids are to agree (HL7 v2.4, 2.16.2 to 2.16.5). */
function readBatch(tree: Er7Tree, out: Collector): void {
  for (const [start, end, type] of [
    ['BHS', 'BTS', 'batch'],
    ['FHS', 'FTS', 'file'],
  ] as const) {
    const header = tree.segments.find(({ id }) => id === start);
    const trailer = tree.segments.find(({ id }) => id === end);
    if (!header && !trailer) continue;
    out.add({
      kind: 'message',
      path: `${header ? start : end}[1]`,
      type,
      fields: {
        sendingFacility: fieldText(header, 4, tree),
        controlId: fieldText(header, 11, tree),
        declaredCount: fieldText(trailer, 1, tree),
      },
      fieldPaths: {
        sendingFacility: `${start}[1]-4[1].1`,
        controlId: `${start}[1]-11[1].1`,
        declaredCount: `${end}[1]-1[1].1`,
      },
    });
  }
}
