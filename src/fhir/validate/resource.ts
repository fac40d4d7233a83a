/** A resource, wherever it stands: at the root, contained, in a Bundle's entry, in Parameters. */

import type { Json, JsonObject } from '../../parse/tree.js';
import type { Child } from '../compile/shape.js';
import type { Engine } from '../engine.js';
import { bundleIndexOf } from '../reference/bundle-scope.js';
import { isObject, type ResourceScope } from '../reference/scope.js';
import { withArticle } from './article.js';
import { checkDeclaredProfiles } from './declared-profiles.js';
import { nearestType } from './nearest-type.js';
import { checkObject } from './object.js';
import type { Run } from './run.js';
import * as faults from './shape-faults.js';

/** A resource in a slot of another. The run stands at the slot. */
export function checkResource(engine: Engine, child: Child, value: Json, run: Run): void {
  if (!isObject(value)) {
    faults.notAnObject(child, value, run);
    return;
  }
  const outer = run.scope;
  run.scope = slotScope(child, value, run);
  checkWholeResource(engine, value, run, []);
  run.scope = outer;
  if (child.typeId !== 'Resource' && child.typeId !== 'DomainResource' && typeof value['resourceType'] === 'string') {
    if (!engine.types.isA(value['resourceType'], child.typeId))
      run.error('structure', `A ${child.typeId} must stand here.`);
  }
  for (const assertion of child.assertions) assertion.check(value, run);
}

function slotScope(child: Child, resource: JsonObject, run: Run): ResourceScope {
  const outer = run.scope;
  const type = typeof resource['resourceType'] === 'string' ? resource['resourceType'] : '';
  if (child.key === 'contained') return { resource, type, container: outer };
  if (outer.type !== 'Bundle') return { resource, type, outer };
  const bundle = bundleIndexOf(outer);
  const number = run.indexAbove();
  const entries = outer.resource['entry'];
  const entry = Array.isArray(entries) ? entries[number] : undefined;
  const fullUrl = isObject(entry) && typeof entry['fullUrl'] === 'string' ? entry['fullUrl'] : undefined;
  return { resource, type, outer, entry: { bundle, fullUrl, number } };
}

/**
 * Checks a resource with everything below it, against its type and its profiles.
 * @param profiles canonical URLs to check besides those that the resource declares
 */
export function checkWholeResource(engine: Engine, resource: JsonObject, run: Run, profiles: readonly string[]): void {
  const stated = resource['resourceType'];
  const type = typeof stated === 'string' && engine.types.isResource(stated) ? engine.types.complex(stated) : undefined;
  if (type === undefined) {
    unknownType(engine, resource, run);
    return;
  }
  checkObject(engine, type, resource, run, true);
  checkDeclaredProfiles(engine, resource, type.id, profiles, run);
}

function unknownType(engine: Engine, resource: JsonObject, run: Run): void {
  const stated = resource['resourceType'];
  const near = nearestType(engine, resource);
  const hint =
    near === undefined
      ? ''
      : ` By its ${stated === undefined || stated === '' ? 'elements' : 'name'} it may be ${withArticle(near)}.`;
  if (typeof stated !== 'string' || stated === '') {
    run.report('fatal', 'invalid', `The resource does not say its resourceType, so it cannot be checked.${hint}`);
  } else {
    const what = run.syntax === 'xml' ? 'The name of the element is no resource' : 'The resourceType is none';
    run.report('fatal', 'structure', `${what} of this FHIR version. Names are case-sensitive.${hint}`);
  }
}
