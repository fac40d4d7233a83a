/** What comes in whenever it likes, taken out one after the other. It has no end: whoever reads it is ended from outside. */
export class Inbox<T> {
  private readonly items: T[] = [];
  private wake: () => void = () => {};

  put(items: readonly T[]): void {
    this.items.push(...items);
    this.wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      const item = this.items.shift();
      if (item !== undefined) yield item;
      else
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
    }
  }
}
