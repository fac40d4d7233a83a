/**
 * The way of a payload: bytes → unwrap → record → rules → outcomes → a row with findings. Who reads this file has understood
 * the program. Nothing here knows of files, of the NHS, or of how a report looks.
 */
import type { CheckContext } from './checks/types.js';
import type { NamePolicy } from './options.js';
import type { RecordTree } from './parse/tree.js';
import type { Source, UnwrapOptions } from './payload/types.js';
import type { ExtractContext } from './record/contract.js';
import type { Redaction } from './report/redact.js';
import type { Finding, PayloadRow } from './report/types.js';
import type { Acceptance } from './run/acceptance.js';
import { answered, lookAhead } from './run/ahead.js';
import type { Describer } from './run/describe.js';
import { evaluate } from './run/evaluate.js';
import type { Ledger } from './run/ledger.js';
import type { Yardsticks } from './run/measured.js';
import { OpenRow } from './run/open-row.js';
import type { Plan } from './run/plan.js';
import type { Policy } from './run/policy.js';
import { type RecordStep, readSteps } from './run/read.js';
import type { Book } from './run/share.js';
import type { AskedLater } from './terminology/contract.js';

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
  /** What is measured besides rules */
  measuring: Yardsticks;
  unwrap: UnwrapOptions;
  names: NamePolicy;
  extract: ExtractContext;
  context: Omit<CheckContext, 'facts' | 'generation' | 'record'>;
  /** Loads what a record needs before it is looked at (FHIR definitions); resolves at once where it is there */
  prepare(record: RecordTree): Promise<void> | undefined;
  /** Chooses the generation of a record of which nothing tells it; undefined where it is told */
  settle(record: RecordTree): Promise<RecordTree> | undefined;
  /** Forgets what the FHIR engine said of a record, before it is asked again */
  forget(record: RecordTree): void;
  /** A terminology server, where the run has one: its answers come later (src/run/ahead.ts) */
  later?: AskedLater | undefined;
  policy: Policy;
  started: Date;
  signal?: AbortSignal | undefined;
}

/** Checks payloads one by one, as they come. A source that cannot be read is an error of the run and costs nothing else. */
export async function* checkStream(sources: AsyncIterable<Source>, run: Run): AsyncGenerator<PayloadResult> {
  for await (const result of checkSources(sources, run)) if (result !== SOURCE_DONE) yield result;
}

/** Stands between the payloads of two sources: a source may be an archive with several payloads. */
export const SOURCE_DONE = Symbol('source done');

/** The same, and says when each source is done. */
export async function* checkSources(
  sources: AsyncIterable<Source>,
  run: Run,
): AsyncGenerator<PayloadResult | typeof SOURCE_DONE> {
  let open: { row: OpenRow; plan: Plan } | undefined;
  for await (const step of lookAhead(readSteps(sources, run), run)) {
    if ('record' in step) {
      if (open && !run.signal?.aborted) await judge(step, open, run);
    } else if ('payload' in step) {
      const entry = run.book.open(step.name);
      const row = new OpenRow(step.payload, entry, run.describer, run.redaction, run.measuring);
      open = { row, plan: run.planFor(entry.name) };
    } else if (step.ended === 'payload') {
      if (open) yield open.row.close();
      open = undefined;
    } else {
      open = undefined;
      if (step.lost) run.book.lose(step.lost);
      yield SOURCE_DONE;
      if (run.signal?.aborted) return;
    }
  }
}

async function judge(step: RecordStep, { row, plan }: { row: OpenRow; plan: Plan }, run: Run): Promise<void> {
  const { record, facts } = step;
  const heard = step.heard && (await answered(step, plan, run));
  if (step.heard && !heard) return;
  row.begin(record);
  row.meet(facts);
  if (heard) heard.tellTo(row);
  else evaluate(plan, { ...run.context, facts, generation: record.generation, record }, row);
  row.took(run.context.profiles.assigned?.(record) ?? NONE);
}

const NONE: ReadonlyMap<string, number> = new Map();
