/** The types and profiles that a reference may point to, and the check of a target that is at hand. */
import type { JsonObject } from '../../parse/tree.js';
import type { TypeRef } from '../definitions/types.js';
import type { Engine } from '../engine.js';
import { profileFits } from '../profile/fits.js';
import type { Run } from '../validate/run.js';
import type { Target } from './resolve.js';
import { isObject } from './scope.js';
import { scopeOf } from './target-scope.js';

export interface Targets {
  /** Resource types; none means any */
  types: ReadonlySet<string>;
  /** Profiles by the type that they constrain; a type of which core is allowed too has none */
  profiles: ReadonlyMap<string, readonly string[]>;
  unknown: readonly string[];
}

export function targetsOf(engine: Engine, type: TypeRef): Targets {
  const types = new Set<string>();
  const profiles = new Map<string, string[]>();
  const unknown: string[] = [];
  const whole = new Set<string>();
  for (const url of type.targetProfiles ?? []) {
    const def = engine.store.structure(url);
    if (def === undefined) {
      const name = url.slice(url.lastIndexOf('/') + 1);
      if (engine.types.isResource(name) && url.startsWith('http://hl7.org/fhir/StructureDefinition/')) types.add(name);
      else unknown.push(url);
      continue;
    }
    types.add(def.type);
    if (def.derivation !== 'constraint') whole.add(def.type);
    else profiles.set(def.type, [...(profiles.get(def.type) ?? []), url]);
  }
  for (const name of whole) profiles.delete(name);
  // A target profile that is not loaded may be of any type
  if (unknown.length > 0 || types.has('Resource')) types.clear();
  return { types, profiles, unknown };
}

/** A target inside the instance must fit one of the profiles that are allowed of its type. */
export function checkTargetProfiles(
  engine: Engine,
  targets: Targets,
  resource: JsonObject,
  target: Target,
  profile: string,
  run: Run,
): void {
  const wanted = targets.profiles.get(resource['resourceType'] as string) ?? [];
  const [unknown] = targets.unknown;
  if ((wanted.length === 0 && unknown === undefined) || run.nesting > 8) return;
  // What a target says of itself is checked where it stands; its faults are not said again of each reference
  if ([...wanted, ...targets.unknown].some((url) => declares(engine, resource, url))) return;
  const scope = scopeOf(run.scope, target, resource);
  let undecided = false;
  for (const url of wanted) {
    const fits = profileFits(engine, run, resource, url, scope);
    if (fits === true) return;
    undecided ||= fits === undefined;
  }
  if (undecided) return;
  if (unknown !== undefined) {
    notLoaded(unknown, profile, run);
    return;
  }
  const names = wanted.join(' or ');
  run.error(
    'structure',
    `The resource that the reference points to does not fit ${names}, which is asked of it here.`,
    { profile },
  );
}

function notLoaded(url: string, profile: string, run: Run): void {
  run.report(
    'warning',
    'not-found',
    `The profile ${url}, which the resource that the reference points to must fit, is not loaded.`,
    { profile, review: 'profile-not-loaded' },
  );
}

/** The resource declares the profile, or one that is built on it. */
function declares(engine: Engine, resource: JsonObject, url: string): boolean {
  const { meta } = resource;
  const declared = isObject(meta) ? meta['profile'] : undefined;
  return Array.isArray(declared) && declared.some((one) => typeof one === 'string' && isBuiltOn(engine, one, url));
}

function isBuiltOn(engine: Engine, url: string, base: string): boolean {
  const wanted = withoutVersion(base);
  let at: string | undefined = url;
  for (let depth = 0; at !== undefined && depth < DEEPEST; depth++) {
    if (withoutVersion(at) === wanted) return true;
    at = engine.store.structure(at)?.base;
  }
  return false;
}

/** Profiles on one another; a circle of them must end. */
const DEEPEST = 20;

function withoutVersion(url: string): string {
  const bar = url.indexOf('|');
  return bar < 0 ? url : url.slice(0, bar);
}
