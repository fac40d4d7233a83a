/** Checks a resource or element against one profile, its type's own rules aside. */

import type { JsonObject } from '../../parse/tree.js';
import type { Engine } from '../engine.js';
import { scopeFor } from '../reference/nested-scope.js';
import { withArticle } from '../validate/article.js';
import type { Run } from '../validate/run.js';
import { applyOverlay } from './apply.js';
import type { Profile } from './overlay.js';

/** The run stands at the element. */
export function checkProfile(engine: Engine, run: Run, value: JsonObject, profile: Profile, typeId?: string): void {
  const own = value['resourceType'];
  const type = typeof own === 'string' ? own : (typeId ?? profile.type);
  if (!engine.types.isA(type, profile.type)) {
    run.error(
      'invalid',
      `The profile ${profile.url} is for ${withArticle(profile.type)}, not for ${withArticle(type)}. Name a profile of the right type.`,
      {
        profile: profile.url,
      },
    );
    return;
  }
  if (profile.overlay === undefined) return;
  const { scope } = run;
  run.scope = scopeFor(scope, value);
  applyOverlay(engine, profile.overlay, { value, side: undefined, typeId: type, index: -1 }, run);
  run.scope = scope;
}
