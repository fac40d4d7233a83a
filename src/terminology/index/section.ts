/** One section of an index: read page by page at first, and kept whole once it is read often. */
import type { Pages } from './pages.js';

const PAGE = 4096;
/** What is read beyond a page, so that what begins near its end is there too */
const BEYOND = 512;
const SLOT = PAGE + BEYOND;
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
  /** Room for the pages, taken once: arrays made and dropped by the thousand would fill the memory */
  private room: Uint8Array = NOTHING;
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
    if (this.until - this.from !== this.length) this.keepWhole();
    return this.bytes;
  }

  /** Forgets all bytes. */
  release(): void {
    this.kept = [];
    this.room = NOTHING;
    this.show(0, NOTHING);
  }

  private load(start: number, length: number): void {
    const page = Math.floor(start / PAGE);
    const from = page * PAGE;
    const slot = page % this.keeping.pages;
    const held = this.kept[slot];
    const isLong = start + length > from + SLOT;
    if (held?.page === page && !isLong) {
      this.show(from, held.bytes);
      return;
    }
    this.reads += 1;
    if (this.reads > this.keeping.wholeAfter || this.length <= SLOT) {
      this.keepWhole();
      return;
    }
    if (isLong) {
      this.show(start, this.pages.read(this.at + start, length));
      return;
    }
    if (this.room.length === 0) this.room = new Uint8Array(this.keeping.pages * SLOT);
    const room = this.room.subarray(slot * SLOT, (slot + 1) * SLOT);
    const bytes = this.pages.read(this.at + from, Math.min(SLOT, this.length - from), room);
    this.kept[slot] = { page, bytes };
    this.show(from, bytes);
  }

  private keepWhole(): void {
    this.release();
    this.show(0, this.pages.read(this.at, this.length));
  }

  private show(from: number, bytes: Uint8Array): void {
    this.bytes = bytes;
    this.from = from;
    this.until = from + bytes.length;
  }
}
