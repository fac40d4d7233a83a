/** The scope in which the target of a reference stands, so that it can be checked where it is. */

import type { JsonObject } from '../../parse/tree.js';
import { wordOf } from '../../parse/word.js';
import type { Target } from './resolve.js';
import { entryOf, type ResourceScope, rootOf } from './scope.js';

export function scopeOf(from: ResourceScope, target: Target, resource: JsonObject): ResourceScope {
  const type = wordOf(resource['resourceType']);
  if (target.kind === 'container') return rootOf(from);
  if (target.kind === 'contained') return { resource, type, container: rootOf(from) };
  const entry = entryOf(from);
  if (target.kind === 'bundled' && target.entry !== undefined && entry !== undefined) {
    const { fullUrl, number } = target.entry;
    return { resource, type, entry: { bundle: entry.bundle, fullUrl, number } };
  }
  return { resource, type, outer: from.outer ?? from };
}
