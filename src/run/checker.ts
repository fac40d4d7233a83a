/** Runs checks over sources, any number of times, and makes a report of each run. */
import type { Catalogue } from '../catalogue/types.js';
import { checkStream, type PayloadResult, type Run } from '../check.js';
import type { CheckOptions } from '../options.js';
import type { Source, SourceError } from '../payload/types.js';
import type { Facts } from '../record/facts.js';
import { newRedaction, type Redaction } from '../report/redact.js';
import type { PayloadRow, Report } from '../report/types.js';
import { noTerminology, type TerminologyService } from '../terminology/contract.js';
import { factsOf } from './codes/facts-of.js';
import { sharesOf, takeShare } from './crew.js';
import { knownUris } from './known-uris.js';
import { makeReport, type RunFacts } from './report.js';
import { setUp, type World } from './setup.js';
import type { SourceShare } from './share.js';

declare const CARECONFORM_VERSION: string | undefined;

export interface RunHooks {
  /** Called after each payload, with how many came before it */
  onPayload?: (row: PayloadRow, done: number) => void;
  /** Ends the run early; its report says that it is not complete */
  signal?: AbortSignal;
  /** Told at the end what is worth knowing and stops nothing: waivers that end soon */
  note?: (text: string) => void;
}

export class Checker {
  private readonly world: World;

  constructor(
    private readonly options: CheckOptions,
    world: World,
  ) {
    this.world = { ...world, kept: {} };
  }

  /** What the run knows of standards: ours, and those of packs */
  get catalogue(): Catalogue {
    return this.world.catalogue;
  }

  /** @throws OptionError where an option makes no sense */
  async run(sources: AsyncIterable<Source>, hooks: RunHooks = {}): Promise<Report> {
    const began = this.options.now?.() ?? new Date();
    const run = setUp(this.options, this.world, hooks.signal);
    let done = 0;
    let stopped: RunFacts['stopped'];
    for await (const { row } of results(sources, run, this.world.crew)) {
      done += 1;
      hooks.onPayload?.(row, done);
      if (!this.options.failFast || run.ledger.gating === 0) continue;
      stopped = 'fail-fast';
      break;
    }
    if (hooks.signal?.aborted) stopped = 'interrupted';
    const ended = this.options.now?.() ?? new Date();
    const { policy, context, acceptance } = run;
    const complete = stopped === undefined;
    const report = makeReport(run.plan, run.ledger, {
      tool: { name: 'careconform', version: toolVersion() },
      started: run.started,
      seconds: Math.round(ended.getTime() - began.getTime()) / 1000,
      stopped,
      policy,
      data: context.data,
      values: this.options.values ?? 'shape',
      label: this.options.label,
      inventory: run.ledger.inventory.rows(),
      errors: () => [...run.ledger.errors, ...acceptance.errors(complete, run.ledger.rows)],
      acceptance,
    });
    for (const note of acceptance.notes(run.ledger.rows)) hooks.note?.(note);
    return report;
  }

  /**
   * For a worker thread: checks one source after the other for a run that another thread leads.
   * @param key the key of that run's marks
   */
  shares(sources: AsyncIterable<Source>, key: Uint8Array): AsyncGenerator<SourceShare> {
    return sharesOf(sources, setUp(this.options, { ...this.world, key }));
  }

  /**
   * Reads payloads as a check does, and gives out the facts of each record instead of judging them.
   * @param lose told of each source that cannot be read
   */
  async *facts(sources: AsyncIterable<Source>, lose: (error: SourceError) => void): AsyncGenerator<Facts> {
    yield* factsOf(sources, setUp(this.options, this.world, undefined, false), lose);
  }

  /** How a value may be written in what this run says */
  get redaction(): Redaction {
    return newRedaction(this.options.values ?? 'shape', knownUris(this.world.catalogue), this.world.key);
  }

  /** What the run can ask of codes; one that knows nothing where no terminology is loaded */
  get terminology(): TerminologyService {
    return this.world.terminology ?? noTerminology;
  }

  /** Gives out each payload's result and forgets it: for runs too large for one report. */
  async *stream(sources: AsyncIterable<Source>, hooks: RunHooks = {}): AsyncGenerator<PayloadResult> {
    const run = setUp(this.options, this.world, hooks.signal, false);
    try {
      yield* checkStream(sources, run);
    } finally {
      run.later?.keep();
    }
  }
}

async function* results(
  sources: AsyncIterable<Source>,
  run: Run,
  crew: World['crew'],
): AsyncGenerator<{ row: PayloadRow }> {
  const handed = (await crew?.(sources, run)) ?? { sources };
  try {
    if ('sources' in handed) yield* checkStream(handed.sources, run);
    else for await (const share of handed.shares) yield* takeShare(share, run.ledger);
  } finally {
    run.later?.keep();
  }
}

/** The build writes the version in; a run from source has none to tell. */
function toolVersion(): string {
  return typeof CARECONFORM_VERSION === 'string' ? CARECONFORM_VERSION : '0.0.0';
}
