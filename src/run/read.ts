/** Sources → one step after the other, whatever payload or source it belongs to, so that the run can look ahead over their ends. */
import type { Run } from '../check.js';
import type { RecordTree } from '../parse/tree.js';
import { type Payload, type Source, SourceError } from '../payload/types.js';
import { unwrap } from '../payload/unwrap.js';
import { extract } from '../record/extract.js';
import type { Facts } from '../record/facts.js';
import { payloadName } from '../report/names.js';
import type { Heard } from './heard.js';
import type { Lost } from './share.js';

/** A record with its facts, and what was found out about it by looking ahead. */
export interface RecordStep {
  record: RecordTree;
  facts: Facts;
  /** What its rules said, where they have been asked */
  heard?: Heard;
  /** Answers of a terminology server that its rules wait for */
  waiting?: Promise<void> | undefined;
}

/** The name of a payload is left out where payloads are named by their number, which only the book knows. */
export type Step =
  | { payload: Payload; name: string | undefined }
  | RecordStep
  | { ended: 'payload' }
  | { ended: 'source'; lost?: Lost };

/** Reads sources one by one, as steps are asked for. A source that cannot be read costs nothing else. */
export async function* readSteps(sources: AsyncIterable<Source>, run: Run): AsyncGenerator<Step> {
  for await (const source of sources) {
    yield* readSource(source, run);
    if (run.signal?.aborted) return;
  }
}

async function* readSource(source: Source, run: Run): AsyncGenerator<Step> {
  const { name, argument } = source;
  try {
    for await (const found of unwrap(source, run.unwrap)) {
      const payload = { argument, ...found } as Payload;
      yield { payload, name: nameOf(payload, run) };
      for await (const read of recordsOf(payload)) {
        if (run.signal?.aborted) break;
        const settling = run.settle(read);
        const record = settling ? await settling : read;
        const waiting = run.prepare(record);
        if (waiting) await waiting;
        yield { record, facts: extract(record, run.extract) };
      }
      yield { ended: 'payload' };
      if (run.signal?.aborted) break;
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { code, message } = error;
    yield { ended: 'source', lost: { name: nameOf({ name, argument }, run), code, message } };
    return;
  }
  yield { ended: 'source' };
}

function nameOf(
  { name, argument }: { name: string; argument?: string | undefined },
  { names }: Run,
): string | undefined {
  return names === 'index' ? undefined : payloadName(name, 0, names, argument);
}

/** A payload that could not be read at all is still a record of its problems, so that the rule on well-formedness sees it. */
async function* recordsOf(payload: Payload): AsyncGenerator<RecordTree> {
  let any = false;
  for await (const record of payload.records) {
    any = true;
    yield record;
  }
  if (any || payload.problems.length === 0) return;
  const { generation, type, envelopes, problems } = payload;
  yield { generation, type, envelopes, problems, tree: NOTHING_READ };
}

const NOTHING_READ: RecordTree['tree'] = {
  syntax: 'json',
  value: null,
  duplicates: [],
  lexemes: new Map(),
  locate: () => undefined,
};
