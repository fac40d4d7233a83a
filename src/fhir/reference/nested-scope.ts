/** The scope of a resource found inside another while a profile is laid over the whole. */

import type { Json, JsonObject } from '../../parse/tree.js';
import { wordOf } from '../../parse/word.js';
import { bundleIndexOf } from './bundle-scope.js';
import { containedOf, isObject, type ResourceScope } from './scope.js';

/** The scope in which a value's parts stand: the same, unless it is another resource. */
export function scopeFor(scope: ResourceScope, value: Json): ResourceScope {
  if (!isObject(value) || value === scope.resource || typeof value['resourceType'] !== 'string') return scope;
  return nestedScope(scope, value);
}

function nestedScope(scope: ResourceScope, resource: JsonObject): ResourceScope {
  const type = wordOf(resource['resourceType']);
  if (scope.type === 'Bundle') {
    const bundle = bundleIndexOf(scope);
    const entry = bundle.ofResource(resource);
    if (entry !== undefined) {
      return { resource, type, outer: scope, entry: { bundle, fullUrl: entry.fullUrl, number: entry.number } };
    }
  }
  const { id } = resource;
  if (typeof id === 'string' && containedOf(scope).get(id) === resource) return { resource, type, container: scope };
  return { resource, type, outer: scope };
}
