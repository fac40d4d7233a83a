/** What an index is made of, one column for each thing said of a concept. Numbers are ordinals of `codes`. */
import type { IndexMeta } from '../index-format.js';
import type { AliasColumns } from './aliases.js';
import type { AttributeColumns } from './attributes.js';
import type { OrderedCodes } from './code-set.js';
import type { DetailColumns } from './details.js';
import type { TermColumns } from './terms.js';

export interface Lists {
  /** Of each concept's list in `values`, and the end of the last */
  offsets: Uint32Array;
  values: Uint32Array;
}

export interface IndexColumns {
  meta: IndexMeta;
  codes: OrderedCodes;
  /** One byte a concept: 1 active */
  active: Uint8Array;
  /** Places in `categoryNames`, whose first is the empty one */
  categories: Uint16Array;
  categoryNames: string[];
  parents: Lists;
  /** Entries of index-format.ts, displays */
  displays: Lists;
  /** In order of `from` */
  history: { from: Uint32Array; kind: Uint8Array; to: Uint32Array };
  /** Members in ascending order, each once */
  refsets: { code: string; members: Uint32Array }[];
  /** In order of concept */
  properties: { name: string; concepts: Uint32Array; values: string[] }[];
  attributes?: AttributeColumns;
  terms?: TermColumns;
  details?: DetailColumns;
  aliases?: AliasColumns;
}

/** Makes lists of pairs: what stands at `from` gets `values`; equal ones once, in the order given. */
export function listsOf(concepts: number, from: Uint32Array, values: Uint32Array): Lists {
  const offsets = new Uint32Array(concepts + 1);
  for (const one of from) offsets[one + 1]! += 1;
  for (let at = 1; at <= concepts; at += 1) offsets[at]! += offsets[at - 1]!;
  const next = offsets.slice();
  const sorted = new Uint32Array(values.length);
  for (let at = 0; at < from.length; at += 1) {
    const place = next[from[at]!]!;
    sorted[place] = values[at]!;
    next[from[at]!] = place + 1;
  }
  return withoutRepeats(offsets, sorted);
}

function withoutRepeats(offsets: Uint32Array, values: Uint32Array): Lists {
  let kept = 0;
  let start = 0;
  for (let concept = 0; concept + 1 < offsets.length; concept += 1) {
    const end = offsets[concept + 1]!;
    const first = kept;
    for (let at = start; at < end; at += 1) {
      let seen = first;
      while (seen < kept && values[seen] !== values[at]) seen += 1;
      if (seen === kept) values[kept++] = values[at]!;
    }
    start = end;
    offsets[concept + 1] = kept;
  }
  return { offsets, values: values.subarray(0, kept) };
}
