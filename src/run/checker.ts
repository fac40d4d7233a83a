/** Runs checks over sources, any number of times, and makes a report of each run. */
import { checkStream, type PayloadResult } from '../check.js';
import type { CheckOptions } from '../options.js';
import type { Source } from '../payload/types.js';
import type { PayloadRow, Report } from '../report/types.js';
import { makeReport } from './report.js';
import { setUp, type World } from './setup.js';

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
  constructor(
    private readonly options: CheckOptions,
    private readonly world: World,
  ) {}

  /** @throws OptionError where an option makes no sense */
  async run(sources: AsyncIterable<Source>, hooks: RunHooks = {}): Promise<Report> {
    const started = this.options.now?.() ?? new Date();
    const run = setUp(this.options, this.world, hooks.signal);
    let done = 0;
    for await (const { row } of checkStream(sources, run)) {
      done += 1;
      hooks.onPayload?.(row, done);
    }
    const ended = this.options.now?.() ?? new Date();
    const { policy, context, acceptance } = run;
    const complete = !hooks.signal?.aborted;
    for (const note of acceptance.notes()) hooks.note?.(note);
    return makeReport(run.plan, run.ledger, {
      tool: { name: 'careconform', version: toolVersion() },
      started,
      seconds: Math.round(ended.getTime() - started.getTime()) / 1000,
      complete,
      policy,
      data: context.data,
      values: this.options.values ?? 'shape',
      label: this.options.label,
      inventory: run.ledger.inventory.rows(),
      errors: [...run.ledger.errors, ...acceptance.errors(complete)],
    });
  }

  /** Gives out each payload's result and forgets it: for runs too large for one report. */
  async *stream(sources: AsyncIterable<Source>, hooks: RunHooks = {}): AsyncGenerator<PayloadResult> {
    yield* checkStream(sources, setUp(this.options, this.world, hooks.signal, false));
  }
}

/** The build writes the version in; a run from source has none to tell. */
function toolVersion(): string {
  return typeof CARECONFORM_VERSION === 'string' ? CARECONFORM_VERSION : '0.0.0';
}
