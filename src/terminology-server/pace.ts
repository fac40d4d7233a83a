/** Lets requests go so that no span of time ever sees more of them than the server allows. */

export interface Clock {
  /** Milliseconds, never going back */
  now(): number;
  /** @param over ends it early */
  wait(milliseconds: number, over: AbortSignal): Promise<void>;
}

export const realClock: Clock = {
  now: () => performance.now(),
  wait: (milliseconds, over) =>
    new Promise((resolve) => {
      if (over.aborted) return resolve();
      const end = (): void => {
        clearTimeout(timer);
        over.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      over.addEventListener('abort', end);
    }),
};

export class Pace {
  /** When requests ended that still count, the oldest first */
  private readonly ended: number[] = [];
  private flying = 0;
  /** Whose turn has not come yet */
  private inLine = 0;
  private heldUntil = 0;
  private last: Promise<void> = Promise.resolve();
  private wake: () => void = () => {};

  /**
   * @param most requests in any span
   * @param span in milliseconds
   */
  constructor(
    private readonly most: number,
    private readonly span: number,
    private readonly clock: Clock,
    /** Aborted where nothing more will go out, and nobody needs to wait */
    private readonly over: AbortSignal,
  ) {
    over.addEventListener('abort', () => this.wake());
  }

  /**
   * Waits for one's turn, first come, first served.
   * @returns to be called when the request has ended: only then is it sure to have been counted by the server
   */
  async turn(): Promise<() => void> {
    const mine = this.last.then(() => this.room());
    this.last = mine;
    this.inLine += 1;
    await mine;
    this.inLine -= 1;
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.flying -= 1;
      this.ended.push(this.clock.now());
      this.wake();
    };
  }

  /**
   * Nothing goes out for so long: the server has asked for it.
   * @returns by how much that is longer than what it had asked for before
   */
  hold(milliseconds: number): number {
    const before = Math.max(this.heldUntil, this.clock.now());
    this.heldUntil = Math.max(before, this.clock.now() + milliseconds);
    return this.heldUntil - before;
  }

  /** Milliseconds until those in line and so many more requests may have gone out, by the limit alone. */
  timeFor(requests: number): number {
    const now = this.clock.now();
    this.forget(now);
    const beyond = requests + this.inLine - (this.most - this.flying - this.ended.length);
    const held = Math.max(0, this.heldUntil - now);
    if (beyond <= 0) return held;
    const spans = Math.floor((beyond - 1) / this.most);
    const place = (beyond - 1) % this.most;
    const next = (this.ended[place] ?? now) + this.span - now;
    return Math.max(held, spans * this.span + Math.max(0, next));
  }

  private async room(): Promise<void> {
    while (!this.over.aborted) {
      const now = this.clock.now();
      this.forget(now);
      if (this.heldUntil > now) await this.clock.wait(this.heldUntil - now, this.over);
      else if (this.flying + this.ended.length < this.most) break;
      else if (this.ended.length > 0) await this.clock.wait(this.ended[0]! + this.span - now, this.over);
      else await new Promise<void>((resolve) => (this.wake = resolve));
    }
    this.flying += 1;
  }

  private forget(now: number): void {
    let old = 0;
    while (old < this.ended.length && this.ended[old]! + this.span <= now) old += 1;
    if (old > 0) this.ended.splice(0, old);
  }
}
