/** Where a resource stands: in what container, in which Bundle. References and invariants are read from here. */
import type { Json, JsonObject } from '../../parse/tree.js';
import type { PathEnv } from '../path/contract.js';
import type { BundleIndex } from './bundle-index.js';

export interface ResourceScope {
  readonly resource: JsonObject;
  readonly type: string;
  /** The resource that contains this one */
  readonly container?: ResourceScope;
  /** Where the resource is the content of a Bundle's entry */
  readonly entry?: EntryScope;
  /** A resource in Parameters, or any other that is nested without being contained */
  readonly outer?: ResourceScope;
  /** Contained resources by id, made on first use */
  contained?: Map<string, JsonObject>;
  /** Entries of a Bundle, made on first use */
  index?: BundleIndex;
  /** Ids of elements met so far */
  ids?: Set<string>;
  /** Surroundings of an invariant, made on first use */
  env?: PathEnv;
}

export interface EntryScope {
  readonly bundle: BundleIndex;
  readonly fullUrl: string | undefined;
  /** Number of the entry in its Bundle */
  readonly number: number;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The outermost resource of a chain of containment: what FHIRPath calls %rootResource. */
export function rootOf(scope: ResourceScope): ResourceScope {
  let root = scope;
  while (root.container !== undefined) root = root.container;
  return root;
}

/** The contained resources of the root of this scope, by id; the first of several with one id counts. */
export function containedOf(scope: ResourceScope): Map<string, JsonObject> {
  const root = rootOf(scope);
  if (root.contained === undefined) {
    root.contained = new Map();
    const list = root.resource['contained'];
    if (Array.isArray(list)) {
      for (const one of list) {
        if (isObject(one) && typeof one['id'] === 'string' && !root.contained.has(one['id'])) {
          root.contained.set(one['id'], one);
        }
      }
    }
  }
  return root.contained;
}

/** The nearest Bundle entry that this scope stands in. */
export function entryOf(scope: ResourceScope): EntryScope | undefined {
  for (let at: ResourceScope | undefined = scope; at !== undefined; at = at.container ?? at.outer) {
    if (at.entry !== undefined) return at.entry;
  }
  return undefined;
}
