/** Lays an overlay over one element of a payload. */
import type { Engine } from '../engine.js';
import { scopeFor } from '../reference/nested-scope.js';
import { applySlicing } from '../slicing/apply.js';
import type { Run } from '../validate/run.js';
import { occurrencesOf } from './occurrences.js';
import type { Occurrence, Overlay, OverlayChild } from './overlay.js';

/** The run stands at the element. What is asked of a resource's slot is asked in the resource that has the slot. */
export function applyOverlay(engine: Engine, overlay: Overlay, at: Occurrence, run: Run): void {
  for (const assertion of overlay.assertions) assertion.check(at.value, run, at.side, at.typeId);
  if (overlay.children.length === 0) return;
  const { scope } = run;
  run.scope = scopeFor(scope, at.value);
  for (const child of overlay.children) applyChild(engine, child, at, run);
  run.scope = scope;
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
