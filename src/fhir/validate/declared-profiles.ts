/** The profiles of a resource: those it declares, those asked for, and those that FHIR itself sets by the content. */
import type { JsonObject } from '../../parse/tree.js';
import type { Engine } from '../engine.js';
import { checkProfile } from '../profile/check.js';
import { isObject } from '../reference/scope.js';
import { checkAssigned } from './assigned-profiles.js';
import { impliedProfiles } from './implied-profiles.js';
import type { Run } from './run.js';

const CORE = 'http://hl7.org/fhir/';

/** The run stands at the resource. */
export function checkDeclaredProfiles(
  engine: Engine,
  resource: JsonObject,
  type: string,
  asked: readonly string[],
  run: Run,
): void {
  const done = new Set<string>();
  for (const url of asked) {
    if (done.has(url)) continue;
    done.add(url);
    const profile = engine.profiles.get(url);
    if (profile === undefined) {
      run.report('error', 'not-found', `The profile ${url}, which the check asks for, ${whyNot(engine, url)}`, {
        review: 'profile-not-loaded',
      });
    } else checkProfile(engine, run, resource, profile);
  }
  for (const url of impliedProfiles(engine, resource, type)) {
    const profile = engine.profiles.get(url);
    if (done.has(url)) continue;
    if (profile !== undefined) checkProfile(engine, run, resource, profile);
    else globalNotLoaded(url, run);
    done.add(url);
  }
  const { meta } = resource;
  const declared = isObject(meta) ? meta['profile'] : undefined;
  if (Array.isArray(declared)) {
    declared.forEach((url, i) => {
      if (typeof url !== 'string' || done.has(url)) return;
      done.add(url);
      checkDeclared(engine, resource, type, url, i, run);
    });
  }
  checkAssigned(engine, resource, type, done, run);
}

function globalNotLoaded(url: string, run: Run): void {
  const text =
    'The resource was not checked against {profile}, which an implementation guide sets for its type: the profile is not loaded.';
  const values = { profile: { class: 'uri' as const, value: url } };
  run.report('information', 'not-found', text, { values, review: 'profile-not-loaded' });
}

function checkDeclared(engine: Engine, resource: JsonObject, type: string, url: string, index: number, run: Run): void {
  const profile = engine.profiles.get(url);
  if (profile !== undefined) {
    checkProfile(engine, run, resource, profile);
    return;
  }
  if (url === `${CORE}StructureDefinition/${type}`) return;
  const problem = engine.store.problem?.(url);
  const text =
    problem === undefined
      ? 'The profile {profile} is not loaded, so the resource was not checked against it. Load its package, or mend the URL.'
      : `The profile {profile} cannot be used, so the resource was not checked against it. ${problem}`;
  const values = { profile: { class: 'uri' as const, value: url } };
  const severity = problem === undefined ? unknownSeverity(engine, url) : 'review';
  run.push('meta', -1);
  run.push('profile', index);
  if (severity === 'review') run.report('information', 'not-found', text, { values, review: 'profile-not-loaded' });
  else if (severity === 'warning') run.report(severity, 'not-found', text, { values, review: 'profile-not-loaded' });
  else run.report(severity, 'not-found', text, { values });
  run.pop();
  run.pop();
}

/** Where its package is loaded, a profile that is not there is a mistake; it may be of another package of its authority. */
function unknownSeverity(engine: Engine, url: string): 'error' | 'warning' | 'review' {
  const { authoritiesLoaded, unknownProfile } = engine.options;
  if (authoritiesLoaded.some((start) => url.startsWith(start))) return 'error';
  if (!engine.knowsAuthority(url)) return unknownProfile;
  return authoritiesLoaded.length > 0 ? 'warning' : 'review';
}

/** A profile that is at hand and cannot be used needs other words than one that is missing. */
function whyNot(engine: Engine, url: string): string {
  const problem = engine.store.problem?.(url);
  return problem === undefined ? 'is not loaded. Load its package.' : `cannot be used. ${problem}`;
}
