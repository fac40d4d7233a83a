import type { JsonObject } from '../../parse/tree.js';
import { base64Size } from '../base64-size.js';
import type { AttachmentFact } from '../facts.js';
import { isPresent, textIn } from '../json.js';
import type { Spot, Walk } from './walk.js';

/** Reads an Attachment, or a Binary resource, whose data stands in `content` before R4. */
export function readAttachment(value: JsonObject, spot: Pick<Spot, 'path'>, walk: Walk): void {
  const data = textIn(value['data']) ?? textIn(value['content']);
  const fact: AttachmentFact = {
    kind: 'attachment',
    path: spot.path,
    data: data !== undefined,
    url: isPresent(value['url']),
  };
  const contentType = textIn(value['contentType']);
  if (contentType !== undefined) fact.contentType = contentType;
  if (/^(urn:(uuid|oid):|#|Binary\/)/.test(textIn(value['url']) ?? '')) fact.inside = true;
  if (data !== undefined) fact.size = base64Size(data);
  walk.out.add(fact);
}
