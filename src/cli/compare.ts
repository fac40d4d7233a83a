/** `careconform compare`: two JSON reports side by side. Exit status 1 where something that gates is new. */
import { renderComparison } from '../report/comparison.js';
import { compareReports, isWorse } from '../run/compare.js';
import { EXIT } from './exit-status.js';
import { namedFormat, writeTo } from './named-format.js';
import { readReport } from './read-report.js';

/** @throws UsageError where a file is no report or the format is unknown */
export async function runCompare(before: string, after: string, raw: { report: string }): Promise<void> {
  const { format, file } = namedFormat(raw.report, ['text', 'json']);
  const comparison = compareReports(await readReport(before), await readReport(after));
  const text = format === 'json' ? `${JSON.stringify(comparison, null, 1)}\n` : renderComparison(comparison);
  await writeTo(file, text);
  process.exitCode = isWorse(comparison) ? EXIT.gated : EXIT.passed;
}
