/**
 * What a reference points to, inside the instance: contained, Bundle entry, or a resource of Parameters.
 * Source: FHIR R4 §2.3.0.1 (contained), §2.36.4.1 Resolving references in Bundles; the same in STU3.
 */
import type { JsonObject } from '../../parse/tree.js';
import type { BundleEntry, BundleIndex } from './bundle-index.js';
import { containedOf, type EntryScope, entryOf, isObject, type ResourceScope, rootOf } from './scope.js';

export type Target =
  | { kind: 'contained' | 'container' | 'bundled' | 'parameter'; resource: JsonObject; entry?: BundleEntry }
  /** Several entries answer to it */
  | { kind: 'ambiguous'; resources: JsonObject[] }
  /** #id that nothing contained has */
  | { kind: 'dangling' }
  /** A relative reference that the rules of full URLs do not let match, though an entry has that type and id */
  | { kind: 'mismatch'; resource: JsonObject }
  | { kind: 'outside' };

const OUTSIDE: Target = { kind: 'outside' };
const DANGLING: Target = { kind: 'dangling' };

/** Type and id at the end of a RESTful reference, with the base before it and the version after it. */
const REST = /^(https?:\/\/[^?#]+\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})(?:\/_history\/([A-Za-z0-9.-]{1,64}))?$/;

export interface RestReference {
  base: string | undefined;
  type: string;
  id: string;
  version: string | undefined;
}

/** Splits a RESTful reference; undefined for any other form. */
export function restReference(reference: string): RestReference | undefined {
  if (reference.length > 2048) return undefined;
  const match = REST.exec(reference);
  if (match === null) return undefined;
  return { base: match[1], type: match[2]!, id: match[3]!, version: match[4] };
}

/** @param reference the literal reference, as Reference.reference or a canonical holds it */
export function resolveReference(reference: string, scope: ResourceScope): Target {
  if (reference.startsWith('#')) return inContainer(reference.slice(1), scope);
  const cut = reference.indexOf('#');
  const whole = cut > 0 ? reference.slice(0, cut) : reference;
  const entry = entryOf(scope);
  const inner = scope.type === 'Bundle' ? undefined : entry;
  if (inner !== undefined) return inBundle(whole, inner);
  return inParameters(whole, scope);
}

function inContainer(id: string, scope: ResourceScope): Target {
  if (id === '') return { kind: 'container', resource: rootOf(scope).resource };
  const found = containedOf(scope).get(id);
  if (found !== undefined) return { kind: 'contained', resource: found };
  return DANGLING;
}

function inBundle(reference: string, from: EntryScope): Target {
  const rest = restReference(reference);
  for (let bundle: BundleIndex | undefined = from.bundle; bundle !== undefined; bundle = bundle.outer) {
    const target = inOneBundle(reference, rest, from, bundle);
    if (target.kind !== 'outside') return target;
  }
  return OUTSIDE;
}

function inOneBundle(
  reference: string,
  rest: RestReference | undefined,
  from: EntryScope,
  bundle: BundleIndex,
): Target {
  const url = rest !== undefined && rest.base === undefined ? absolute(rest, from) : withoutHistory(reference, rest);
  const entries = url === undefined ? [] : bundle.withFullUrl(url);
  const fitting = rest?.version === undefined ? entries : entries.filter((entry) => versionOf(entry) === rest.version);
  if (fitting.length === 1) return { kind: 'bundled', resource: fitting[0]!.resource, entry: fitting[0]! };
  if (fitting.length > 1) return several(fitting);
  if (rest === undefined) return OUTSIDE;
  const local = bundle.withLocal(`${rest.type}/${rest.id}`);
  const same = rest.version === undefined ? local : local.filter((entry) => versionOf(entry) === rest.version);
  if (same.length === 0) return OUTSIDE;
  // Entries without a full URL, as in a transaction, are known by type and id alone
  const bare = same.filter((entry) => entry.fullUrl === undefined);
  if (bare.length > 0 && rest.base === undefined) {
    return bare.length === 1 ? { kind: 'bundled', resource: bare[0]!.resource, entry: bare[0]! } : several(bare);
  }
  // A full URL that is not absolute is its own fault, and said there
  const judged = same.find((entry) => isAbsolute(entry.fullUrl));
  if (judged === undefined || !isAbsolute(from.fullUrl))
    return { kind: 'bundled', resource: same[0]!.resource, entry: same[0]! };
  return { kind: 'mismatch', resource: judged.resource };
}

function isAbsolute(url: string | undefined): boolean {
  return url === undefined || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(url);
}

/** Versions of one resource under one full URL are no ambiguity: the first stands for them. */
function several(entries: readonly BundleEntry[]): Target {
  return { kind: 'ambiguous', resources: entries.map((entry) => entry.resource) };
}

function absolute(rest: RestReference, from: EntryScope): string | undefined {
  if (from.fullUrl === undefined) return undefined;
  const own = restReference(from.fullUrl);
  if (own === undefined || own.base === undefined) return undefined;
  return `${own.base}${rest.type}/${rest.id}`;
}

function withoutHistory(reference: string, rest: RestReference | undefined): string {
  return rest?.version === undefined ? reference : reference.slice(0, reference.indexOf('/_history/'));
}

function versionOf(entry: BundleEntry): string | undefined {
  const meta = entry.resource['meta'];
  const version = isObject(meta) ? meta['versionId'] : undefined;
  return typeof version === 'string' ? version : undefined;
}

function inParameters(reference: string, scope: ResourceScope): Target {
  const rest = restReference(reference);
  if (rest === undefined || rest.base !== undefined) return OUTSIDE;
  for (let at: ResourceScope | undefined = scope.outer; at !== undefined; at = at.outer) {
    const list = at.resource['parameter'];
    if (at.type !== 'Parameters' || !Array.isArray(list)) continue;
    for (const one of list) {
      const resource = isObject(one) ? one['resource'] : undefined;
      if (isObject(resource) && resource['resourceType'] === rest.type && resource['id'] === rest.id) {
        return { kind: 'parameter', resource };
      }
    }
  }
  return OUTSIDE;
}

/** For invariants: the resource that a reference points to, 'unknown' where it lies outside the instance. */
export function resolveInside(reference: string, scope: ResourceScope): JsonObject | 'unknown' | undefined {
  const target = resolveReference(reference, scope);
  switch (target.kind) {
    case 'ambiguous':
      return target.resources[0];
    case 'dangling':
      return undefined;
    case 'outside':
      return 'unknown';
    default:
      return target.resource;
  }
}
