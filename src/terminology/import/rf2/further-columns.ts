/** Columns of the parts that a user asks for: attributes and texts. */
import type { AttributeColumns } from '../../index/attributes.js';
import { TERM_KINDS, type TermColumns } from '../../index/terms.js';
import type { Attributes } from './attributes.js';
import { ACTIVE, type Descriptions, WITH_CATEGORY } from './descriptions.js';

export function attributesOf(attributes: Attributes, ordinals: Uint32Array): AttributeColumns {
  const { source, types, values } = attributes;
  const rows = attributes.rows();
  const { offsets, order } = byConcept(rows, (row) => ordinals[source[row]!]!, ordinals.length);
  const moved = new Map<number, string>();
  if (values.size > 0)
    for (let at = 0; at < order.length; at += 1) {
      const value = values.get(order[at]!);
      if (value !== undefined) moved.set(at, value);
    }
  return {
    types: Array.from({ length: types.size }, (_, number) => types.text(number)),
    offsets,
    type: Uint16Array.from(order, (row) => attributes.type[row]!),
    group: order.map((row) => attributes.group[row]!),
    target: order.map((row) => (values.has(row) ? 0 : ordinals[attributes.target[row]!]!)),
    values: moved,
  };
}

/** @param isPreferred of a description's number */
export function termsOf(
  descriptions: Descriptions,
  ordinals: Uint32Array,
  isPreferred: (number: number) => boolean,
): TermColumns | undefined {
  const { texts, flags, concepts, size } = descriptions;
  if (!texts) return undefined;
  const active: number[] = [];
  for (let number = 0; number < size; number += 1) if (flags[number]! & ACTIVE) active.push(number);
  const { offsets, order } = byConcept(active, (number) => ordinals[concepts[number]!]!, ordinals.length);
  const kindOf = (number: number) =>
    flags[number]! & WITH_CATEGORY ? 'fully-specified-name' : isPreferred(number) ? 'preferred' : 'synonym';
  return {
    offsets,
    kind: Uint8Array.from(order, (number) => TERM_KINDS.indexOf(kindOf(number))),
    text: (row) => texts.get(order[row]!),
  };
}

/** Rows in the order of their concepts, and where those of each begin. */
function byConcept(
  rows: ArrayLike<number>,
  conceptOf: (row: number) => number,
  concepts: number,
): { offsets: Uint32Array; order: Uint32Array } {
  const offsets = new Uint32Array(concepts + 1);
  for (let at = 0; at < rows.length; at += 1) offsets[conceptOf(rows[at]!) + 1]! += 1;
  for (let at = 1; at <= concepts; at += 1) offsets[at]! += offsets[at - 1]!;
  const next = offsets.slice();
  const order = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    const concept = conceptOf(rows[at]!);
    order[next[concept]!] = rows[at]!;
    next[concept]! += 1;
  }
  return { offsets, order };
}
