/** Words for slices that are missing or too many: which occurrence came nearest, and where it differs. */
import { prohibited } from '../profile/group.js';
import type { Occurrence } from '../profile/overlay.js';
import type { Run } from '../validate/run.js';
import type { Slice, Slicing } from './slicing.js';

export function sliceCount(
  slicing: Slicing,
  slice: Slice,
  name: string,
  members: readonly Occurrence[],
  others: readonly Occurrence[],
  run: Run,
): void {
  const { profile } = slicing;
  if (members.length < slice.min) {
    const wanted = slice.conditions.map((condition) => condition.says).join(' and ');
    const count = slice.min === 1 ? 'one' : `at least ${slice.min}`;
    const found = members.length === 0 ? '' : ` (${members.length} found)`;
    const text = `${name}: ${count} for the slice ${slice.name} must be given${found}, in which ${wanted}.${nearestOccurrence(slice, name, others, run)}`;
    run.error('required', text, { profile });
  } else if (members.length > slice.max) {
    if (slice.max === 0)
      prohibited(members[0]!, name, `${name}: the slice ${slice.name} must not be given.`, profile, run);
    else {
      const text = `${name}: the slice ${slice.name} is given ${members.length} times: at most ${slice.max} may be given.`;
      run.error('structure', text, { profile });
    }
  }
}

/** Of the occurrences that belong to no slice, the one that came nearest to this slice. */
function nearestOccurrence(slice: Slice, name: string, others: readonly Occurrence[], run: Run): string {
  let best: { at: number; differs: string[] } | undefined;
  for (const one of others) {
    const differs = slice.conditions
      .filter((condition) => condition.holds(one, run) === false)
      .map((condition) => condition.says);
    if (best === undefined || differs.length < best.differs.length) best = { at: one.index, differs };
  }
  if (best === undefined) return '';
  const place = best.at < 0 ? name : `${name}[${best.at}]`;
  return ` ${place} comes nearest, but not ${best.differs.join(' and ')}.`;
}

/** Of the slices, the one that an occurrence came nearest to. */
export function nearestSlice(slicing: Slicing, one: Occurrence, run: Run): string {
  let best: { slice: Slice; differs: string[] } | undefined;
  for (const slice of slicing.slices) {
    const differs = slice.conditions
      .filter((condition) => condition.holds(one, run) === false)
      .map((condition) => condition.says);
    if (best === undefined || differs.length < best.differs.length) best = { slice, differs };
  }
  if (best === undefined) return '';
  return ` It comes nearest to ${best.slice.name}, for which it should be so: ${best.differs.join('; ')}.`;
}
