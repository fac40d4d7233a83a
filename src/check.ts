/**
 * The way of a payload: bytes → unwrap → record → rules → outcomes → a row with findings. Who reads this file has understood
 * the program. Nothing here knows of files, of the NHS, or of how a report looks.
 */
import type { CheckContext } from './checks/types.js';
import type { NamePolicy } from './options.js';
import type { RecordTree } from './parse/tree.js';
import { type Payload, type Source, SourceError, type UnwrapOptions } from './payload/types.js';
import { unwrap } from './payload/unwrap.js';
import type { ExtractContext } from './record/contract.js';
import { extract } from './record/extract.js';
import { payloadName } from './report/names.js';
import type { Redaction } from './report/redact.js';
import type { Finding, PayloadRow } from './report/types.js';
import type { Acceptance } from './run/acceptance.js';
import type { Describer } from './run/describe.js';
import { evaluate } from './run/evaluate.js';
import type { Ledger } from './run/ledger.js';
import { OpenRow } from './run/open-row.js';
import type { Plan } from './run/plan.js';
import type { Policy } from './run/policy.js';
import type { Book } from './run/share.js';

/** One payload's share of the report. */
export interface PayloadResult {
  row: PayloadRow;
  findings: readonly Finding[];
}

/** All that a run needs besides its payloads; src/run/setup.ts makes it. */
export interface Run {
  plan: Plan;
  /** The plan for a payload, by its name */
  planFor: (name: string) => Plan;
  acceptance: Acceptance;
  ledger: Ledger;
  /** Where results are written down: the ledger, or a record for one in another thread */
  book: Book;
  describer: Describer;
  redaction: Redaction;
  unwrap: UnwrapOptions;
  names: NamePolicy;
  extract: ExtractContext;
  context: Omit<CheckContext, 'facts' | 'generation' | 'record'>;
  /** Loads what a record needs before it is looked at (FHIR definitions); resolves at once where it is there */
  prepare(record: RecordTree): Promise<void> | undefined;
  policy: Policy;
  started: Date;
  signal?: AbortSignal | undefined;
}

/** Checks payloads one by one, as they come. A source that cannot be read is an error of the run and costs nothing else. */
export async function* checkStream(sources: AsyncIterable<Source>, run: Run): AsyncGenerator<PayloadResult> {
  for await (const source of sources) {
    yield* checkSource(source, run);
    if (run.signal?.aborted) return;
  }
}

/** The same for one source: a file, or an archive with several payloads. */
export async function* checkSource(source: Source, run: Run): AsyncGenerator<PayloadResult> {
  const { name, argument } = source;
  try {
    for await (const payload of unwrap(source, run.unwrap)) {
      yield await checkOne({ argument, ...payload } as Payload, run);
      if (run.signal?.aborted) return;
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    run.book.lose({ name: nameOf({ name, argument }, run), code: error.code, message: error.message });
  }
}

/** Undefined where payloads are named by their number, which only the book knows. */
function nameOf(
  { name, argument }: { name: string; argument?: string | undefined },
  { names }: Run,
): string | undefined {
  return names === 'index' ? undefined : payloadName(name, 0, names, argument);
}

async function checkOne(payload: Payload, run: Run): Promise<PayloadResult> {
  const entry = run.book.open(nameOf(payload, run));
  const row = new OpenRow(payload, entry, run.describer, run.redaction);
  const plan = run.planFor(entry.name);
  for await (const record of recordsOf(payload)) {
    if (run.signal?.aborted) break;
    const waiting = run.prepare(record);
    if (waiting) await waiting;
    row.begin(record);
    const facts = extract(record, run.extract);
    row.meet(facts);
    evaluate(plan, { ...run.context, facts, generation: record.generation, record }, row);
  }
  return row.close();
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
