/** A run from settings to the report object, as `check` and `baseline` need it. */
import type { Catalogue } from '../catalogue/types.js';
import type { Report } from '../report/types.js';
import { readBaseline } from './baseline-file.js';
import { onInterrupt, untilStopped } from './interrupt.js';
import { noProgress, type Progress } from './progress.js';
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
  { paths, options }: Settings,
  { progress = noProgress, baseline, knows }: RunHow = {},
): Promise<Report> {
  if (paths.length === 0) {
    throw new UsageError('Say which files or folders to check, or - for standard input: careconform check samples/');
  }
  const accepted = baseline === undefined ? {} : { baseline: readBaseline(baseline) };
  const [{ createChecker }, { openSources }] = await Promise.all([
    import('../index.js'),
    import('../payload/sources/index.js'),
  ]);
  const say = (text: string): boolean => process.stderr.write(`careconform: ${text}\n`);
  const checker = await createChecker({ ...options, ...accepted }, say);
  knows?.(checker.catalogue);
  const signal = onInterrupt();
  const onPayload = (_row: unknown, done: number): void => progress.step(done);
  return checker
    .run(untilStopped(openSources(paths), signal), { onPayload, signal, note: say })
    .finally(() => progress.stop());
}
