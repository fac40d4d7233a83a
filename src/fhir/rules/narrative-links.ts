/** Links inside the payload: #x leads to an element, an anchor or a contained resource that is there. */
import type { Json, JsonObject } from '../../parse/tree.js';
import { entryOf, isObject, rootOf } from '../reference/scope.js';
import type { Run } from '../validate/run.js';
import { type NarrativeReport, readNarrative } from '../xhtml/check.js';

export function checkLocalLinks({ local }: NarrativeReport, run: Run): void {
  for (const { target, attribute } of local) {
    const id = target.trim().slice(1);
    if (id === '' || idsOf(rootOf(run.scope).resource).has(id)) continue;
    const bundle = entryOf(run.scope)?.bundle.bundle;
    if (attribute === 'href' && bundle !== undefined && idsOf(bundle).has(id)) continue;
    const what = attribute === 'href' ? 'A link' : 'A picture';
    run.error('invalid', `${what} of the narrative names a part by #, but no part of the resource has that id.`);
  }
}

const known = new WeakMap<JsonObject, ReadonlySet<string>>();

function idsOf(resource: JsonObject): ReadonlySet<string> {
  let ids = known.get(resource);
  if (ids === undefined) {
    const found = new Set<string>();
    gather(resource, found);
    ids = found;
    known.set(resource, ids);
  }
  return ids;
}

function gather(value: Json, ids: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) gather(one, ids);
  if (!isObject(value)) return;
  const { id, div } = value;
  if (typeof id === 'string') ids.add(id);
  if (typeof div === 'string') for (const anchor of readNarrative(div).ids) ids.add(anchor);
  for (const key in value) {
    const child = value[key];
    if (typeof child === 'object' && child !== null) gather(child, ids);
  }
}
