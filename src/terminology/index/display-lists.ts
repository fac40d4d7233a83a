/** The displays of all concepts as lists (index-format.ts, displays). */
import { DISPLAY_BITS } from '../index-format.js';
import { type Lists, listsOf } from './columns.js';

/** Makes lists of pairs of a concept and an entry; what is said of the same text of a concept becomes one entry. */
export function displayLists(concepts: number, from: Uint32Array, entries: Uint32Array): Lists {
  const { offsets, values } = listsOf(concepts, from, entries);
  const mask = (1 << DISPLAY_BITS) - 1;
  let kept = 0;
  let start = 0;
  for (let concept = 0; concept < concepts; concept += 1) {
    const first = kept;
    const end = offsets[concept + 1]!;
    for (let at = start; at < end; at += 1) {
      let same = first;
      while (same < kept && (values[same]! & mask) !== (values[at]! & mask)) same += 1;
      if (same < kept) values[same]! |= values[at]!;
      else values[kept++] = values[at]!;
    }
    start = end;
    offsets[concept + 1] = kept;
  }
  return { offsets, values: values.subarray(0, kept) };
}
