/** `careconform coverage`: requirement, rule and fixtures, and what nothing tests. */
import { loadCatalogue } from '../index.js';
import { coverageCsv, coverageOf, coverageText } from '../report/coverage.js';
import { namedFormat, writeTo } from './named-format.js';

/** @throws UsageError where the format is unknown */
export async function runCoverage(raw: { report: string }): Promise<void> {
  const { format, file } = namedFormat(raw.report, ['text', 'csv', 'json']);
  const rows = coverageOf(loadCatalogue());
  if (format === 'json') await writeTo(file, `${JSON.stringify(rows, null, 1)}\n`);
  else await writeTo(file, format === 'csv' ? coverageCsv(rows) : [...coverageText(rows)].join(''));
}
