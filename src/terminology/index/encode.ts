/** Writes the columns of an index as bytes (index-format.ts). */
import { FORMAT_VERSION, type IndexHeader, MAGIC, PREAMBLE, SECTIONS, type SectionName } from '../index-format.js';
import { encodeAliases } from './aliases.js';
import { encodeAttributes } from './attributes.js';
import { checksum } from './checksum.js';
import type { IndexColumns } from './columns.js';
import { encodeDetails } from './details.js';
import { encodeCodes } from './encode-codes.js';
import { levelsOf } from './levels.js';
import { encodeLists } from './list-table.js';
import { encodeProperties } from './properties.js';
import { encodeRefsets } from './refsets.js';
import { encodeTerms } from './terms.js';
import { VarintWriter } from './varint.js';

/**
 * The index in pieces, to be written one after the other.
 * @throws TerminologyError where the hierarchy goes in a circle
 */
export function encodeIndex(columns: IndexColumns): Uint8Array[] {
  const { groups, ...codes } = encodeCodes(columns.codes);
  const parents = encodeLists(columns.parents.offsets, columns.parents.values);
  const displays = encodeLists(columns.displays.offsets, columns.displays.values);
  const refsets = encodeRefsets(columns.refsets);
  const properties = encodeProperties(columns.properties);
  const attributes = encodeAttributes(columns.attributes);
  const terms = encodeTerms(columns.terms);
  const details = encodeDetails(columns.details);
  const aliases = encodeAliases(columns.aliases);
  const categoryBytes = columns.categoryNames.length > 256 ? 2 : 1;
  const sections: Record<SectionName, Uint8Array> = {
    ...codes,
    active: bitsOf(columns.active),
    levels: nibblesOf(levelsOf(columns.parents)),
    categories: categoryBytes === 1 ? Uint8Array.from(columns.categories) : twoBytes(columns.categories),
    parentHeads: parents.heads,
    parents: parents.entries,
    history: encodeHistory(columns.history),
    displayHeads: displays.heads,
    displays: displays.entries,
    refsets: refsets.bytes,
    properties: properties.bytes,
    attributeAnchors: attributes.anchors,
    attributes: attributes.bytes,
    termAnchors: terms.anchors,
    terms: terms.bytes,
    detailKinds: details.kinds,
    details: details.places,
    aliasAnchors: aliases.codeAnchors,
    aliases: aliases.codes,
    aliasConcepts: aliases.concepts,
  };
  const places = {} as IndexHeader['sections'];
  let at = 0;
  for (const name of SECTIONS) {
    const bytes = sections[name];
    places[name] = { at, bytes: bytes.length, sum: checksum(bytes) };
    at += bytes.length;
  }
  const header = encodeHeader({
    meta: columns.meta,
    concepts: columns.active.length,
    groups,
    categories: columns.categoryNames,
    categoryBytes,
    refsets: refsets.directory,
    properties: properties.directory,
    attributeTypes: columns.attributes?.types ?? [],
    languages: columns.terms?.languages ?? [],
    dialects: columns.terms?.dialects ?? [],
    aliasGroups: aliases.groups,
    sections: places,
    bytes: at,
  });
  return [...header, ...SECTIONS.map((name) => sections[name])];
}

/** `bytes` comes as the size of the sections, and is written as that of the file. */
function encodeHeader(header: IndexHeader): Uint8Array[] {
  const encoder = new TextEncoder();
  const size = (bytes: number) => encoder.encode(JSON.stringify({ ...header, bytes }));
  let total = header.bytes + PREAMBLE + size(header.bytes).length;
  // The number of its digits may itself change the size.
  while (total !== header.bytes + PREAMBLE + size(total).length) total = header.bytes + PREAMBLE + size(total).length;
  const json = size(total);
  const preamble = new Uint8Array(PREAMBLE);
  preamble.set(encoder.encode(MAGIC));
  const view = new DataView(preamble.buffer);
  view.setUint32(8, FORMAT_VERSION, true);
  view.setUint32(12, json.length, true);
  view.setUint32(16, checksum(json), true);
  return [preamble, json];
}

function bitsOf(active: Uint8Array): Uint8Array {
  const bits = new Uint8Array(Math.ceil(active.length / 8));
  for (let at = 0; at < active.length; at += 1) if (active[at]) bits[at >> 3]! |= 1 << (at & 7);
  return bits;
}

function twoBytes(values: Uint16Array): Uint8Array {
  const bytes = new Uint8Array(values.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < values.length; at += 1) view.setUint16(at * 2, values[at]!, true);
  return bytes;
}

/** Half of each level, so that two fit a byte. */
function nibblesOf(levels: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(levels.length / 2));
  for (let at = 0; at < levels.length; at += 1) bytes[at >> 1]! |= Math.min(15, levels[at]! >> 1) << (at & 1 ? 4 : 0);
  return bytes;
}

function encodeHistory({ from, kind, to }: IndexColumns['history']): Uint8Array {
  const out = new VarintWriter();
  out.put(from.length);
  for (let row = 0; row < from.length; row += 1) {
    out.put(from[row]! - (row === 0 ? 0 : from[row - 1]!));
    out.put(kind[row]!);
    out.put(to[row]!);
  }
  return out.done();
}
