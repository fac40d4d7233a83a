/** Sorts the occurrences of an element into slices and checks each slice. */
import type { Engine } from '../engine.js';
import { applyOverlay } from '../profile/apply.js';
import type { Occurrence } from '../profile/overlay.js';
import type { Run } from '../validate/run.js';
import { nearestSlice, sliceCount } from './faults.js';
import type { Slice, Slicing } from './slicing.js';

/** The run stands at the parent of the occurrences. */
export function applySlicing(
  engine: Engine,
  slicing: Slicing,
  name: string,
  _parent: Occurrence,
  all: readonly Occurrence[],
  run: Run,
): void {
  if (slicing.unusable) {
    if (all.length > 0) cannotTell(name, slicing, run);
    return;
  }
  const members = slicing.slices.map(() => [] as Occurrence[]);
  const unmatched: Occurrence[] = [];
  let last = -1;
  for (const one of all) {
    run.push(name, one.index);
    const matches = matching(slicing, one, run);
    if (matches.length === 0) {
      unmatched.push(one);
      if (slicing.rules === 'closed') noSlice(slicing, one, run);
    } else {
      if (matches.length > 1) tooManySlices(slicing, matches, run);
      const at = matches[0]!;
      if (slicing.ordered && at < last) outOfOrder(slicing, at, last, run);
      last = Math.max(last, at);
      if (matches.length === 1) members[at]!.push(one);
      else for (const each of matches) members[each]!.push(one);
      checkMember(engine, slicing.slices[at]!, one, matches.length === 1, run);
    }
    run.pop();
  }
  slicing.slices.forEach((slice, i) => {
    sliceCount(slicing, slice, name, members[i]!, unmatched, run);
    if (slice.slicing !== undefined) applySlicing(engine, slice.slicing, name, _parent, members[i]!, run);
  });
}

function matching(slicing: Slicing, one: Occurrence, run: Run): number[] {
  const out: number[] = [];
  for (let i = 0; i < slicing.slices.length; i++) {
    const slice = slicing.slices[i]!;
    if (slice.conditions.length > 0 && slice.conditions.every((condition) => condition.holds(one, run))) out.push(i);
  }
  return out;
}

function checkMember(engine: Engine, slice: Slice, one: Occurrence, sure: boolean, run: Run): void {
  if (sure && slice.each !== undefined) applyOverlay(engine, slice.each, one, run);
}

function noSlice(slicing: Slicing, one: Occurrence, run: Run): void {
  const nearest = nearestSlice(slicing, one, run);
  run.error('invalid', `The element fits no slice of the profile, and others are not allowed.${nearest}`, {
    profile: slicing.profile,
  });
}

function tooManySlices(slicing: Slicing, matches: readonly number[], run: Run): void {
  const names = matches.map((i) => slicing.slices[i]!.name).join(', ');
  run.error('invalid', `The element fits several slices of the profile: ${names}. It may fit one only.`, {
    profile: slicing.profile,
  });
}

function outOfOrder(slicing: Slicing, at: number, last: number, run: Run): void {
  const text = `The slice ${slicing.slices[at]!.name} must stand before the slice ${slicing.slices[last]!.name}.`;
  run.error('invalid', text, { profile: slicing.profile });
}

function cannotTell(name: string, slicing: Slicing, run: Run): void {
  run.report(
    'warning',
    'not-supported',
    `The slices of ${name} cannot be told apart: the profile gives its discriminators no fixed value, pattern, binding or type.`,
    {
      profile: slicing.profile,
      review: 'unsupported',
    },
  );
}
