/** A run from settings to the report object, as `check` and `baseline` need it. */
import type { Catalogue } from '../catalogue/types.js';
import type { Report } from '../report/types.js';
import { readBaseline } from './baseline-file.js';
import { openInputs } from './inputs.js';
import { onInterrupt, untilStopped } from './interrupt.js';
import { minuteNotes, noProgress, type Progress } from './progress.js';
import type { Settings } from './settings.js';
import { UsageError } from './usage-error.js';

export interface RunHow {
  progress?: Progress;
  /** File of accepted findings; left out: every finding counts */
  baseline?: string | undefined;
  /** Told the catalogue of the run, with its packs */
  knows?: (catalogue: Catalogue) => void;
}

/**
 * @throws UsageError, OptionError or SourceError where the run cannot begin
 */
export async function runReport(
  { paths, options, reading }: Settings,
  { progress = noProgress, baseline, knows }: RunHow = {},
): Promise<Report> {
  const accepted = baseline === undefined ? {} : { baseline: readBaseline(baseline) };
  const say = (text: string): boolean => process.stderr.write(`careconform: ${text}\n`);
  if (options.checkpoint !== undefined && (paths.includes('-') || reading.server !== undefined))
    throw new UsageError(
      '--checkpoint takes files and folders: standard input and servers cannot be read a second time.',
    );
  const [{ createChecker }, sources] = await Promise.all([import('../index.js'), openInputs(paths, reading, say)]);
  const checker = await createChecker({ ...options, ...accepted }, say, {
    onWaiting: progress === noProgress ? minuteNotes(say) : progress.waiting,
  });
  knows?.(checker.catalogue);
  const { signal, release } = onInterrupt();
  const onPayload = (_row: unknown, done: number): void => progress.step(done);
  return checker.run(untilStopped(sources, signal), { onPayload, signal, note: say }).finally(() => {
    progress.stop();
    release();
  });
}
