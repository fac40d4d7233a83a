/** `careconform check`: reads what it is given, runs the checks, writes the reports, sets the exit status. */
import { rmSync } from 'node:fs';
import type { Catalogue } from '../catalogue/types.js';
import type { CatalogueWords, ReportSettings } from '../report/reporter.js';
import type { Report } from '../report/types.js';
import type { RawOptions } from './check-options.js';
import { exitStatus, notDone } from './exit-status.js';
import { fail } from './failure.js';
import { writeFile, writeOut } from './output.js';
import { noProgress, startProgress } from './progress.js';
import { type ReportTarget, reportTargets } from './report-target.js';
import { runReport } from './run-report.js';
import { printSettings, readSettings, type Settings } from './settings.js';
import { showsProgress, wantsColour, widthOf } from './terminal.js';
import { wordsBeside } from './words-beside.js';

/** @throws UsageError, OptionError or SourceError where the run cannot begin */
export async function runCheck(paths: string[], raw: RawOptions): Promise<void> {
  const settings = await readSettings(paths, raw);
  if (raw.printConfig) return writeOut(printSettings(settings));
  if (raw.evidence !== undefined) (await import('./evidence.js')).refuseValues(settings.options);
  const targets = reportTargets(settings.reports, process.stdout.isTTY === true);
  if (!raw.watch) {
    await checkOnce(settings, targets, raw);
    return;
  }
  const { watchPaths } = await import('./watch.js');
  const written = targets.flatMap(({ file }) => file ?? []);
  await watchPaths(settings.paths, written, () => checkOnce(settings, targets, raw));
}

async function checkOnce(settings: Settings, targets: ReportTarget[], raw: RawOptions): Promise<Report> {
  const show = raw.progress && showsProgress(process.stderr, process.env);
  const progress = show ? startProgress(process.stderr) : noProgress;
  let catalogue: Catalogue | undefined;
  const knows = (one: Catalogue): void => {
    catalogue = one;
  };
  const report = await runReport(settings, { progress, baseline: settings.baseline, knows });
  const { catalogueWords } = await import('../report/catalogue-words.js');
  await finish(report, targets, raw, settings, catalogue && catalogueWords(catalogue));
  return report;
}

async function finish(
  report: Report,
  targets: ReportTarget[],
  raw: RawOptions,
  asked: Settings,
  words: CatalogueWords | undefined,
): Promise<void> {
  // Where nothing has changed there is nothing to check, and nothing wrong.
  const allowEmpty = raw.allowEmpty === true || raw.since !== undefined;
  process.exitCode = exitStatus(report, allowEmpty);
  const undone = notDone(report, allowEmpty);
  if (undone && report.complete) process.stderr.write(`careconform: ${undone}\n`);
  for (const target of targets) await write(target, report, raw, words);
  for (const line of await wordsBeside(report, targets, {
    paths: asked.paths,
    names: asked.options.names ?? (asked.options.data === 'live' ? 'index' : undefined),
  }))
    process.stderr.write(`careconform: ${line}\n`);
  if (raw.evidence !== undefined) await keepEvidence(raw.evidence, report, raw, asked);
  // Standard input may still be open, and would keep an interrupted process waiting.
  if (!report.complete && !raw.watch) process.exit();
  forgetCheckpoint(raw.checkpoint);
}

/** The run is done and its reports are written: the next one begins anew. */
function forgetCheckpoint(path: string | undefined): void {
  if (path !== undefined) rmSync(path, { force: true });
}

/** One report that cannot be written never costs the others. */
async function write(
  target: ReportTarget,
  report: Report,
  raw: RawOptions,
  words: CatalogueWords | undefined,
): Promise<void> {
  try {
    const reporter = await target.entry.load();
    if (target.file === undefined) await writeOut(reporter.render(report, settings(process.stdout, words)));
    else writeFile(target.file, reporter.render(report, settings({}, words)));
  } catch (error) {
    fail(error, raw.verbose === true);
  }
}

async function keepEvidence(file: string, report: Report, raw: RawOptions, asked: Settings): Promise<void> {
  try {
    const { saveEvidence } = await import('./evidence.js');
    await saveEvidence(file, report, asked, Number(process.exitCode));
  } catch (error) {
    fail(error, raw.verbose === true);
  }
}

function settings(stream: Partial<NodeJS.WriteStream>, words: CatalogueWords | undefined): ReportSettings {
  return { colour: wantsColour(stream, process.env), width: widthOf(stream), ...(words ? { words } : {}) };
}
