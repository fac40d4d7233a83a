/** How far each concept is from the top, by the longest way. */
import { TerminologyError } from '../terminology-error.js';
import type { Lists } from './columns.js';

const MOST = 255;

/**
 * Levels of all concepts, so that every ancestor's is lower (or both are 255). Source: Kahn's topological order.
 * @throws TerminologyError where a concept is its own ancestor
 */
export function levelsOf({ offsets, values }: Lists): Uint8Array {
  const concepts = offsets.length - 1;
  const children = reverse(concepts, offsets, values);
  const waiting = new Uint32Array(concepts);
  const levels = new Uint8Array(concepts);
  const queue = new Uint32Array(concepts);
  let end = 0;
  for (let at = 0; at < concepts; at += 1) {
    waiting[at] = offsets[at + 1]! - offsets[at]!;
    if (waiting[at] === 0) queue[end++] = at;
  }
  for (let at = 0; at < end; at += 1) {
    const parent = queue[at]!;
    const level = Math.min(MOST, levels[parent]! + 1);
    for (let place = children.offsets[parent]!; place < children.offsets[parent + 1]!; place += 1) {
      const child = children.values[place]!;
      if (levels[child]! < level) levels[child] = level;
      waiting[child]! -= 1;
      if (waiting[child] === 0) queue[end++] = child;
    }
  }
  if (end < concepts)
    throw new TerminologyError('The hierarchy goes in a circle: some concepts are their own ancestors.');
  return levels;
}

function reverse(concepts: number, offsets: Uint32Array, values: Uint32Array): Lists {
  const starts = new Uint32Array(concepts + 1);
  for (const parent of values) starts[parent + 1]! += 1;
  for (let at = 1; at <= concepts; at += 1) starts[at]! += starts[at - 1]!;
  const next = starts.slice();
  const children = new Uint32Array(values.length);
  for (let child = 0; child < concepts; child += 1)
    for (let at = offsets[child]!; at < offsets[child + 1]!; at += 1) {
      const parent = values[at]!;
      children[next[parent]!] = child;
      next[parent]! += 1;
    }
  return { offsets: starts, values: children };
}
