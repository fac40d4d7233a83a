/**
 * Documents and messages: what comes first, what must be inside, and that everything belongs to it.
 * Source: FHIR R4 §3.3.1 Documents, §3.4.1 Messages, §2.36.4.1 Resolving references in Bundles.
 */

import type { Json, JsonObject } from '../../parse/tree.js';
import { wordOf } from '../../parse/word.js';
import type { Engine } from '../engine.js';
import { bundleIndexOf } from '../reference/bundle-scope.js';
import { hasSpace, isWellFormed } from '../reference/form.js';
import { resolveReference } from '../reference/resolve.js';
import { isObject, type ResourceScope } from '../reference/scope.js';
import type { Run } from '../validate/run.js';
import { checkReach } from './reach.js';
import { checkStylesheets } from './stylesheet.js';

const FIRST = { document: 'Composition', message: 'MessageHeader' } as const;

export function checkDocument(engine: Engine, bundle: JsonObject, type: 'document' | 'message', run: Run): void {
  const entries = Array.isArray(bundle['entry']) ? bundle['entry'] : [];
  const first = entries[0];
  if (first === undefined) {
    run.error('invalid', `A ${type} must have entries: the first is its ${FIRST[type]}.`);
    return;
  }
  if (engine.version < '4.0' && type === 'document') lastUpdated(bundle, run);
  const resource = isObject(first) ? first['resource'] : undefined;
  run.push('entry', 0);
  if (!isObject(resource))
    run.error('invalid', `The first entry of a ${type} must have a resource: its ${FIRST[type]}.`);
  else if (resource['resourceType'] !== FIRST[type] && engine.version < '4.0') {
    run.error('invalid', `The first entry of a ${type} must be its ${FIRST[type]}.`, { below: 'resource' });
  } else if (resource['resourceType'] === FIRST[type]) mustBeInside(resource, run);
  run.pop();
  if (isObject(resource)) {
    checkStylesheets(bundle, bundleIndexOf(run.scope), run);
    checkReach(bundleIndexOf(run.scope), type, bundle, run);
  }
}

/** STU3 has no timestamp: a document's date is when it was last updated. */
function lastUpdated(bundle: JsonObject, run: Run): void {
  const { meta } = bundle;
  if (!isObject(meta) || meta['lastUpdated'] === undefined) {
    run.error('required', 'meta.lastUpdated is missing: a document must say when it was put together.');
  }
}

/** Paths of the references that a document or message must bring with it. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  Composition: ['subject', 'author', 'encounter', 'custodian', 'attester.party', 'event.detail'],
  MessageHeader: ['focus', 'data'],
};
const SECTION = ['author', 'focus', 'entry'];

function mustBeInside(resource: JsonObject, run: Run): void {
  const type = wordOf(resource['resourceType']);
  const index = bundleIndexOf(run.scope);
  const entry = index.entries[0];
  const scope: ResourceScope = { resource, type, entry: { bundle: index, fullUrl: entry?.fullUrl, number: 0 } };
  run.push('resource', -1);
  for (const path of Object.hasOwn(INSIDE, type) ? INSIDE[type]! : []) at(resource, path.split('.'), scope, run);
  if (type === 'Composition') sections(resource, scope, run);
  run.pop();
}

function sections(holder: JsonObject, scope: ResourceScope, run: Run): void {
  each(holder['section'], 'section', run, (section) => {
    for (const path of SECTION) at(section, [path], scope, run);
    sections(section, scope, run);
  });
}

function at(holder: JsonObject, [step, ...rest]: string[], scope: ResourceScope, run: Run): void {
  if (step === undefined) return;
  if (rest.length > 0) each(holder[step], step, run, (value) => at(value, rest, scope, run));
  else inside(holder[step], step, scope, run);
}

function each(value: Json | undefined, name: string, run: Run, visit: (value: JsonObject) => void): void {
  const list = Array.isArray(value) ? value : [value];
  list.forEach((one, i) => {
    if (!isObject(one)) return;
    run.push(name, Array.isArray(value) ? i : -1);
    visit(one);
    run.pop();
  });
}

/** References of one list that lead nowhere are one finding, at the first of them. */
function inside(value: Json | undefined, step: string, scope: ResourceScope, run: Run): void {
  const list = Array.isArray(value) ? value : [value];
  const missing = list.flatMap((one, i) => (isMissing(one, scope) ? [i] : []));
  const first = missing[0];
  if (first === undefined) return;
  run.push(step, Array.isArray(value) ? first : -1);
  const what =
    missing.length === 1
      ? 'What this refers to is'
      : `What ${missing.length} of these refer to (${missing.join(', ')}) is`;
  const text = `${what} not in the Bundle, but it must be. Add it as an entry, with a fullUrl that the reference fits.`;
  run.error('not-found', text);
  run.pop();
}

/** A reference that is written wrongly is a fault of its own, and said there. */
function isMissing(value: Json | undefined, scope: ResourceScope): boolean {
  const reference = isObject(value) ? value['reference'] : undefined;
  if (typeof reference !== 'string' || reference === '' || hasSpace(reference) || !isWellFormed(reference))
    return false;
  return resolveReference(reference, scope).kind === 'outside';
}
