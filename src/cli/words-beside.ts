/** What a person must hear of a run whatever its formats: the gate where no report is printed, and findings left out. */
import type { Report } from '../report/types.js';
import type { ReportTarget } from './report-target.js';

/** @returns lines for standard error */
export async function wordsBeside(report: Report, targets: readonly ReportTarget[]): Promise<string[]> {
  const [{ gateLine }, { plural }] = await Promise.all([import('../report/digest.js'), import('../report/words.js')]);
  const more = Object.values(report.more).reduce((sum, count) => sum + count, 0);
  return [
    ...(more > 0 ? [`${plural(more, 'more finding')} counted and not listed; --max-findings 0 lists all.`] : []),
    ...(targets.some(({ file }) => file === undefined) ? [] : [gateLine(report)]),
  ];
}
