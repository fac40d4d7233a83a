/** Finds the name that was probably meant, for messages about names that do not exist. */

/** Edits (a letter put in, left out, changed, or two swapped) that turn one word into another. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}

/**
 * @param name as the user wrote it
 * @param names those that exist
 * @returns the nearest, or undefined where none is near enough to be what was meant
 */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  const asked = name.slice(0, 100).toLowerCase();
  let best: string | undefined;
  let least = Math.max(2, Math.floor(asked.length / 3)) + 1;
  for (const candidate of names) {
    const edits = distance(asked, candidate.toLowerCase());
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best ?? [...names].find((candidate) => asked.length > 2 && candidate.toLowerCase().includes(asked));
}

/** ` Did you mean nhs-number?`, or nothing where no name is near. */
export function didYouMean(name: string, names: Iterable<string>): string {
  const near = nearestName(name, names);
  return near === undefined ? '' : ` Did you mean ${near}?`;
}
