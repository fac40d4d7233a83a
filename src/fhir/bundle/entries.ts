/**
 * The full URL of each entry, and its agreement with the resource. It is what the entry is known by, so its faults are said of
 * the entry, at the line of the URL. Source: FHIR R4 §2.36.4 Resource URL and uniqueness rules.
 */

import type { JsonObject } from '../../parse/tree.js';
import { wordOf } from '../../parse/word.js';
import type { Engine } from '../engine.js';
import { restReference } from '../reference/resolve.js';
import { isObject } from '../reference/scope.js';
import type { Run } from '../validate/run.js';

const WITHOUT_FULL_URL = new Set(['transaction', 'batch', 'transaction-response', 'batch-response']);
const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:/;

export function checkEntries(engine: Engine, bundle: JsonObject, type: string, run: Run): void {
  const { entry: entries } = bundle;
  if (!Array.isArray(entries)) return;
  entries.forEach((entry, i) => {
    if (!isObject(entry)) return;
    run.push('entry', i);
    checkEntry(engine, entry, type, run);
    run.pop();
  });
}

function checkEntry(engine: Engine, entry: JsonObject, type: string, run: Run): void {
  const { fullUrl, resource } = entry;
  if (!isObject(resource)) return;
  if (fullUrl === undefined) {
    if (!WITHOUT_FULL_URL.has(type))
      run.error('required', 'fullUrl is missing: each entry of this kind of Bundle must have one.');
    return;
  }
  if (typeof fullUrl !== 'string' || fullUrl === '') return;
  if (!ABSOLUTE.test(fullUrl)) {
    run.error('invalid', 'The fullUrl must be absolute, as https://server/Patient/1 or urn:uuid:….', {
      member: 'fullUrl',
    });
    return;
  }
  agreement(engine, fullUrl, resource, run);
}

function agreement(engine: Engine, fullUrl: string, resource: JsonObject, run: Run): void {
  const rest = restReference(fullUrl);
  const { id, resourceType } = resource;
  if (rest !== undefined && rest.base !== undefined && engine.types.isResource(rest.type)) {
    if (typeof id !== 'string') {
      run.error(
        'invalid',
        'The fullUrl names a resource of a server, but the resource has no id. Give it the id in the fullUrl.',
        { member: 'fullUrl' },
      );
    } else if (rest.id !== id || rest.type !== resourceType) {
      run.error('invalid', 'The fullUrl ends with another type or id than the resource has. They must be the same.', {
        member: 'fullUrl',
      });
    }
    return;
  }
  if (resource['url'] !== fullUrl || typeof id !== 'string' || fullUrl.endsWith(`/${wordOf(resourceType)}/${id}`))
    return;
  if (TERMINOLOGY.test(fullUrl) || !fullUrl.startsWith('http')) return;
  run.error(
    'invalid',
    'The fullUrl is the canonical URL of the resource, which does not end with its type and id. Use the URL at which it is found.',
    {
      member: 'fullUrl',
    },
  );
}

/** The terminology of HL7 v2 and v3 has canonical URLs of its own form. */
const TERMINOLOGY = /^http:\/\/(?:terminology\.)?hl7\.org\/(?:fhir\/)?(?:v2|v3|CodeSystem|ValueSet)\//;
