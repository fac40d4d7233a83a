/** ElementDefinition.type.profile: the element must fit one of the profiles named for its type. */

import type { JsonObject } from '../../parse/tree.js';
import type { Assertion } from '../compile/shape.js';
import type { Issue } from '../contract.js';
import type { Engine } from '../engine.js';
import { isObject } from '../reference/scope.js';
import { failed, type Run } from '../validate/run.js';
import { applyOverlay } from './apply.js';
import { checkProfile } from './check.js';
import { profileIssues } from './fits.js';
import type { Occurrence } from './overlay.js';

export function typeProfileAssertion(engine: Engine, urls: readonly string[], profile: string): Assertion {
  return {
    says: `profile ${urls.join(' or ')}`,
    check: (value, run, side, typeId) => {
      if (!isObject(value)) {
        ofPrimitive(engine, urls, { value, side, typeId: typeId ?? '', index: -1 }, run);
        return;
      }
      const only = urls.length === 1 ? engine.profiles.get(urls[0]!) : undefined;
      if (only !== undefined) checkProfile(engine, run, value, only, typeId);
      else oneOf(engine, urls, value, profile, run);
    },
  };
}

/** A profile of a primitive; of several, one that it fits will do. */
function ofPrimitive(engine: Engine, urls: readonly string[], one: Occurrence, run: Run): void {
  let first: Issue[] | undefined;
  for (const url of urls) {
    const overlay = engine.profiles.get(url)?.overlay;
    if (overlay === undefined) return;
    const found = run.attempt(() => applyOverlay(engine, overlay, one, run));
    if (!failed(found)) return;
    first ??= found;
  }
  run.adopt(first ?? []);
}

function oneOf(engine: Engine, urls: readonly string[], value: JsonObject, profile: string, run: Run): void {
  let nearest: { url: string; count: number } | undefined;
  let unknown: string | undefined;
  for (const url of urls) {
    const found = profileIssues(engine, run, value, url);
    if (found === undefined) unknown = url;
    else if (!failed(found)) return;
    else if (nearest === undefined || found.length < nearest.count) nearest = { url, count: found.length };
  }
  if (unknown !== undefined) {
    run.report('warning', 'not-found', `The profile ${unknown}, which this element must fit, is not loaded.`, {
      profile,
      review: 'profile-not-loaded',
    });
    return;
  }
  if (nearest === undefined) return;
  run.error(
    'structure',
    `The element fits none of the profiles ${urls.join(', ')}. It comes nearest to ${nearest.url}.`,
    { profile },
  );
  run.adopt(profileIssues(engine, run, value, nearest.url) ?? []);
}
