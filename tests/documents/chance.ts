/** Chance from a seed, the same on every machine (Mulberry32). */
export interface Chance {
  /** From 0 up to, and without, 1 */
  next(): number;
  /** A whole number from the first to the last, both included */
  whole(first: number, last: number): number;
  pick<T>(from: readonly T[]): T;
  /** Some of them, in their order */
  some<T>(from: readonly T[], share: number): T[];
  often(share: number): boolean;
  shuffle<T>(from: readonly T[]): T[];
}

export function chanceFrom(seed: number): Chance {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (first: number, last: number): number => first + Math.floor(next() * (last - first + 1));
  return {
    next,
    whole,
    pick: (from) => from[whole(0, from.length - 1)]!,
    some: (from, share) => from.filter(() => next() < share),
    often: (share) => next() < share,
    shuffle(from) {
      const left = [...from];
      return from.map(() => left.splice(whole(0, left.length - 1), 1)[0]!);
    },
  };
}
