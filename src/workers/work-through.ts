/** Goes through sources with a pool: files in batches to the workers, everything else here; results in the order of the sources. */
import type { Source } from '../payload/types.js';
import type { SourceShare } from '../run/share.js';
import { ABORTED, unlessAborted } from '../unless-aborted.js';
import type { Given, Pool } from './pool.js';

/** Files of one batch, and bytes after which it is full: small enough that all workers end at about the same time. */
const BATCH = { files: 64, bytes: 1024 * 1024 };
/** Files ahead of the one whose result is due, for each worker: results wait in memory. */
const AHEAD = 4 * BATCH.files;

type Due = () => Promise<SourceShare>;

/**
 * @param alone checks a source in this thread, when its turn comes
 * @throws Error where no worker can do the run
 */
export async function* workThrough(
  sources: AsyncIterable<Source>,
  pool: Pool,
  { size, alone }: { size: number; alone: (source: Source) => Promise<SourceShare> },
): AsyncGenerator<SourceShare> {
  const queue = new Queue<Due>(size * AHEAD);
  // What goes wrong while files are looked for is thrown where results are drawn.
  const filled = fill(sources, pool, queue, alone).then(
    () => queue.end(),
    (error) => queue.put(() => Promise.reject(error)),
  );
  try {
    for (;;) {
      const due = await unlessAborted(queue.next(), pool.over);
      if (due === undefined) return;
      const share = due === ABORTED ? ABORTED : await unlessAborted(due(), pool.over);
      if (share !== ABORTED) yield share;
      else if (pool.failure) throw pool.failure;
      else return;
    }
  } finally {
    queue.end();
    await pool.close();
    void filled;
  }
}

async function fill(
  sources: AsyncIterable<Source>,
  pool: Pool,
  queue: Queue<Due>,
  alone: (source: Source) => Promise<SourceShare>,
): Promise<void> {
  let batch: Given[] = [];
  let bytes = 0;
  const send = async (): Promise<void> => {
    if (batch.length === 0) return;
    const full = batch;
    batch = [];
    bytes = 0;
    await queue.room();
    await pool.give(full);
  };
  for await (const source of sources) {
    if (queue.ended) return;
    const { name, argument, size, path } = source;
    if (path === undefined) {
      await queue.room();
      queue.put(() => alone(source));
      continue;
    }
    const share = new Promise<SourceShare>((settle) => {
      const task = {
        name,
        path,
        ...(argument === undefined ? {} : { argument }),
        ...(size === undefined ? {} : { size }),
      };
      batch.push({ task, settle });
    });
    queue.put(() => share);
    bytes += size ?? 0;
    if (batch.length >= BATCH.files || bytes >= BATCH.bytes) await send();
  }
  await send();
}

/** First in, first out; whoever fills it waits for room. */
class Queue<T> {
  private readonly items: T[] = [];
  private wake: () => void = () => {};
  private drained: () => void = () => {};
  ended = false;

  constructor(private readonly most: number) {}

  put(item: T): void {
    this.items.push(item);
    this.wake();
  }

  end(): void {
    this.ended = true;
    this.wake();
    this.drained();
  }

  async room(): Promise<void> {
    while (this.items.length > this.most && !this.ended)
      await new Promise<void>((resolve) => {
        this.drained = resolve;
      });
  }

  /** Undefined when there is nothing more. */
  async next(): Promise<T | undefined> {
    while (this.items.length === 0 && !this.ended)
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    const item = this.items.shift();
    this.drained();
    return item;
  }
}
