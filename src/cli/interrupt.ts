/** Ctrl-C: the run stops at the next payload and its report is still written; a second one ends the process at once. */
import { type Source, SourceError } from '../payload/types.js';
import { ABORTED, unlessAborted } from '../unless-aborted.js';
import { EXIT } from './exit-status.js';

/** @returns a signal that the first Ctrl-C aborts, and what ends the wait for it */
export function onInterrupt(): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
  };
  process.on('SIGINT', stop);
  return { signal: controller.signal, release: () => void process.off('SIGINT', stop) };
}

/** Sources that end when the signal comes, also while one waits for standard input. */
export async function* untilStopped(sources: AsyncIterable<Source>, signal: AbortSignal): AsyncGenerator<Source> {
  const from = sources[Symbol.asyncIterator]();
  for (;;) {
    const next = await unlessAborted(from.next(), signal);
    if (next === ABORTED || next.done) return;
    yield stoppable(next.value, signal);
  }
}

function stoppable(source: Source, signal: AbortSignal): Source {
  const { stream } = source;
  return {
    ...source,
    read: async () => orStop(await unlessAborted(source.read(), signal)),
    ...(stream ? { stream: () => pieces(stream.call(source), signal) } : {}),
  };
}

async function* pieces(stream: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const from = stream[Symbol.asyncIterator]();
  for (;;) {
    const next = await unlessAborted(from.next(), signal);
    // What was read before stands in the report, so a stream ends here and does not fail.
    if (next === ABORTED || next.done) return;
    yield next.value;
  }
}

function orStop<T>(value: T | typeof ABORTED): T {
  if (value === ABORTED) throw new SourceError('The run was stopped before this was read.', 'io');
  return value;
}
