/** Texts of descriptions, one after the other, where the user asked for them. */
import { longer } from './id-map.js';

export class Texts {
  private bytes = new Uint8Array(1 << 16);
  private length = 0;
  private starts = new Uint32Array(1000);
  private ends = new Uint32Array(1000);

  /** Keeps a text under a number; the last one counts. */
  put(number: number, text: Uint8Array): void {
    while (this.length + text.length > this.bytes.length) this.bytes = longer(this.bytes);
    while (number >= this.starts.length) {
      this.starts = longer(this.starts);
      this.ends = longer(this.ends);
    }
    this.bytes.set(text, this.length);
    this.starts[number] = this.length;
    this.length += text.length;
    this.ends[number] = this.length;
  }

  get(number: number): Uint8Array {
    return this.bytes.subarray(this.starts[number]!, this.ends[number]!);
  }
}
