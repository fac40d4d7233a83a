/** Which contained resources are used (dom-3, in the sense of HL7's validator). */
import type { Json, JsonObject } from '../../parse/tree.js';
import { isObject } from './node.js';

interface Uses {
  /** Ids named with # anywhere in the part, as a reference, a canonical, a link of the narrative. */
  ids: Set<string>;
  /** The part refers to its container with a bare #. */
  container: boolean;
}

const LINK = /(?:href|src)\s*=\s*["']#([^"'\s]{1,64})["']/g;

function gather(value: Json, uses: Uses, skipContained: boolean): void {
  if (typeof value === 'string') {
    if (value.charCodeAt(0) === 35) {
      if (value.length === 1) uses.container = true;
      else uses.ids.add(value.slice(1));
    } else if (value.charCodeAt(0) === 60) for (const link of value.matchAll(LINK)) uses.ids.add(link[1]!);
  } else if (Array.isArray(value)) {
    for (const one of value) gather(one, uses, false);
  } else if (value !== null && typeof value === 'object') {
    for (const key in value) if (!(skipContained && key === 'contained')) gather(value[key]!, uses, false);
  }
}

function usesOf(part: JsonObject, skipContained = false): Uses {
  const uses: Uses = { ids: new Set(), container: false };
  gather(part, uses, skipContained);
  return uses;
}

/**
 * The places of contained resources that nothing reaches: neither the container, nor a contained one that is reached,
 * and that do not refer to the container themselves.
 * @param container a resource in JSON's shape
 */
export function unusedContained(container: JsonObject): number[] {
  const list = container['contained'];
  if (!Array.isArray(list) || list.length === 0) return [];
  const parts = list.map((one) => (isObject(one) ? { id: one['id'], uses: usesOf(one) } : undefined));
  const byId = new Map<Json, number>();
  parts.forEach((part, i) => {
    if (typeof part?.id === 'string') byId.set(part.id, i);
  });
  const reach = [...usesOf(container, true).ids].flatMap((id) => byId.get(id) ?? []);
  parts.forEach((part, i) => {
    if (part?.uses.container) reach.push(i);
  });
  const used = new Set<number>();
  for (let i = reach.pop(); i !== undefined; i = reach.pop()) {
    if (used.has(i)) continue;
    used.add(i);
    for (const id of parts[i]?.uses.ids ?? []) {
      const other = byId.get(id);
      if (other !== undefined) reach.push(other);
    }
  }
  return parts.flatMap((_, i) => (used.has(i) ? [] : [i]));
}

/** dom-3: each contained resource is used. */
export function everyContainedUsed(container: JsonObject): boolean {
  return unusedContained(container).length === 0;
}
