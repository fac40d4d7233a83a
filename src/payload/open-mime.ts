/** Opens MIME: the parts of a multipart message, as the Spine and GP2GP send them (ebXML, HL7 v3, attachments). */
import { decodeBase64 } from '../parse/base64.js';
import { lineEnd } from '../parse/position.js';
import { decodeText, isBinary } from './decode.js';
import { openText } from './open-text.js';
import { atPlace, inEnvelopes, type OpenContext, type Opened, together, unclaimed } from './opened.js';
import { LIMITS } from './types.js';

interface Part {
  headers: string;
  body: string;
  /** Line on which the body starts */
  line: number;
}

/**
 * Opens each part; the row takes the first that is a record. An ebXML header is an envelope, and counts as a record only
 * where there is no other (RFC 2046, ebXML message service 2.0).
 */
export function openMime(text: string, context: OpenContext): Opened {
  if (context.depth >= LIMITS.envelopes)
    return unclaimed('text', 'There are more envelopes inside each other than are opened.');
  const parts = splitParts(text, context.base?.line ?? 1);
  const opened = parts.map((part) => openPart(part, context));
  const header = opened.find(({ type }) => type === 'ebXML Envelope');
  const content = together(opened.filter((part) => part !== header));
  if (!content) return header ? inEnvelopes(header, ['mime']) : openHeaderOnly(parts);
  const wrapper = header?.records[0]?.tree;
  const records = content.records.map((record) => ({ ...record, ...(wrapper && !record.wrapper ? { wrapper } : {}) }));
  return inEnvelopes({ ...content, records }, ['mime']);
}

/** A message of the Spine of which no part can be read: its parts are still named as the Spine names them. */
function openHeaderOnly(parts: readonly Part[]): Opened {
  if (!parts.some(({ headers }) => /^\s*content-id\s*:\s*<ebXMLHeader@/im.test(headers))) return unclaimed('text');
  return {
    ...unclaimed('text'),
    generation: 'hl7v3',
    type: 'ebXML',
    evidence: ['a MIME part with the content id of an ebXML header'],
    envelopes: ['mime'],
  };
}

function openPart({ headers, body, line }: Part, context: OpenContext): Opened {
  const base = { line, column: 1 };
  const depth = context.depth + 1;
  if (!/^\s*content-transfer-encoding\s*:\s*base64/im.test(headers)) return openText(body, { depth, base });
  const bytes = decodeBase64(body);
  if (!bytes || isBinary(bytes)) return unclaimed('text');
  return inEnvelopes(atPlace(openText(decodeText(bytes).text, { depth }), base), ['base64']);
}

function splitParts(text: string, firstLine: number): Part[] {
  const lines = text.split(lineEnd(text));
  const boundary = findBoundary(lines);
  if (boundary === undefined) return [];
  const parts: Part[] = [];
  let start = -1;
  lines.forEach((line, index) => {
    if (!line.replace(/^["\s]+/, '').startsWith(boundary)) return;
    if (start >= 0) parts.push(readPart(lines, start, index, firstLine, lineEnd(text)));
    start = index + 1;
  });
  if (start >= 0 && start < lines.length) parts.push(readPart(lines, start, lines.length, firstLine, lineEnd(text)));
  return parts;
}

/** The first line that begins with two hyphens and is followed by the header of a part. */
function findBoundary(lines: readonly string[]): string | undefined {
  const at = lines.findIndex((line, index) => /^["\s]*--\S/.test(line) && /^\s*Content-/i.test(lines[index + 1] ?? ''));
  return at < 0 ? undefined : lines[at]!.replace(/^["\s]+/, '').trimEnd();
}

function readPart(lines: readonly string[], start: number, end: number, firstLine: number, sign: string): Part {
  let blank = start;
  while (blank < end && lines[blank]!.trim() !== '') blank += 1;
  return {
    headers: lines.slice(start, blank).join('\n'),
    body: lines.slice(blank + 1, end).join(sign),
    line: firstLine + blank + 1,
  };
}
