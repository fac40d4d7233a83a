/** How a run may hand its sources to others: to workers, or to what a checkpoint remembers. */
import { checkSources, type Run, SOURCE_DONE } from '../check.js';
import type { Source } from '../payload/types.js';
import type { PayloadRow } from '../report/types.js';
import type { Ledger } from './ledger.js';
import { Recorder } from './recorder.js';
import type { SourceShare } from './share.js';

/** Gives what each source adds to the run, in the order of the sources; or the sources back, where they are too few. */
export type Crew = (
  sources: AsyncIterable<Source>,
  run: Run,
) => Promise<{ shares: AsyncIterable<SourceShare> } | { sources: AsyncIterable<Source> }>;

/** Checks sources and writes down what each adds to a run, in their order. */
export async function* sharesOf(sources: AsyncIterable<Source>, run: Run): AsyncGenerator<SourceShare> {
  const book = new Recorder();
  for await (const result of checkSources(sources, { ...run, book })) if (result === SOURCE_DONE) yield book.take();
}

/** The same for one source. */
export async function shareOf(source: Source, run: Run): Promise<SourceShare> {
  const shares = sharesOf(only(source), run);
  const { value } = await shares.next();
  return value ?? { payloads: [] };
}

async function* only(source: Source): AsyncGenerator<Source> {
  yield source;
}

/** Takes what a source adds into the ledger, payload by payload. */
export function* takeShare({ payloads, lost }: SourceShare, ledger: Ledger): Generator<{ row: PayloadRow }> {
  for (const share of payloads) yield { row: ledger.take(share) };
  if (lost) ledger.lose(lost);
}
