/**
 * Which counts may not be shown: those from one to four, and as many others as it takes that none of these can be worked out by
 * subtraction from a sum that is shown (primary and secondary suppression).
 */

/** Counts from 1 to this less one may point at a person. */
export const LEAST_SHOWN = 5;

/** One count, and several ways in which it is the sum of parts: by organisation, by supplier, by day, by rule. */
export interface Measure {
  whole: number;
  parts: readonly (readonly number[])[];
}

export interface Hidden {
  whole: boolean;
  parts: boolean[][];
}

/**
 * Says what is to be hidden. Zeros are shown, because that nothing was found says nothing of anyone.
 * @param held what is hidden for another reason, zeros too
 */
export function suppress({ whole, parts }: Measure, held?: Hidden): Hidden {
  const small: Hidden = { whole: isSmall(whole), parts: parts.map((way) => way.map(isSmall)) };
  const hidden = held ? eitherHidden(small, held) : small;
  // Another part would not do: its own row may tell it. The whole is in no row that is shown.
  if (held?.parts.some((flags, at) => flags.includes(true) && !isSafe(unknownOf(parts[at]!, hidden.parts[at]!))))
    hidden.whole = true;
  // Each turn hides one more count, so it ends.
  while (parts.some((way, at) => hideOneMore(whole, way, hidden, at)));
  return hidden;
}

/** What is hidden in one or the other of two measures that are split in the same ways. */
export function eitherHidden(a: Hidden, b: Hidden): Hidden {
  return {
    whole: a.whole || b.whole,
    parts: a.parts.map((flags, at) => flags.map((flag, i) => flag || b.parts[at]![i]!)),
  };
}

function unknownOf(way: readonly number[], flags: readonly boolean[]): number[] {
  return way.filter((_, i) => flags[i]);
}

function isSmall(count: number): boolean {
  return count > 0 && count < LEAST_SHOWN;
}

/** @returns whether this way of summing needed one more count hidden */
function hideOneMore(whole: number, way: readonly number[], hidden: Hidden, at: number): boolean {
  const flags = hidden.parts[at]!;
  const unknown = unknownOf(way, flags);
  if (hidden.whole ? unknown.length > 0 : isSafe(unknown)) return false;
  const next = smallestShown(way, flags);
  if (next !== undefined) flags[next] = true;
  else if (hidden.whole || whole === 0) return false;
  else hidden.whole = true;
  return true;
}

/** What is left when the counts that are shown are taken from the whole must be of several and not small itself. */
function isSafe(unknown: readonly number[]): boolean {
  if (unknown.length === 0) return true;
  return unknown.length > 1 && unknown.reduce((sum, count) => sum + count, 0) >= LEAST_SHOWN;
}

function smallestShown(way: readonly number[], flags: readonly boolean[]): number | undefined {
  let best: number | undefined;
  for (const [i, count] of way.entries())
    if (!flags[i] && count > 0 && (best === undefined || count < way[best]!)) best = i;
  return best;
}
