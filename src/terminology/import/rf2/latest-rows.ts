/**
 * Of several rows with one id only the latest says what holds (Full releases, and several releases together). A Snapshot alone
 * has each id once, and needs none of this.
 */
import { highOf, lowOf } from '../id-bytes.js';
import { IdMap, longer } from '../id-map.js';
import type { Row } from './rows.js';

export class LatestRows {
  private readonly ids = new IdMap();
  private times = new Uint32Array(1000);
  private a = new Uint32Array(1000);
  private b = new Uint32Array(1000);

  /**
   * @param isUuid ids are UUIDs, of which 64 bits are kept
   * @param a what the row says, kept where the row is the latest and active
   */
  take({ bytes, starts, effectiveTime, active }: Row, isUuid: boolean, a: number, b: number): void {
    const [start, end] = [starts[0]!, starts[1]! - 1];
    const number = isUuid
      ? this.ids.addPair(hashBytes(bytes, start, end, 0x811c9dc5), hashBytes(bytes, start, end, 0x1234567))
      : this.ids.addPair(highOf(bytes, start, end), lowOf(bytes, start, end));
    if (number >= this.times.length) {
      this.times = longer(this.times);
      this.a = longer(this.a);
      this.b = longer(this.b);
    }
    // The lowest bit: active.
    const time = effectiveTime * 2 + (active ? 1 : 0);
    if (time < (this.times[number]! & ~1)) return;
    this.times[number] = time;
    this.a[number] = a;
    this.b[number] = b;
  }

  /** Gives out what the latest rows say, where they are active. */
  each(use: (a: number, b: number) => void): void {
    for (let number = 0; number < this.ids.size; number += 1)
      if (this.times[number]! & 1) use(this.a[number]!, this.b[number]!);
  }
}

function hashBytes(bytes: Uint8Array, start: number, end: number, seed: number): number {
  let hash = seed;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ bytes[at]!, 0x01000193) ^ (hash >>> 17);
  return hash >>> 0;
}
