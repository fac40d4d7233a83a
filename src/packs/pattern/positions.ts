/**
 * A pattern as positions and what may follow each (Glushkov's automaton). Where two ways lead from one position to another, the
 * pair is there twice: a backtracking engine tries both.
 */
import type { Characters } from './characters.js';
import { EVERY } from './characters.js';
import { PatternRefused, type PatternTree } from './syntax.js';

export interface Positions {
  /** Characters that each position takes */
  takes: Characters[];
  follow: number[][];
  first: number[];
}

interface Piece {
  first: number[];
  last: number[];
  /** In how many ways it takes nothing */
  empty: number;
}

const MOST = 2000;
const MOST_PAIRS = 60_000;

class Builder {
  readonly takes: Characters[] = [];
  readonly follow: number[][] = [];
  private pairs = 0;

  add(tree: PatternTree): Piece {
    switch (tree.kind) {
      case 'one':
        return this.one(tree.of);
      case 'all':
        return tree.parts.map((part) => () => this.add(part)).reduce((a, b) => this.join(a, b()), NOTHING);
      case 'any':
        return either(tree.of.map((one) => this.add(one)));
      case 'repeat':
        return this.repeat(tree.of, tree.least, tree.most);
      default:
        return NOTHING;
    }
  }

  private one(of: Characters): Piece {
    if (this.takes.length >= MOST) throw new PatternRefused('it is too large: repeat fewer times');
    const at = this.takes.push(of) - 1;
    this.follow.push([]);
    return { first: [at], last: [at], empty: 0 };
  }

  join(a: Piece, b: Piece): Piece {
    this.connect(a.last, b.first);
    return {
      first: [...a.first, ...times(b.first, a.empty)],
      last: [...b.last, ...times(a.last, b.empty)],
      empty: capped(a.empty * b.empty),
    };
  }

  private repeat(of: PatternTree, least: number, most: number): Piece {
    let whole: Piece = NOTHING;
    for (let i = 0; i < least; i += 1) whole = this.join(whole, this.add(of));
    if (most === Number.POSITIVE_INFINITY) {
      const again = this.add(of);
      this.connect(again.last, again.first);
      return this.join(whole, { ...again, empty: 1 });
    }
    // e(e(e)?)? from the inside out: what follows an optional part is never skipped over alone.
    let optional: Piece = NOTHING;
    for (let i = least; i < most; i += 1) optional = { ...this.join(this.add(of), optional), empty: 1 };
    return this.join(whole, optional);
  }

  private connect(from: readonly number[], to: readonly number[]): void {
    this.pairs += from.length * to.length;
    if (this.pairs > MOST_PAIRS) throw new PatternRefused('it can be read in too many ways');
    for (const one of from) this.follow[one]!.push(...to);
  }
}

const NOTHING: Piece = { first: [], last: [], empty: 1 };

function either(pieces: readonly Piece[]): Piece {
  return {
    first: pieces.flatMap(({ first }) => first),
    last: pieces.flatMap(({ last }) => last),
    empty: capped(pieces.reduce((sum, { empty }) => sum + empty, 0)),
  };
}

function times(list: readonly number[], count: number): number[] {
  if (list.length * count > MOST_PAIRS) throw new PatternRefused('it can be read in too many ways');
  return Array.from({ length: count }, () => list).flat();
}

function capped(count: number): number {
  if (count > MOST) throw new PatternRefused('it can take nothing in too many ways');
  return count;
}

/** @param anchored false where a match is tried at every place of the text, as if any run of characters stood before */
export function positionsOf(tree: PatternTree, anchored: boolean): Positions {
  const builder = new Builder();
  const any: PatternTree = { kind: 'repeat', of: { kind: 'one', of: EVERY }, least: 0, most: Number.POSITIVE_INFINITY };
  const { first } = builder.add(anchored ? tree : { kind: 'all', parts: [any, tree] });
  return { takes: builder.takes, follow: builder.follow, first };
}
