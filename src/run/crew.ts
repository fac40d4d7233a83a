/** How a run may hand its sources to others: to workers, or to what a checkpoint remembers. */
import { checkSource, type Run } from '../check.js';
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

/** Checks one source and writes down what it adds to a run. */
export async function shareOf(source: Source, run: Run): Promise<SourceShare> {
  const book = new Recorder();
  const results = checkSource(source, { ...run, book });
  while (!(await results.next()).done);
  return book.take();
}

/** Takes what a source adds into the ledger, payload by payload. */
export function* takeShare({ payloads, lost }: SourceShare, ledger: Ledger): Generator<{ row: PayloadRow }> {
  for (const share of payloads) yield { row: ledger.take(share) };
  if (lost) ledger.lose(lost);
}
