/** Whether a resource or element conforms to a profile, found without reporting anything. */
import type { JsonObject } from '../../parse/tree.js';
import type { Issue } from '../contract.js';
import type { Engine } from '../engine.js';
import type { ResourceScope } from '../reference/scope.js';
import { failed, type Run } from '../validate/run.js';
import { checkProfile } from './check.js';

/** Tries inside tries beyond this are cut: the answer is then 'cannot tell'. */
const DEEPEST = 16;

/**
 * @param scope where the resource stands, when it is not the one being walked
 * @returns undefined where the profile is not loaded, or it is being asked already
 */
export function profileFits(
  engine: Engine,
  run: Run,
  value: JsonObject,
  url: string,
  scope?: ResourceScope,
): boolean | undefined {
  const found = profileIssues(engine, run, value, url, scope);
  return found === undefined ? undefined : !failed(found);
}

export function profileIssues(
  engine: Engine,
  run: Run,
  value: JsonObject,
  url: string,
  scope?: ResourceScope,
): Issue[] | undefined {
  const known = run.verdict(value, url);
  if (known !== undefined) return known;
  const profile = engine.profiles.get(url);
  if (profile === undefined || run.nesting > DEEPEST) return undefined;
  // A circle of references is taken to fit: the other profiles on it are what decides
  run.setVerdict(value, url, []);
  const found = run.attempt(() => {
    if (scope !== undefined) run.scope = scope;
    checkProfile(engine, run, value, profile);
  });
  run.setVerdict(value, url, found);
  return found;
}
