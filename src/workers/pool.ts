/** Workers that each have one batch of files at a time. One that dies costs the file it was on, and a fresh one goes on. */
import type { SourceShare } from '../run/share.js';
import type { Asker } from '../terminology-server/asker.js';
import type { Task } from './messages.js';
import { Thread } from './thread.js';

/** A file that has been given out, and what it will add to the run. */
export interface Given {
  task: Task;
  settle: (share: SourceShare) => void;
}

export interface PoolOptions {
  script: URL;
  data: unknown;
  size: number;
  /** What a file adds on which a worker died */
  died: (task: Task) => SourceShare;
  note: (text: string) => void;
  /** Where the run has a terminology server */
  asker?: Asker | undefined;
}

export class Pool {
  private readonly threads = new Set<Thread>();
  private readonly idle: Thread[] = [];
  private readonly waiting: ((thread: Thread) => void)[] = [];
  private closed = false;
  private readonly ending = new AbortController();
  /** Aborted where the run is to end before its work is done */
  readonly over = this.ending.signal;
  /** Why no worker can do the run */
  failure: Error | undefined;

  constructor(private readonly options: PoolOptions) {}

  /** Waits for a worker that has nothing to do, and gives it the batch. */
  async give(batch: Given[]): Promise<void> {
    const thread = this.idle.pop() ?? (this.threads.size < this.options.size ? this.start() : await this.nextIdle());
    if (!this.closed) thread.give(batch);
  }

  /** Ends the run early. */
  stop(failure?: Error): void {
    this.failure ??= failure;
    this.ending.abort();
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.threads].map((thread) => thread.end()));
  }

  private nextIdle(): Promise<Thread> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private start(): Thread {
    const { script, data, note, asker } = this.options;
    const thread: Thread = new Thread(script, data, {
      note,
      ask: async (questions) => asker?.ask(questions) ?? [],
      idle: () => this.free(thread),
      refused: (error) => this.stop(error),
      died: (left, begun) => this.replace(thread, left, begun),
    });
    this.threads.add(thread);
    return thread;
  }

  private free(thread: Thread): void {
    const next = this.waiting.shift();
    if (next) next(thread);
    else this.idle.push(thread);
  }

  private replace(thread: Thread, [lost, ...left]: readonly Given[], begun: boolean): void {
    this.threads.delete(thread);
    const at = this.idle.indexOf(thread);
    if (at >= 0) this.idle.splice(at, 1);
    // A worker that dies before it has begun would die again, whatever it is given.
    if (!begun) this.stop(new Error('A worker could not be started.'));
    if (this.closed || !begun) return;
    lost?.settle(this.options.died(lost.task));
    const fresh = this.start();
    if (left.length > 0) fresh.give(left);
    else this.free(fresh);
  }
}
