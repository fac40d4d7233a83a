/** Makes the columns of an index of a release that was read. */
import { CodeSet } from '../../index/code-set.js';
import { type IndexColumns, type Lists, listsOf } from '../../index/columns.js';
import { displayLists } from '../../index/display-lists.js';
import {
  DISPLAY_BITS,
  DISPLAY_PREFERRED,
  DISPLAY_TEXT,
  DISPLAY_WITH_CATEGORY,
  type IndexMeta,
  REPLACEMENT_KINDS,
} from '../../index-format.js';
import { ACTIVE, type Descriptions, ENGLISH, RANK_SHIFT, WITH_CATEGORY } from './descriptions.js';
import type { Rf2Facts } from './facts.js';
import { aliasesOf, attributesOf, detailsOf, termsOf } from './further-columns.js';
import { KIND, type Release } from './release.js';

/** @param meta of the index, with all but counts and notes */
export function columnsOf(release: Release, facts: Rf2Facts, meta: IndexMeta): IndexColumns {
  const { concepts, descriptions } = release;
  const codes = new CodeSet();
  concepts.addTo(codes);
  const ordered = codes.finish();
  const { ordinals } = ordered;
  const count = ordinals.length;
  const active = new Uint8Array(count);
  for (let number = 0; number < count; number += 1) active[ordinals[number]!] = concepts.active[number]!;
  const isPreferred = preferences(descriptions, count);
  const terms = termsOf(release, ordinals, isPreferred);
  const aliases = aliasesOf(descriptions, ordinals);
  const { attributes } = release;
  const details = attributes && detailsOf(concepts, ordinals);
  const [children, parents] = release.parents.columns();
  return {
    meta,
    codes: ordered,
    active,
    categories: categoriesOf(descriptions, ordinals),
    categoryNames: descriptions.categoryNames,
    parents: listsOf(count, renumber(children, ordinals), renumber(parents, ordinals)),
    displays: displaysOf(descriptions, ordinals, isPreferred),
    history: historyOf(release, facts, active, ordinals),
    refsets: refsetsOf(release, ordinals),
    properties: [],
    ...(attributes ? { attributes: attributesOf(attributes, ordinals) } : {}),
    ...(terms ? { terms } : {}),
    ...(details ? { details } : {}),
    ...(aliases ? { aliases } : {}),
  };
}

function renumber(numbers: Uint32Array, ordinals: Uint32Array): Uint32Array {
  return numbers.map((number) => ordinals[number]!);
}

/** The semantic tag stands in the fully specified name, of which the English one is asked first. */
function categoriesOf({ size, concepts, categories, flags }: Descriptions, ordinals: Uint32Array): Uint16Array {
  const found = new Uint16Array(ordinals.length);
  const wanted = ACTIVE | WITH_CATEGORY;
  for (let at = 0; at < size; at += 1) {
    const flag = flags[at]!;
    if ((flag & wanted) !== wanted) continue;
    const ordinal = ordinals[concepts[at]!]!;
    if (found[ordinal] === 0 || flag & ENGLISH) found[ordinal] = categories[at]!;
  }
  return found;
}

/** Preferred is the term that the first language in the order prefers, of those that say something of the concept. */
function preferences({ size, concepts, flags }: Descriptions, count: number): (number: number) => boolean {
  const best = new Uint8Array(count);
  const rankOf = (number: number) => {
    const flag = flags[number]!;
    return flag & ACTIVE && !(flag & WITH_CATEGORY) ? flag >> RANK_SHIFT : 0;
  };
  for (let number = 0; number < size; number += 1) {
    const rank = rankOf(number);
    const concept = concepts[number]!;
    if (rank !== 0 && (best[concept] === 0 || rank < best[concept]!)) best[concept] = rank;
  }
  return (number) => rankOf(number) !== 0 && rankOf(number) === best[concepts[number]!];
}

function displaysOf(
  { size, concepts, hashes, flags }: Descriptions,
  ordinals: Uint32Array,
  isPreferred: (number: number) => boolean,
): Lists {
  let kept = 0;
  for (let at = 0; at < size; at += 1) if (flags[at]! & ACTIVE) kept += 1;
  const from = new Uint32Array(kept);
  const entries = new Uint32Array(kept);
  let row = 0;
  for (let at = 0; at < size; at += 1) {
    const flag = flags[at]!;
    if (!(flag & ACTIVE)) continue;
    const plain = isPreferred(at) ? DISPLAY_TEXT | DISPLAY_PREFERRED : DISPLAY_TEXT;
    from[row] = ordinals[concepts[at]!]!;
    entries[row] = hashes[at]! | ((flag & WITH_CATEGORY ? DISPLAY_WITH_CATEGORY : plain) << DISPLAY_BITS);
    row += 1;
  }
  return displayLists(ordinals.length, from, entries);
}

/** Only what stands in the place of inactive concepts. */
function historyOf(
  release: Release,
  facts: Rf2Facts,
  active: Uint8Array,
  ordinals: Uint32Array,
): IndexColumns['history'] {
  const [from, to] = release.history.columns();
  const kinds = facts.associations.map(({ kind }) => REPLACEMENT_KINDS.indexOf(kind));
  const rows: [number, number, number][] = [];
  for (let at = 0; at < from.length; at += 1) {
    const ordinal = ordinals[from[at]! % KIND]!;
    if (!active[ordinal]) rows.push([ordinal, kinds[Math.floor(from[at]! / KIND)]!, ordinals[to[at]!]!]);
  }
  rows.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  return {
    from: Uint32Array.from(rows, ([ordinal]) => ordinal),
    kind: Uint8Array.from(rows, ([, kind]) => kind),
    to: Uint32Array.from(rows, ([, , ordinal]) => ordinal),
  };
}

function refsetsOf({ refsets, members }: Release, ordinals: Uint32Array): IndexColumns['refsets'] {
  const [sets, concepts] = members.columns();
  const { offsets, values } = listsBySet(refsets.size, sets, renumber(concepts, ordinals));
  return Array.from({ length: refsets.size }, (_, set) => ({
    code: refsets.text(set),
    members: unique(values.subarray(offsets[set]!, offsets[set + 1]!).sort()),
  })).filter((set) => set.members.length > 0);
}

/** As listsOf, for long lists: what comes twice is left to `unique`. */
function listsBySet(sets: number, from: Uint32Array, values: Uint32Array): Lists {
  const offsets = new Uint32Array(sets + 1);
  for (const one of from) offsets[one + 1]! += 1;
  for (let at = 1; at <= sets; at += 1) offsets[at]! += offsets[at - 1]!;
  const next = offsets.slice();
  const sorted = new Uint32Array(values.length);
  for (let at = 0; at < from.length; at += 1) {
    const set = from[at]!;
    sorted[next[set]!] = values[at]!;
    next[set]! += 1;
  }
  return { offsets, values: sorted };
}

function unique(sorted: Uint32Array): Uint32Array {
  return sorted.filter((value, at) => at === 0 || value !== sorted[at - 1]);
}
