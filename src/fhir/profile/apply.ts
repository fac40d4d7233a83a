/** Lays an overlay over one element of a payload. */
import type { Engine } from '../engine.js';
import { nestedScope } from '../reference/nested-scope.js';
import { isObject } from '../reference/scope.js';
import { applySlicing } from '../slicing/apply.js';
import type { Run } from '../validate/run.js';
import { occurrencesOf } from './occurrences.js';
import type { Occurrence, Overlay, OverlayChild } from './overlay.js';

/** The run stands at the element. */
export function applyOverlay(engine: Engine, overlay: Overlay, at: Occurrence, run: Run): void {
  const { scope } = run;
  if (isObject(at.value) && at.value !== scope.resource && typeof at.value['resourceType'] === 'string') {
    run.scope = nestedScope(scope, at.value);
  }
  applyHere(engine, overlay, at, run);
  run.scope = scope;
}

function applyHere(engine: Engine, overlay: Overlay, at: Occurrence, run: Run): void {
  for (const assertion of overlay.assertions) assertion.check(at.value, run, at.side, at.typeId);
  for (const child of overlay.children) applyChild(engine, child, at, run);
}

function applyChild(engine: Engine, child: OverlayChild, parent: Occurrence, run: Run): void {
  let all = occurrencesOf(engine, parent, child.name, child.choice);
  if (child.onlyType !== undefined) all = all.filter((one) => one.typeId === child.onlyType);
  for (const assertion of child.group) assertion.check(all, run);
  if (child.each !== undefined) {
    for (const one of all) {
      run.push(child.name, one.index);
      applyOverlay(engine, child.each, one, run);
      run.pop();
    }
  }
  if (child.slicing !== undefined) applySlicing(engine, child.slicing, child.name, all, run);
}
