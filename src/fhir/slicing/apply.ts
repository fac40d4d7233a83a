/** Sorts the occurrences of an element into slices and checks each slice. */
import type { Engine } from '../engine.js';
import { applyOverlay } from '../profile/apply.js';
import type { Occurrence } from '../profile/overlay.js';
import type { Run } from '../validate/run.js';
import { nearestSlice, sliceCount } from './faults.js';
import type { Slicing } from './slicing.js';

/** The run stands at the parent of the occurrences. */
export function applySlicing(
  engine: Engine,
  slicing: Slicing,
  name: string,
  all: readonly Occurrence[],
  run: Run,
): void {
  if (slicing.unusable) {
    if (all.length > 0) cannotTell(name, slicing, run);
    return;
  }
  const sorted = sort(engine, slicing, name, all, run);
  slicing.slices.forEach((slice, i) => {
    const members = sorted.members[i]!;
    if (!sorted.perhaps.has(i) || members.length > slice.max)
      sliceCount(slicing, slice, name, members, sorted.unmatched, run);
    if (slice.slicing !== undefined) applySlicing(engine, slice.slicing, name, members, run);
  });
}

interface Sorted {
  members: Occurrence[][];
  unmatched: Occurrence[];
  /** Slices that an occurrence may belong to, if terminology that is not loaded were known */
  perhaps: Set<number>;
}

function sort(engine: Engine, slicing: Slicing, name: string, all: readonly Occurrence[], run: Run): Sorted {
  const sorted: Sorted = { members: slicing.slices.map(() => []), unmatched: [], perhaps: new Set() };
  let last = -1;
  for (const one of all) {
    run.push(name, one.index);
    const { sure, maybe } = matching(slicing, one, run);
    const only = sure.length === 1 ? sure[0] : sure.length === 0 && maybe.length === 1 ? maybe[0] : undefined;
    if (only !== undefined) {
      if (slicing.ordered && only < last) outOfOrder(slicing, only, last, run);
      if (slicing.rules === 'openAtEnd' && sorted.unmatched.length > 0) afterOthers(slicing, run);
      last = Math.max(last, only);
      sorted.members[only]!.push(one);
      const { each } = slicing.slices[only]!;
      if (each !== undefined) applyOverlay(engine, each, one, run);
    } else if (sure.length > 1) {
      tooManySlices(slicing, sure, run);
      for (const each of sure) sorted.members[each]!.push(one);
    } else if (maybe.length > 1) {
      undecided(slicing, run);
      for (const each of maybe) sorted.perhaps.add(each);
    } else {
      sorted.unmatched.push(one);
      if (slicing.rules === 'closed') noSlice(slicing, one, run);
    }
    run.pop();
  }
  return sorted;
}

function matching(slicing: Slicing, one: Occurrence, run: Run): { sure: number[]; maybe: number[] } {
  const sure: number[] = [];
  const maybe: number[] = [];
  slicing.slices.forEach(({ conditions }, i) => {
    if (conditions.length === 0) return;
    let fits: boolean | undefined = true;
    for (const condition of conditions) {
      const answer = condition.holds(one, run);
      if (answer === false) return;
      if (answer === undefined) fits = undefined;
    }
    if (fits === true) sure.push(i);
    else maybe.push(i);
  });
  return { sure, maybe };
}

function afterOthers(slicing: Slicing, run: Run): void {
  run.error('invalid', 'Elements that fit no slice of the profile must stand at the end, after this one.', {
    profile: slicing.profile,
  });
}

function undecided(slicing: Slicing, run: Run): void {
  run.report(
    'information',
    'not-found',
    'Which slice of the profile this belongs to cannot be told without the terminology of its code.',
    {
      profile: slicing.profile,
      review: 'terminology-not-loaded',
    },
  );
}

function noSlice(slicing: Slicing, one: Occurrence, run: Run): void {
  const nearest = nearestSlice(slicing, one, run);
  run.error('invalid', `The element fits no slice of the profile, and others are not allowed.${nearest}`, {
    profile: slicing.profile,
  });
}

function tooManySlices(slicing: Slicing, matches: readonly number[], run: Run): void {
  const names = matches.map((i) => slicing.slices[i]!.name).join(', ');
  const text = `The element fits several slices of the profile: ${names}. It may fit one only.`;
  // Slices that overlap are first of all the profile's fault; where the profile is only tried, they do not decide
  run.report(run.nesting > 0 ? 'warning' : 'error', 'invalid', text, { profile: slicing.profile });
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
