/** Profiles that a resource does not name and is expected to follow all the same. Who expects it, the caller says. */
import type { JsonObject } from '../../parse/tree.js';
import type { Engine } from '../engine.js';
import { checkProfile } from '../profile/check.js';
import type { Profile } from '../profile/overlay.js';
import type { Run } from './run.js';

/**
 * The run stands at the resource. What is found is marked with the profile; a profile that cannot be had is a review, except
 * where its package is loaded and has none for the type.
 * @param done URLs that are checked already, those that the resource names among them
 */
export function checkAssigned(
  engine: Engine,
  resource: JsonObject,
  type: string,
  done: ReadonlySet<string>,
  run: Run,
): void {
  if (run.assign === undefined || !standsAlone(run)) return;
  const wanted = run.assign(type, [...done]).filter((url) => !done.has(url));
  const loaded = wanted.map((url) => engine.profiles.get(url)).filter((profile) => profile !== undefined);
  for (const profile of loaded) checkMarked(engine, resource, profile, run);
  const missing = wanted.find((url) => !engine.options.authoritiesLoaded.some((start) => url.startsWith(start)));
  if (loaded.length === 0 && missing !== undefined) notLoaded(missing, run);
}

/** At the root or in a Bundle's entry; what is contained or only tried belongs to another resource. */
function standsAlone({ nesting, scope }: Run): boolean {
  return nesting === 0 && scope.container === undefined && (scope.outer === undefined || scope.entry !== undefined);
}

function checkMarked(engine: Engine, resource: JsonObject, profile: Profile, run: Run): void {
  const before = run.issues.length;
  checkProfile(engine, run, resource, profile);
  for (const issue of run.issues.slice(before)) issue.assigned = profile.url;
}

function notLoaded(url: string, run: Run): void {
  const before = run.issues.length;
  const text =
    'The resource was not checked against {profile}, which it is expected to follow: the profile is not loaded.';
  const values = { profile: { class: 'uri' as const, value: url } };
  run.report('information', 'not-found', text, { values, review: 'profile-not-loaded' });
  for (const issue of run.issues.slice(before)) issue.assigned = url;
}
