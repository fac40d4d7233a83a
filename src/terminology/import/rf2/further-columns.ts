/** Columns of the parts that a user asks for: attributes and texts. */
import type { AliasColumns } from '../../index/aliases.js';
import type { AttributeColumns } from '../../index/attributes.js';
import { CodeSet } from '../../index/code-set.js';
import type { DetailColumns } from '../../index/details.js';
import { MOST_DIALECTS, TERM_KINDS, type TermColumns } from '../../index/terms.js';
import { splitSctid } from '../../sctid.js';
import type { IdMap } from '../id-map.js';
import type { Attributes } from './attributes.js';
import type { Concepts } from './concepts.js';
import { ACTIVE, type Descriptions, WITH_CATEGORY } from './descriptions.js';
import type { Release } from './release.js';

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
  { descriptions, dialects }: Pick<Release, 'descriptions' | 'dialects'>,
  ordinals: Uint32Array,
  isPreferred: (number: number) => boolean,
): TermColumns | undefined {
  const { texts, flags, concepts, size, language, languages, acceptability } = descriptions;
  if (!texts) return undefined;
  const active = new Uint32Array(size);
  let kept = 0;
  for (let number = 0; number < size; number += 1) if (flags[number]! & ACTIVE) active[kept++] = number;
  const { offsets, order } = byConcept(
    active.subarray(0, kept),
    (number) => ordinals[concepts[number]!]!,
    ordinals.length,
  );
  const kindOf = (number: number) =>
    flags[number]! & WITH_CATEGORY ? 'fully-specified-name' : isPreferred(number) ? 'preferred' : 'synonym';
  return {
    offsets,
    kind: Uint16Array.from(order, (number) => TERM_KINDS.indexOf(kindOf(number)) + language[number]! * 4),
    languages: languages.words,
    dialects: idsIn(dialects).slice(0, MOST_DIALECTS),
    acceptability: (row) => acceptability[order[row]!]!,
    text: (row) => texts.get(order[row]!),
  };
}

/** Ids of descriptions, inactive ones too, and the concepts that they are of; only where texts are kept. */
export function aliasesOf(
  { texts, ids, concepts, size }: Descriptions,
  ordinals: Uint32Array,
): AliasColumns | undefined {
  if (!texts) return undefined;
  const codes = new CodeSet();
  const of = new Uint32Array(size);
  for (let number = 0; number < size; number += 1) {
    const id = ids.text(number);
    // One that fails its check digit is not kept: nothing finds it among the others.
    if (splitSctid(id) === undefined) continue;
    of[codes.add(id)] = ordinals[concepts[number]!]!;
  }
  const ordered = codes.finish();
  const found = new Uint32Array(codes.size);
  for (let number = 0; number < codes.size; number += 1) found[ordered.ordinals[number]!] = of[number]!;
  return { codes: ordered, concepts: found };
}

/** Kinds are few: a release has some hundred effective times and some dozen modules. */
export function detailsOf(concepts: Concepts, ordinals: Uint32Array): DetailColumns | undefined {
  const kinds: DetailColumns['kinds'] = [];
  const numbers = new Map<number, number>();
  const places = new Uint16Array(ordinals.length);
  for (let number = 0; number < ordinals.length; number += 1) {
    const key = (concepts.times[number]! * 2 + concepts.defined[number]!) * 65536 + concepts.module[number]!;
    let kind = numbers.get(key);
    if (kind === undefined) {
      const effectiveTime = String(concepts.times[number]!);
      kind = kinds.push({
        moduleId: concepts.modules.text(concepts.module[number]!),
        effectiveTime,
        defined: concepts.defined[number] === 1,
      });
      if (kind > 0xffff) return undefined;
      kind -= 1;
      numbers.set(key, kind);
    }
    places[ordinals[number]!] = kind;
  }
  return { kinds, places };
}

function idsIn(map: IdMap): string[] {
  return Array.from({ length: map.size }, (_, number) => map.text(number));
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
