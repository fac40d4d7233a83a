/** What a person must hear of a run whatever its formats: the gate where no report is printed, and findings left out. */
import type { NamePolicy } from '../options.js';
import { REPORTERS } from '../report/index.js';
import type { Report } from '../report/types.js';
import type { ReportTarget } from './report-target.js';

/** Formats whose readers show a finding beside its line, in the file of that path from the repository's root. */
const PLACED = ['github', 'gitlab', 'sarif'].map((format) => REPORTERS[format]);
const PLACES = 'GitHub, GitLab and readers of SARIF find files by their path in the repository; give --names path.';

/** @returns lines for standard error */
export async function wordsBeside(
  report: Report,
  targets: readonly ReportTarget[],
  { paths = [], names }: { paths?: readonly string[]; names?: NamePolicy | undefined } = {},
): Promise<string[]> {
  const [{ gateLine }, { plural }] = await Promise.all([import('../report/digest.js'), import('../report/words.js')]);
  const more = Object.values(report.more).reduce((sum, count) => sum + count, 0);
  const placed = targets.some(({ entry }) => PLACED.includes(entry));
  const below = names !== 'path' && names !== 'index' && paths.some((path) => path !== '.' && path !== '-');
  return [
    ...(placed && below ? [PLACES] : []),
    ...(more > 0 ? [`${plural(more, 'more finding')} counted and not listed; --max-findings 0 lists all.`] : []),
    ...(targets.some(({ file }) => file === undefined) ? [] : [gateLine(report)]),
  ];
}
