/** `--report FORMAT[:FILE]`, split at the first colon so that `json:C:\out\r.json` works. */
import { didYouMean } from '../nearest-name.js';
import { REPORTERS, type ReporterEntry } from '../report/index.js';
import { UsageError } from './usage-error.js';

export interface ReportTarget {
  entry: ReporterEntry;
  /** Left out: standard output */
  file?: string;
}

function target(asked: string): ReportTarget {
  const colon = asked.indexOf(':');
  const format = colon < 0 ? asked : asked.slice(0, colon);
  const entry = Object.hasOwn(REPORTERS, format) ? REPORTERS[format] : undefined;
  if (!entry) {
    const formats = Object.keys(REPORTERS);
    throw new UsageError(
      `There is no report format ${format}.${didYouMean(format, formats)} Formats: ${formats.join(', ')}.`,
    );
  }
  if (colon < 0) return { entry };
  const file = asked.slice(colon + 1);
  if (file === '') throw new UsageError(`--report ${format}: names no file after the colon.`);
  return file === '-' ? { entry } : { entry, file };
}

/**
 * @param asked each value of --report
 * @param terminal whether standard output is one; it decides the default
 * @throws UsageError for an unknown format, or two reports for standard output
 */
export function reportTargets(asked: readonly string[], terminal: boolean): ReportTarget[] {
  const targets = (asked.length ? asked : [terminal ? 'pretty' : 'compact']).map(target);
  if (targets.filter(({ file }) => file === undefined).length > 1) {
    throw new UsageError(
      'Only one report can go to standard output. Give the others a file: --report json:report.json',
    );
  }
  return targets;
}
