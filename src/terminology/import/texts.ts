/** Texts of descriptions, one after the other, where the user asked for them. */
import { longer } from './id-map.js';

/** Pieces of memory are filled one after the other, so that nothing is copied as they grow. */
const PIECE = 1 << 22;

export class Texts {
  private readonly pieces: Uint8Array[] = [];
  /** In the last piece */
  private used = PIECE;
  /** Piece and place in it, as one number: a release has less than four gigabytes of names */
  private starts = new Uint32Array(1000);
  private lengths = new Uint16Array(1000);

  /** Keeps a text under a number; the last one counts. No name is as long as 65,535 bytes: what is beyond is left out. */
  put(number: number, text: Uint8Array): void {
    const own = text.length > 0xffff ? text.subarray(0, 0xffff) : text;
    while (number >= this.starts.length) {
      this.starts = longer(this.starts);
      this.lengths = longer(this.lengths);
    }
    if (this.used + own.length > PIECE) {
      this.pieces.push(new Uint8Array(PIECE));
      this.used = 0;
    }
    this.pieces.at(-1)!.set(own, this.used);
    this.starts[number] = (this.pieces.length - 1) * PIECE + this.used;
    this.lengths[number] = own.length;
    this.used += own.length;
  }

  get(number: number): Uint8Array {
    const start = this.starts[number]!;
    const at = start % PIECE;
    return this.pieces[Math.floor(start / PIECE)]?.subarray(at, at + this.lengths[number]!) ?? new Uint8Array(0);
  }
}
