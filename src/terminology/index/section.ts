/** One section of an index: read page by page at first, and kept whole once it is read often. */
import type { Pages } from './pages.js';

const PAGE = 4096;
const NOTHING = new Uint8Array(0);

/** How a section is kept: whole after so many reads, and before that so many pages of it. */
export interface Keeping {
  wholeAfter: number;
  pages: number;
}

const USUAL: Keeping = { wholeAfter: 1000, pages: 16 };

export class Section {
  /** The bytes that `window` made ready */
  bytes: Uint8Array = NOTHING;
  private from = 0;
  private until = 0;
  private reads = 0;
  private kept: { page: number; bytes: Uint8Array }[] = [];

  constructor(
    private readonly pages: Pages,
    private readonly at: number,
    readonly length: number,
    private readonly keeping: Keeping = USUAL,
  ) {}

  /** Makes bytes readable in `bytes` and tells where in it they begin. Bytes beyond the section are not asked for. */
  window(start: number, length: number): number {
    if (start < this.from || start + length > this.until) this.load(start, length);
    return start - this.from;
  }

  /** The whole section, kept from now on. */
  whole(): Uint8Array {
    this.window(0, this.length);
    if (this.until - this.from !== this.length) this.keepWhole();
    return this.bytes;
  }

  /** Forgets all bytes. */
  release(): void {
    this.kept = [];
    this.show(0, NOTHING);
  }

  private load(start: number, length: number): void {
    const page = Math.floor(start / PAGE);
    const slot = page % this.keeping.pages;
    const from = page * PAGE;
    const held = this.kept[slot];
    if (held?.page === page && start + length <= from + held.bytes.length) {
      this.show(from, held.bytes);
      return;
    }
    this.reads += 1;
    if (this.reads > this.keeping.wholeAfter || this.length <= PAGE) {
      this.keepWhole();
      return;
    }
    const size = Math.min(Math.max(PAGE, start + length - from), this.length - from);
    const bytes = this.pages.read(this.at + from, size);
    this.kept[slot] = { page, bytes };
    this.show(from, bytes);
  }

  private keepWhole(): void {
    this.kept = [];
    this.show(0, this.pages.read(this.at, this.length));
  }

  private show(from: number, bytes: Uint8Array): void {
    this.bytes = bytes;
    this.from = from;
    this.until = from + bytes.length;
  }
}
