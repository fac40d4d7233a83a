/** Makes the columns of an index of a release of dm+d. */
import type { AttributeColumns } from '../../index/attributes.js';
import { CodeSet } from '../../index/code-set.js';
import { type IndexColumns, listsOf } from '../../index/columns.js';
import { displayLists } from '../../index/display-lists.js';
import { TERM_KINDS, type TermColumns } from '../../index/terms.js';
import { type IndexMeta, REPLACEMENT_KINDS } from '../../index-format.js';
import type { Pairs } from '../pairs.js';
import { ACTIVE, type DmdConcepts, LISTED } from './concepts.js';

/**
 * An identifier that is only named by others, and in no list nor history, is left out.
 * @param meta of the index, with all but counts and notes
 */
export function dmdColumns(concepts: DmdConcepts, meta: IndexMeta): IndexColumns {
  const { codes, ordinals } = orderOf(concepts);
  const count = codes.ordinals.length;
  const active = new Uint8Array(count);
  const categories = new Uint16Array(count);
  for (const [number, ordinal] of ordinals.entries()) {
    if (ordinal === NOWHERE) continue;
    active[ordinal] = concepts.flags[number]! & ACTIVE ? 1 : 0;
    categories[ordinal] = concepts.level[number]!;
  }
  const history = moved(concepts.history, ordinals);
  // A previous id has the level of what took its place.
  for (let at = 0; at < history.from.length; at += 1) {
    const [old, now] = [history.from[at]!, history.to[at]!];
    if (categories[old] === 0) categories[old] = categories[now]!;
  }
  const parents = moved(concepts.parents, ordinals);
  const displays = moved(concepts.displays, ordinals, true);
  const terms = termsOf(concepts, ordinals, count);
  return {
    meta,
    codes,
    active,
    categories,
    categoryNames: concepts.levels.words,
    parents: listsOf(count, parents.from, parents.to),
    displays: displayLists(count, displays.from, displays.to),
    history: historyOf(count, history),
    refsets: [],
    properties: [...concepts.properties].map(([name, pairs]) => propertyOf(name, pairs, concepts, ordinals, count)),
    attributes: attributesOf(concepts, ordinals, count),
    ...(terms ? { terms } : {}),
  };
}

const NOWHERE = 0xffffffff;

/** `ordinals` by the number of an identifier; NOWHERE for one that is left out. */
function orderOf({ ids, flags, history }: DmdConcepts): { codes: IndexColumns['codes']; ordinals: Uint32Array } {
  const kept = new Uint8Array(ids.size);
  for (let number = 0; number < ids.size; number += 1) kept[number] = flags[number]! & LISTED;
  for (const number of history.columns()[0]) kept[number] = 1;
  const codes = new CodeSet();
  const places = new Uint32Array(ids.size).fill(NOWHERE);
  for (let number = 0; number < ids.size; number += 1) if (kept[number]) places[number] = codes.add(ids.code(number));
  const ordered = codes.finish();
  return {
    codes: ordered,
    ordinals: places.map((place) => (place === NOWHERE ? NOWHERE : ordered.ordinals[place]!)),
  };
}

/** Pairs of numbers as pairs of ordinals, without those that name what is left out. */
function moved(pairs: Pairs, ordinals: Uint32Array, isValue = false): { from: Uint32Array; to: Uint32Array } {
  const [a, b] = pairs.columns();
  const from = new Uint32Array(a.length);
  const to = new Uint32Array(a.length);
  let kept = 0;
  for (let at = 0; at < a.length; at += 1) {
    const source = ordinals[a[at]!]!;
    const target = isValue ? b[at]! : ordinals[b[at]!]!;
    if (source === NOWHERE || (target === NOWHERE && !isValue)) continue;
    from[kept] = source;
    to[kept] = target;
    kept += 1;
  }
  return { from: from.subarray(0, kept), to: to.subarray(0, kept) };
}

function historyOf(count: number, { from, to }: { from: Uint32Array; to: Uint32Array }): IndexColumns['history'] {
  const { offsets, values } = listsOf(count, from, to);
  const sources = new Uint32Array(values.length);
  for (let ordinal = 0; ordinal < count; ordinal += 1) sources.fill(ordinal, offsets[ordinal], offsets[ordinal + 1]);
  for (let ordinal = 0; ordinal < count; ordinal += 1) values.subarray(offsets[ordinal], offsets[ordinal + 1]).sort();
  const kind = new Uint8Array(values.length).fill(REPLACEMENT_KINDS.indexOf('previous-id'));
  return { from: sources, kind, to: values };
}

function propertyOf(
  name: string,
  pairs: Pairs,
  { values }: DmdConcepts,
  ordinals: Uint32Array,
  count: number,
): IndexColumns['properties'][number] {
  const { from, to } = moved(pairs, ordinals, true);
  const lists = listsOf(count, from, to);
  const concepts = new Uint32Array(lists.values.length);
  for (let ordinal = 0; ordinal < count; ordinal += 1)
    concepts.fill(ordinal, lists.offsets[ordinal], lists.offsets[ordinal + 1]);
  return { name, concepts, values: Array.from(lists.values, (value) => values.words[value]!) };
}

/** What an identifier leads to besides what is above it: ingredients, forms, routes, units. */
function attributesOf({ links }: DmdConcepts, ordinals: Uint32Array, count: number): AttributeColumns {
  const types = [...links.keys()];
  const all = types.map((name) => moved(links.get(name)!, ordinals));
  const size = all.reduce((sum, { from }) => sum + from.length, 0);
  const source = new Uint32Array(size);
  const target = new Uint32Array(size);
  const type = new Uint16Array(size);
  let at = 0;
  for (const [number, { from, to }] of all.entries()) {
    source.set(from, at);
    target.set(to, at);
    type.fill(number, at, at + from.length);
    at += from.length;
  }
  const { offsets, values: rows } = listsOf(count, source, numbered(size));
  return {
    types,
    offsets,
    type: Uint16Array.from(rows, (row) => type[row]!),
    group: new Uint32Array(size),
    target: rows.map((row) => target[row]!),
    values: new Map(),
  };
}

function termsOf({ texts, named }: DmdConcepts, ordinals: Uint32Array, count: number): TermColumns | undefined {
  if (!texts) return undefined;
  const [concepts, isPreferred] = named.columns();
  const { offsets, values: rows } = listsOf(
    count,
    concepts.map((number) => ordinals[number]!),
    numbered(concepts.length),
  );
  return {
    offsets,
    kind: Uint16Array.from(rows, (row) => TERM_KINDS.indexOf(isPreferred[row] ? 'preferred' : 'synonym')),
    languages: ['en'],
    dialects: [],
    acceptability: () => 0,
    text: (row) => texts.get(rows[row]!),
  };
}

function numbered(size: number): Uint32Array {
  return Uint32Array.from({ length: size }, (_, at) => at);
}
