/**
 * Is one concept above another? Walks up from the lower one and leaves out all that is too high to have the other above it.
 * For a concept that is asked of very often, all that is below it is worked out once.
 */
import type { ListTable } from './list-table.js';
import type { Section } from './section.js';

const OFTEN = 10_000;
const MOST_HELD = 32;
const SLOTS = 1024;

export class Ancestry {
  private readonly asked = new Map<number, number>();
  private readonly below = new Map<number, Uint8Array>();
  private stack = new Uint32Array(1024);
  private readonly one = new Uint32Array(1 << 16);
  private readonly seen = new Uint32Array(SLOTS);
  private readonly stamps = new Uint32Array(SLOTS);
  private stamp = 0;

  constructor(
    private readonly concepts: number,
    private readonly parents: ListTable,
    private readonly levels: Section,
  ) {}

  /** Ordinals of the parents. */
  parentsOf(ordinal: number): number[] {
    const list: number[] = [];
    list.length = this.parents.read(ordinal, list);
    return list;
  }

  /** True where `ancestor` is above `descendant`; a concept is not above itself. */
  isAbove(ancestor: number, descendant: number): boolean {
    if (ancestor === descendant) return false;
    const held = this.below.get(ancestor);
    if (held) return (held[descendant >> 3]! & (1 << (descendant & 7))) !== 0;
    const times = (this.asked.get(ancestor) ?? 0) + 1;
    this.asked.set(ancestor, times);
    if (times > OFTEN && this.below.size < MOST_HELD) {
      this.descendants(ancestor);
      return this.isAbove(ancestor, descendant);
    }
    return this.walk(ancestor, descendant);
  }

  private walk(ancestor: number, descendant: number): boolean {
    const floor = this.level(ancestor);
    this.stamp += 1;
    let depth = 0;
    this.stack[depth++] = descendant;
    while (depth > 0) {
      const count = this.parents.read(this.stack[--depth]!, this.one);
      if (depth + count > this.stack.length) this.widen();
      for (let at = 0; at < count; at += 1) {
        const parent = this.one[at]!;
        if (parent === ancestor) return true;
        if (this.level(parent) >= floor && this.isNew(parent)) this.stack[depth++] = parent;
      }
    }
    return false;
  }

  /** A small table of what was seen. One that was pushed out is walked again, which costs time and nothing else. */
  private isNew(ordinal: number): boolean {
    const slot = ordinal % SLOTS;
    if (this.stamps[slot] === this.stamp && this.seen[slot] === ordinal) return false;
    this.stamps[slot] = this.stamp;
    this.seen[slot] = ordinal;
    return true;
  }

  /** All concepts below one, as bits. */
  descendants(ordinal: number): Uint8Array {
    const held = this.below.get(ordinal);
    if (held) return held;
    const known = new Uint8Array(this.concepts);
    known[ordinal] = YES;
    const floor = this.level(ordinal);
    for (let at = 0; at < this.concepts; at += 1) if (known[at] === 0) this.settle(at, known, floor);
    const bits = new Uint8Array(Math.ceil(this.concepts / 8));
    for (let at = 0; at < this.concepts; at += 1)
      if (known[at] === YES && at !== ordinal) bits[at >> 3]! |= 1 << (at & 7);
    if (this.below.size < MOST_HELD) this.below.set(ordinal, bits);
    return bits;
  }

  /** Fills in `known` for a concept and all above it. A concept stays on the stack until all its parents are settled. */
  private settle(start: number, known: Uint8Array, floor: number): void {
    let depth = 0;
    this.stack[depth++] = start;
    while (depth > 0) {
      const ordinal = this.stack[depth - 1]!;
      const before = depth;
      let word = NO;
      const count = this.level(ordinal) < floor ? 0 : this.parents.read(ordinal, this.one);
      if (depth + count > this.stack.length) this.widen();
      for (let at = 0; at < count; at += 1) {
        const parent = this.one[at]!;
        if (known[parent] === YES) word = YES;
        else if (known[parent] === 0) this.stack[depth++] = parent;
      }
      if (word === YES || depth === before) {
        known[ordinal] = word;
        depth = before - 1;
      }
    }
  }

  private level(ordinal: number): number {
    const at = this.levels.window(ordinal >> 1, 1);
    const pair = this.levels.bytes[at]!;
    return ordinal & 1 ? pair >> 4 : pair & 15;
  }

  private widen(): void {
    const wider = new Uint32Array(this.stack.length * 2 + this.one.length);
    wider.set(this.stack);
    this.stack = wider;
  }
}

const NO = 1;
const YES = 2;
