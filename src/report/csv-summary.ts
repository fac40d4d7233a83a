/** One row a standard, for a spreadsheet of many runs. */
import { OUTCOMES } from '../outcome.js';
import { weakestSample } from '../sample.js';
import { BYTE_ORDER_MARK, csvRow } from './csv-cell.js';
import { byStage } from './digest.js';
import type { Reporter } from './reporter.js';
import type { Report, StandardRow } from './types.js';

const HEADER = [
  'standard',
  'name',
  'stage',
  'stage in the other view',
  'verdict',
  ...OUTCOMES,
  'weakest rule',
  'targets decided by it',
  'failing share at most of it (95 %, if the sample was random)',
  'requirements',
  ...OUTCOMES.map((outcome) => `requirements ${outcome}`),
  'as of',
  'catalogue',
  'complete',
];

function row(standard: StandardRow, report: Report): string {
  const counts = OUTCOMES.map((outcome) => standard.counts[outcome]);
  const requirements = OUTCOMES.map((outcome) => standard.requirements.filter((r) => r.outcome === outcome).length);
  const sample = weakestSample(standard.rules ?? []);
  return csvRow([
    standard.id,
    standard.name,
    standard.stage,
    standard.otherStage,
    standard.verdict,
    ...counts,
    sample?.rule,
    sample?.targets,
    sample?.atMost,
    standard.requirements.length,
    ...requirements,
    report.catalogue.asOf,
    report.catalogue.version,
    report.complete,
  ]);
}

export const csvSummary: Reporter = {
  format: 'csv-summary',
  extension: 'csv',
  render: (report) =>
    BYTE_ORDER_MARK +
    csvRow(HEADER) +
    byStage(report.standards)
      .map((standard) => row(standard, report))
      .join(''),
};
