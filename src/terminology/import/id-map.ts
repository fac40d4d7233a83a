/** Numbers identifiers from 0 in the order of their coming, and finds them again: open addressing over two numbers each. */
import { highOf, joinParts, lowOf } from './id-bytes.js';

export class IdMap {
  private high: Uint32Array;
  private low: Uint32Array;
  private slots: Int32Array;
  size = 0;

  /** @param expected how many will come; more may */
  constructor(expected = 1000) {
    this.high = new Uint32Array(expected);
    this.low = new Uint32Array(expected);
    this.slots = new Int32Array(slotsFor(expected));
  }

  /** The number of the identifier in these bytes, or -1. */
  find(bytes: Uint8Array, start: number, end: number): number {
    return this.slots[this.slot(highOf(bytes, start, end), lowOf(bytes, start, end))]! - 1;
  }

  /** The number of the identifier in these bytes, which it gets now if it has none. */
  add(bytes: Uint8Array, start: number, end: number): number {
    return this.addPair(highOf(bytes, start, end), lowOf(bytes, start, end));
  }

  /** The same, of an identifier as text: 1 to 18 digits. */
  addText(id: string): number {
    return this.addPair(Number(id.slice(0, -9)), Number(id.slice(-9)));
  }

  /** The same, of two numbers below 2^32, as of a UUID. */
  addPair(high: number, low: number): number {
    const slot = this.slot(high, low);
    const held = this.slots[slot]!;
    if (held !== 0) return held - 1;
    if (this.size === this.high.length) this.grow();
    this.high[this.size] = high;
    this.low[this.size] = low;
    this.size += 1;
    this.slots[slot] = this.size;
    if (this.size * 1.6 > this.slots.length) this.spread();
    return this.size - 1;
  }

  /** The identifier of a number, as text. */
  text(number: number): string {
    return joinParts(this.high[number]!, this.low[number]!);
  }

  private slot(high: number, low: number): number {
    const mask = this.slots.length - 1;
    let hash = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
    let slot = (hash ^ (hash >>> 13)) & mask;
    for (;;) {
      const held = this.slots[slot]!;
      if (held === 0 || (this.low[held - 1] === low && this.high[held - 1] === high)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    this.high = longer(this.high);
    this.low = longer(this.low);
  }

  private spread(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    for (let number = 0; number < this.size; number += 1)
      this.slots[this.slot(this.high[number]!, this.low[number]!)] = number + 1;
  }
}

function slotsFor(expected: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(16, expected * 1.6)));
}

/** A copy with half as much room again. */
export function longer<T extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(array: T): T {
  const Kind = array.constructor as new (length: number) => T;
  const copy = new Kind(Math.ceil(array.length * 1.5) + 16);
  copy.set(array);
  return copy;
}
