/** `careconform check`: reads what it is given, runs the checks, writes the reports, sets the exit status. */
import type { ReportSettings } from '../report/reporter.js';
import type { Report } from '../report/types.js';
import { checkOptions, type RawOptions } from './check-options.js';
import { EXIT, exitStatus, notDone } from './exit-status.js';
import { fail } from './failure.js';
import { onInterrupt, untilStopped } from './interrupt.js';
import { writeFile, writeOut } from './output.js';
import { noProgress, startProgress } from './progress.js';
import { type ReportTarget, reportTargets } from './report-target.js';
import { showsProgress, wantsColour, widthOf } from './terminal.js';
import { UsageError } from './usage-error.js';

/** @throws UsageError, OptionError or SourceError where the run cannot begin */
export async function runCheck(paths: string[], raw: RawOptions): Promise<void> {
  const targets = reportTargets(raw.report ?? [], process.stdout.isTTY === true);
  const options = checkOptions(raw);
  if (paths.length === 0) {
    throw new UsageError('Say which files or folders to check, or - for standard input: careconform check samples/');
  }
  const [{ createChecker }, { openSources }] = await Promise.all([
    import('../index.js'),
    import('../payload/sources/index.js'),
  ]);
  const checker = await createChecker(options);
  const signal = onInterrupt();
  const show = raw.progress && showsProgress(process.stderr, process.env);
  const progress = show ? startProgress(process.stderr) : noProgress;
  const onPayload = (_row: unknown, done: number): void => progress.step(done);
  const report = await checker
    .run(untilStopped(openSources(paths), signal), { onPayload, signal })
    .finally(() => progress.stop());
  await finish(report, targets, raw);
}

async function finish(report: Report, targets: ReportTarget[], raw: RawOptions): Promise<void> {
  process.exitCode = exitStatus(report, raw.allowEmpty === true);
  const words = notDone(report, raw.allowEmpty === true);
  if (words && report.complete) process.stderr.write(`careconform: ${words}\n`);
  for (const target of targets) await write(target, report, raw);
  // Standard input may still be open, and would keep an interrupted process waiting.
  if (!report.complete) process.exit(EXIT.interrupted);
}

/** One report that cannot be written never costs the others. */
async function write(target: ReportTarget, report: Report, raw: RawOptions): Promise<void> {
  try {
    const reporter = await target.entry.load();
    if (target.file === undefined) await writeOut(reporter.render(report, await settings(process.stdout)));
    else writeFile(target.file, reporter.render(report, await settings({})));
  } catch (error) {
    fail(error, raw.verbose === true);
  }
}

async function settings(stream: Partial<NodeJS.WriteStream>): Promise<ReportSettings> {
  const { loadCatalogue } = await import('../index.js');
  const { catalogueWords } = await import('../report/catalogue-words.js');
  return {
    colour: wantsColour(stream, process.env),
    width: widthOf(stream),
    words: catalogueWords(loadCatalogue()),
  };
}
