/** Whether there is enough work for workers to be worth their start. */
import type { Source } from '../payload/types.js';

/**
 * Below these one thread has done the work within some ten seconds, and in less memory: each worker holds definitions of its own.
 */
const ENOUGH = { files: 10_000, bytes: 100_000_000 };

/**
 * Looks ahead until there is enough or no more.
 * @returns whether there is enough, and all the sources, those looked at first
 */
export async function lookAhead(
  sources: AsyncIterable<Source>,
): Promise<{ enough: boolean; all: AsyncIterable<Source> }> {
  const rest = sources[Symbol.asyncIterator]();
  const seen: Source[] = [];
  let files = 0;
  let bytes = 0;
  // One file, however large, stays with one worker.
  const enough = (): boolean => files >= ENOUGH.files || (files > 1 && bytes >= ENOUGH.bytes);
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    seen.push(next.value);
    if (next.value.path !== undefined) {
      files += 1;
      bytes += next.value.size ?? 0;
    }
    if (enough()) break;
  }
  return { enough: enough(), all: after(seen, rest) };
}

async function* after(seen: readonly Source[], rest: AsyncIterator<Source>): AsyncGenerator<Source> {
  yield* seen;
  yield* { [Symbol.asyncIterator]: () => rest };
}
