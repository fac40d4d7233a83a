/** Makes an index of concepts as they come, of any code system. */
import { displayKey, hashKey, splitCategory } from '../display-key.js';
import {
  DISPLAY_BITS,
  DISPLAY_PREFERRED,
  DISPLAY_TEXT,
  DISPLAY_WITH_CATEGORY,
  type IndexMeta,
  REPLACEMENT_KINDS,
  type ReplacementKind,
} from '../index-format.js';
import { TerminologyError } from '../terminology-error.js';
import { CodeSet } from './code-set.js';
import { type IndexColumns, listsOf } from './columns.js';
import { encodeIndex } from './encode.js';

/** One concept. Codes that it names may come later, or never: those are left out and counted. */
export interface ConceptRow {
  code: string;
  /** Taken as true where it is not said */
  active?: boolean;
  /** SNOMED CT's semantic tag; dm+d's level */
  category?: string;
  parents?: readonly string[];
  /** What stands in its place */
  replacements?: readonly { code: string; kind: ReplacementKind }[];
  /** Active descriptions. `withCategory`: the text is followed by the category in brackets, as in a fully specified name */
  displays?: readonly { text: string; preferred?: boolean; withCategory?: boolean }[];
  refsets?: readonly string[];
  properties?: Readonly<Record<string, string | readonly string[]>>;
}

type Given = Omit<IndexMeta, 'counts' | 'with' | 'notes'> & Partial<IndexMeta>;

/**
 * The index in pieces, to be written one after the other.
 * @throws TerminologyError where a code comes twice, or the hierarchy goes in a circle
 */
export async function writeIndex(
  rows: Iterable<ConceptRow> | AsyncIterable<ConceptRow>,
  given: Given,
): Promise<Uint8Array[]> {
  const codes = new CodeSet();
  const numbers = new Map<string, number>();
  const kept: ConceptRow[] = [];
  const meta: IndexMeta = { with: [], counts: {}, notes: [], ...given };
  const codeOf = (code: string) => (meta.ignoreCase ? code.toUpperCase() : code);
  for await (const row of rows) {
    const code = codeOf(row.code);
    if (numbers.has(code)) throw new TerminologyError('The release holds a code twice.');
    numbers.set(code, codes.add(code));
    kept.push(row);
  }
  const ordered = codes.finish();
  const find = (code: string) => {
    const number = numbers.get(codeOf(code));
    return number === undefined ? undefined : ordered.ordinals[number]!;
  };
  return encodeIndex(columnsOf(kept, find, ordered, meta));
}

type Find = (code: string) => number | undefined;

function columnsOf(
  rows: readonly ConceptRow[],
  find: Find,
  codes: IndexColumns['codes'],
  meta: IndexMeta,
): IndexColumns {
  const concepts = rows.length;
  const active = new Uint8Array(concepts);
  const categories = new Uint16Array(concepts);
  const names = new Map([['', 0]]);
  const parents = new Pairs();
  const displays = new Pairs();
  const history: [number, number, number][] = [];
  const refsets = new Map<string, number[]>();
  const properties = new Map<string, [number, string][]>();
  let lost = 0;
  const known = (code: string, use: (ordinal: number) => void) => {
    const ordinal = find(code);
    if (ordinal === undefined) lost += 1;
    else use(ordinal);
  };
  for (const row of rows) {
    const own = find(row.code)!;
    active[own] = row.active === false ? 0 : 1;
    const category = row.category ?? '';
    if (!names.has(category)) names.set(category, names.size);
    categories[own] = names.get(category)!;
    for (const parent of row.parents ?? []) known(parent, (ordinal) => parents.add(own, ordinal));
    for (const { code, kind } of row.replacements ?? [])
      known(code, (ordinal) => history.push([own, REPLACEMENT_KINDS.indexOf(kind), ordinal]));
    for (const entry of displayEntries(row.displays ?? [])) displays.add(own, entry);
    for (const set of new Set(row.refsets)) push(refsets, set, own);
    for (const [name, value] of Object.entries(row.properties ?? {}))
      for (const one of typeof value === 'string' ? [value] : value) push(properties, name, [own, one]);
  }
  if (names.size > 0xffff) throw new TerminologyError('There are more categories than an index can hold.');
  if (lost > 0) meta.counts['linksLeftOut'] = lost;
  history.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  return {
    meta,
    codes,
    active,
    categories,
    categoryNames: [...names.keys()],
    parents: listsOf(concepts, ...parents.columns()),
    displays: listsOf(concepts, ...displays.columns()),
    history: {
      from: Uint32Array.from(history, ([from]) => from),
      kind: Uint8Array.from(history, ([, kind]) => kind),
      to: Uint32Array.from(history, ([, , to]) => to),
    },
    refsets: [...refsets].map(([code, members]) => ({ code, members: Uint32Array.from(members).sort() })),
    properties: [...properties].map(([name, values]) => {
      values.sort((a, b) => a[0] - b[0]);
      return { name, concepts: Uint32Array.from(values, ([at]) => at), values: values.map(([, value]) => value) };
    }),
  };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Entries of one concept's descriptions; what is said of the same text is put together. */
export function displayEntries(displays: NonNullable<ConceptRow['displays']>): number[] {
  const flags = new Map<number, number>();
  for (const { text, preferred, withCategory } of displays) {
    const key = displayKey(text);
    const split = withCategory ? splitCategory(key) : undefined;
    const hash = hashKey(split ? split.base : key);
    const flag = split ? DISPLAY_WITH_CATEGORY : preferred ? DISPLAY_TEXT | DISPLAY_PREFERRED : DISPLAY_TEXT;
    flags.set(hash, (flags.get(hash) ?? 0) | flag);
  }
  return [...flags].map(([hash, flag]) => hash | (flag << DISPLAY_BITS));
}

/** Pairs of numbers, as columns. */
class Pairs {
  private readonly from: number[] = [];
  private readonly values: number[] = [];

  add(from: number, value: number): void {
    this.from.push(from);
    this.values.push(value);
  }

  columns(): [Uint32Array, Uint32Array] {
    return [Uint32Array.from(this.from), Uint32Array.from(this.values)];
  }
}
