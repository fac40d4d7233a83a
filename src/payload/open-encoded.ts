/** Payloads of an envelope that are written as text: base64, compressed or not, or escaped XML. */
import { decodeBase64 } from '../parse/base64.js';
import type { Placer } from '../parse/position.js';
import type { XmlElement, XmlText } from '../parse/tree.js';
import { xmlTreeOf } from '../parse/xml.js';
import { isElement, xpathOf } from '../parse/xpath.js';
import { decodeText } from './decode.js';
import { inflate, isGzip } from './inflate.js';
import { openText } from './open-text.js';
import { envelopesAround } from './open-xml.js';
import { atPlace, inEnvelopes, type OpenContext, type Opened } from './opened.js';
import { LIMITS } from './types.js';

/** Opens the text of a payload element; nothing where there is nothing in it that is recognised. */
export function openEncoded(element: XmlElement, root: XmlElement, place: Placer, context: OpenContext): Opened[] {
  const content = element.children
    .filter((child): child is XmlText => !isElement(child))
    .map(({ text }) => text)
    .join('')
    .trim();
  const decoded = decodeBase64(content);
  const text = decoded ? textOf(decoded) : content;
  if (text === undefined || text === '') return [];
  const inner = openText(text, { depth: context.depth + 1 });
  if (inner.generation === 'unknown') return [];
  const names = [...envelopesAround(element), ...(decoded ? ['base64'] : [])];
  const placed = atPlace(inner, { line: element.line, column: element.column });
  return [inEnvelopes(placed, names, xpathOf(element), xmlTreeOf(root, place))];
}

function textOf(bytes: Uint8Array): string | undefined {
  if (!isGzip(bytes)) return decodeText(bytes).text;
  const inflated = inflate(bytes, LIMITS.payloadBytes);
  return inflated instanceof Uint8Array ? decodeText(inflated).text : undefined;
}
