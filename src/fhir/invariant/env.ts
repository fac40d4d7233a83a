/** What surrounds an invariant: its resource, the container, and how it finds other resources and value sets. */

import type { Engine } from '../engine.js';
import type { PathEnv } from '../path/contract.js';
import { type PathNode, resourceNode } from '../path/node.js';
import { profileFits } from '../profile/fits.js';
import { resolveInside } from '../reference/resolve.js';
import { isObject, type ResourceScope, rootOf } from '../reference/scope.js';
import { checkObject } from '../validate/object.js';
import { failed, type Run } from '../validate/run.js';

/** Made once for each resource that has an invariant to evaluate. */
export function envOf(engine: Engine, run: Run): PathEnv {
  const { scope } = run;
  scope.env ??= makeEnv(engine, run, scope);
  return scope.env;
}

function makeEnv(engine: Engine, run: Run, scope: ResourceScope): PathEnv {
  const resource = resourceNode(scope.resource);
  const root = rootOf(scope);
  return {
    resource,
    rootResource: root === scope ? resource : resourceNode(root.resource),
    resolve: (reference) => resolveInside(reference, scope),
    memberOf: (item, valueSet) => engine.bindings.memberOf(item, valueSet),
    conformsTo: (node, profile) => conforms(engine, run, node, profile),
  };
}

function conforms(engine: Engine, run: Run, node: PathNode, profile: string): boolean | undefined {
  const { value } = node;
  if (!isObject(value)) return undefined;
  // A datatype does not say its own type, as a resource does
  const wanted = engine.profiles.get(profile)?.type;
  if (wanted !== undefined && node.type !== '' && !engine.types.isA(node.type, wanted)) return false;
  const fits = profileFits(engine, run, value, profile);
  if (fits !== true) return fits;
  // A profile says only what it adds: what it is laid over must hold too
  const type = engine.types.complex(engine.profiles.get(profile)?.type ?? '');
  if (type === undefined) return undefined;
  const isResource = engine.types.isResource(type.id);
  return !failed(run.attempt(() => checkObject(engine, type, value, run, isResource)));
}
