/** Records written in base64 inside FHIR: the content of a Binary, the data of an attachment. */

import { decodeBase64 } from '../parse/base64.js';
import { pathName } from '../parse/fhir-path.js';
import type { Json, JsonObject, RecordTree, XmlElement } from '../parse/tree.js';
import { isElement } from '../parse/xpath.js';
import { decodeText, isBinary } from './decode.js';
import { sniffSyntax } from './detect/syntax.js';
import { openText } from './open-text.js';
import { atPlace, inEnvelopes, type OpenContext, type Opened } from './opened.js';
import { LIMITS } from './types.js';

interface Attachment {
  path: string;
  base64: string;
}

const SHORTEST = 60;
const MOST = 50;

/** Adds the records that are attached to FHIR resources. A Binary that is nothing but a record takes its generation. */
export function openAttachments(opened: Opened, context: OpenContext): Opened {
  if (context.depth >= LIMITS.envelopes) return opened;
  const inner = opened.records.flatMap((record) => openAttached(record, context));
  const first = inner[0];
  if (!first) return opened;
  const records = [...opened.records, ...inner.flatMap((each) => each.records)].map((record, index) => ({
    ...record,
    index,
  }));
  const only = opened.records.length === 1 && opened.type === 'Binary';
  const kind = only
    ? { generation: first.generation, type: first.type, evidence: first.evidence, envelopes: first.envelopes }
    : {};
  return { ...opened, ...kind, records };
}

function openAttached(record: RecordTree, context: OpenContext): Opened[] {
  const { tree } = record;
  const found: Attachment[] = [];
  if (tree.syntax === 'json') collectJson(tree.value, record.type, found);
  else if (tree.syntax === 'xml') collectXml(tree.root, tree.root.local, found);
  const opened: Opened[] = [];
  for (const { path, base64 } of found.slice(0, MOST)) {
    const bytes = decodeBase64(base64);
    if (!bytes || isBinary(bytes)) continue;
    const { text } = decodeText(bytes);
    if (!['xml', 'json', 'er7', 'edifact', 'mime'].includes(sniffSyntax(text))) continue;
    const inner = openText(text, { depth: context.depth + 1 });
    if (!isWhole(inner)) continue;
    opened.push(inEnvelopes(atPlace(inner, tree.locate(path)), ['fhir-attachment', 'base64'], path));
  }
  return opened;
}

/** A record by itself: parts of HL7 v3, as what a signature is made over, are none. */
function isWhole({ generation, type }: Opened): boolean {
  if (generation === 'hl7v3') return type === 'EhrExtract' || /_(?:IN|MT)[0-9]{6}/.test(type);
  return generation !== 'unknown' && generation !== 'sign-on';
}

function collectJson(value: Json, path: string, found: Attachment[]): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) collectJson(item, `${path}[${index}]`, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const name in value) {
      const each = (value as JsonObject)[name]!;
      const below = `${path}.${pathName(name)}`;
      if (typeof each !== 'string') collectJson(each, below, found);
      else if (
        each.length >= SHORTEST &&
        (name === 'data' || (name === 'content' && value['resourceType'] === 'Binary'))
      )
        found.push({ path: below, base64: each });
    }
  }
}

function collectXml(element: XmlElement, path: string, found: Attachment[]): void {
  const counts = new Map<string, number>();
  for (const child of element.children.filter(isElement)) {
    const index = counts.get(child.local) ?? 0;
    counts.set(child.local, index + 1);
    const value = child.attributes.find(({ name }) => name === 'value')?.value ?? '';
    const wrapped = /^[A-Z]/.test(child.local);
    const below = wrapped ? path : `${path}.${child.local}[${index}]`;
    if (
      value.length >= SHORTEST &&
      (child.local === 'data' || (child.local === 'content' && element.local === 'Binary'))
    )
      found.push({ path: below, base64: value });
    collectXml(child, below, found);
  }
}
