import { longer } from './id-map.js';

/** Pairs of numbers in two columns that grow. */
export class Pairs {
  private a: Uint32Array;
  private b: Uint32Array;
  size = 0;

  constructor(expected = 1000) {
    this.a = new Uint32Array(expected);
    this.b = new Uint32Array(expected);
  }

  add(a: number, b: number): void {
    if (this.size === this.a.length) {
      this.a = longer(this.a);
      this.b = longer(this.b);
    }
    this.a[this.size] = a;
    this.b[this.size] = b;
    this.size += 1;
  }

  columns(): [Uint32Array, Uint32Array] {
    return [this.a.subarray(0, this.size), this.b.subarray(0, this.size)];
  }
}
