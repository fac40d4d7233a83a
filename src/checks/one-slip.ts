/** The words of a URI that a person reads as one: letters, between anything else. */
const WORD = /[a-z]+/g;
/** In words shorter than this one changed letter may well be another word: gmc and gmp. Not so in the name of a host. */
const LONG_ENOUGH = 5;
/** Two slips are told only in long words. */
const LONG = 8;

/** A URI without the letters of its words: what a slip within the words leaves as it is. */
export function shapeOf(uri: string): string {
  return uri.replace(WORD, 'a');
}

/**
 * True where two lower-case texts differ by a slip of the keyboard within their words: one letter too many, missing,
 * changed or swapped with the next; or two such in long words. A difference in digits is a version or another thing.
 *
 * @param most how many slips may be told, one or two
 */
export function isOneSlip(a: string, b: string, most = 2): boolean {
  if (a === b || Math.abs(a.length - b.length) > 2 || shapeOf(a) !== shapeOf(b)) return false;
  const left = a.match(WORD) ?? [];
  const right = b.match(WORD) ?? [];
  if (left.length !== right.length) return false;
  const inHost = (a.slice(0, Math.max(a.indexOf('/'), 0)).match(WORD) ?? []).length;
  let slips = 0;
  for (const [index, word] of left.entries()) {
    const other = right[index]!;
    if (word === other) continue;
    const distance = distanceWithin(word, other, 2);
    if (distance > most) return false;
    const length = Math.max(word.length, other.length);
    if (distance === 2 && length < LONG) return false;
    const changed = distance === 1 && word.length === other.length && !isSwap(word, other);
    if (changed && length < LONG_ENOUGH && index >= inHost) return false;
    slips += distance;
  }
  return slips <= most;
}

/** True where two words of one distance have the same letters: two neighbours changed places. */
function isSwap(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('');
}

/** Letters added, missing, changed or swapped with a neighbour (optimal string alignment); more than `most` counts as one more. */
export function distanceWithin(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length]!;
}
