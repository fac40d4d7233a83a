/** The facts of each record of a run, for what counts and does not judge. */
import type { Run } from '../../check.js';
import { type Source, SourceError } from '../../payload/types.js';
import { unwrap } from '../../payload/unwrap.js';
import { extract } from '../../record/extract.js';
import type { Facts } from '../../record/facts.js';

/** @param lose told of each source that cannot be read */
export async function* factsOf(
  sources: AsyncIterable<Source>,
  run: Pick<Run, 'unwrap' | 'settle' | 'prepare' | 'extract'>,
  lose: (error: SourceError) => void,
): AsyncGenerator<Facts> {
  for await (const source of sources) {
    try {
      for await (const payload of unwrap(source, run.unwrap))
        for await (const read of payload.records) {
          const record = (await run.settle(read)) ?? read;
          const waiting = run.prepare(record);
          if (waiting) await waiting;
          yield extract(record, run.extract);
        }
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      lose(error);
    }
  }
}
