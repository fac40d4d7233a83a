/**
 * Every entry of a document or message belongs to it: it is reached by references from the first entry, or refers to one
 * that is. Source: FHIR R4 §3.3.1 ("any other resources referenced"), §3.4.1.
 */

import type { Json, JsonObject } from '../../parse/tree.js';
import { wordOf } from '../../parse/word.js';
import type { BundleEntry, BundleIndex } from '../reference/bundle-index.js';
import { resolveReference } from '../reference/resolve.js';
import { isObject, type ResourceScope } from '../reference/scope.js';
import type { Run } from '../validate/run.js';
import { stylesheetEntry } from './stylesheet.js';

export function checkReach(index: BundleIndex, type: 'document' | 'message', bundle: JsonObject, run: Run): void {
  const { entries } = index;
  const first = entries[0];
  if (first === undefined) return;
  const place = new Map(entries.map((entry, i) => [entry.resource, i]));
  const forward = entries.map((entry) => targetsOf(entry, index, place));
  const backward: number[][] = entries.map(() => []);
  forward.forEach((targets, from) => {
    for (const to of targets) backward[to]!.push(from);
  });
  const reached = spread([0, ...stylesheets(bundle, index, place)], [forward]);
  const joined = spread([...reached], [forward, backward]);
  entries.forEach((entry, i) => {
    if (reached.has(i)) return;
    run.push('entry', entry.number);
    if (!joined.has(i)) orphan(type, run);
    else if (type === 'document' && entry.resource['resourceType'] !== 'Provenance') {
      run.warn('informational', 'This entry refers to others of the document, but none refers to it.');
    }
    run.pop();
  });
}

function orphan(type: 'document' | 'message', run: Run): void {
  const text = `This entry does not belong to the ${type}: no reference leads to it or from it. Refer to it, or leave it out.`;
  if (type === 'document') run.error('informational', text);
  else run.warn('informational', text);
}

function spread(from: readonly number[], graphs: readonly (readonly number[][])[]): Set<number> {
  const reached = new Set(from);
  const queue = [...reached];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const graph of graphs) {
      for (const next of graph[at] ?? []) {
        if (reached.has(next)) continue;
        reached.add(next);
        queue.push(next);
      }
    }
  }
  return reached;
}

function stylesheets(bundle: JsonObject, index: BundleIndex, place: ReadonlyMap<JsonObject, number>): number[] {
  const links = Array.isArray(bundle['link']) ? bundle['link'] : [];
  return links.flatMap((link) => {
    if (!isObject(link) || link['relation'] !== 'stylesheet' || typeof link['url'] !== 'string') return [];
    const entry = stylesheetEntry(index, link['url']);
    const at = entry === undefined ? undefined : place.get(entry.resource);
    return at === undefined ? [] : [at];
  });
}

function targetsOf(entry: BundleEntry, bundle: BundleIndex, place: ReadonlyMap<JsonObject, number>): number[] {
  const type = wordOf(entry.resource['resourceType']);
  const scope: ResourceScope = {
    resource: entry.resource,
    type,
    entry: { bundle, fullUrl: entry.fullUrl, number: entry.number },
  };
  const found = new Set<number>();
  gather(entry.resource, (reference) => {
    const target = resolveReference(reference, scope);
    const resources = target.kind === 'ambiguous' ? target.resources : 'resource' in target ? [target.resource] : [];
    for (const resource of resources) {
      const at = place.get(resource);
      if (at !== undefined) found.add(at);
    }
  });
  return [...found];
}

function gather(value: Json, visit: (reference: string) => void): void {
  if (Array.isArray(value)) for (const one of value) gather(one, visit);
  else if (isObject(value)) {
    const { reference } = value;
    if (typeof reference === 'string' && reference !== '') visit(reference);
    for (const key in value) {
      const child = value[key];
      if (typeof child === 'object' && child !== null) gather(child, visit);
    }
  }
}
