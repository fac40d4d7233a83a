/** Ctrl-C: the run stops at the next payload and its report is still written; a second one ends the process at once. */
import { type Source, SourceError } from '../payload/types.js';
import { EXIT } from './exit-status.js';

/** @returns a signal that the first Ctrl-C aborts */
export function onInterrupt(): AbortSignal {
  const controller = new AbortController();
  process.on('SIGINT', () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
  });
  return controller.signal;
}

const STOPPED = Symbol('stopped');

function aborted(signal: AbortSignal): Promise<typeof STOPPED> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(STOPPED);
    signal.addEventListener('abort', () => resolve(STOPPED), { once: true });
  });
}

/** Sources that end when the signal comes, also while one waits for standard input. */
export async function* untilStopped(sources: AsyncIterable<Source>, signal: AbortSignal): AsyncGenerator<Source> {
  const stop = aborted(signal);
  const from = sources[Symbol.asyncIterator]();
  for (;;) {
    const next = await Promise.race([from.next(), stop]);
    if (next === STOPPED || next.done) return;
    yield stoppable(next.value, stop);
  }
}

function stoppable(source: Source, stop: Promise<typeof STOPPED>): Source {
  const { stream } = source;
  return {
    ...source,
    read: async () => unlessStopped(await Promise.race([source.read(), stop])),
    ...(stream ? { stream: () => pieces(stream.call(source), stop) } : {}),
  };
}

async function* pieces(stream: AsyncIterable<Uint8Array>, stop: Promise<typeof STOPPED>): AsyncGenerator<Uint8Array> {
  const from = stream[Symbol.asyncIterator]();
  for (;;) {
    const next = await Promise.race([from.next(), stop]);
    // What was read before stands in the report, so a stream ends here and does not fail.
    if (next === STOPPED || next.done) return;
    yield next.value;
  }
}

function unlessStopped<T>(value: T | typeof STOPPED): T {
  if (value === STOPPED) throw new SourceError('The run was stopped before this was read.', 'io');
  return value;
}
