/** Variable-length numbers: seven bits a byte, lowest first; below 2^53. */
export class VarintWriter {
  private bytes = new Uint8Array(1024);
  length = 0;

  put(value: number): void {
    if (this.length + 10 > this.bytes.length) this.grow(this.length + 10);
    let rest = value;
    while (rest > 0x7f) {
      this.bytes[this.length] = (rest % 128) | 128;
      this.length += 1;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.length] = rest;
    this.length += 1;
  }

  putBytes(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.bytes.length) this.grow(this.length + bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  done(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  private grow(least: number): void {
    const wider = new Uint8Array(Math.max(least, this.bytes.length * 2));
    wider.set(this.bytes);
    this.bytes = wider;
  }
}

/** Reads what VarintWriter wrote, from a place that it moves on. */
export class VarintReader {
  constructor(
    readonly bytes: Uint8Array,
    public at: number,
  ) {}

  next(): number {
    let byte = this.bytes[this.at++]!;
    if (byte < 128) return byte;
    let value = byte & 127;
    let factor = 128;
    do {
      byte = this.bytes[this.at++]!;
      value += (byte & 127) * factor;
      factor *= 128;
    } while (byte >= 128);
    return value;
  }

  take(length: number): Uint8Array {
    const bytes = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return bytes;
  }
}
