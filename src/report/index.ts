/** The formats of `--report`. Each is loaded only when it is asked for, so that none slows the others. */
import type { Reporter } from './reporter.js';

export interface ReporterEntry {
  /** One line for `careconform list formats` */
  does: string;
  load(): Promise<Reporter>;
}

export const REPORTERS: Record<string, ReporterEntry> = {
  pretty: {
    does: 'findings and the verdict table for a person at a terminal',
    load: async () => (await import('./pretty.js')).pretty,
  },
  compact: {
    does: 'one line for each finding, for logs and for searching',
    load: async () => (await import('./compact.js')).compact,
  },
  json: {
    does: 'the whole report, from which every other format derives; its schema is standards/schema/report.json',
    load: async () => (await import('./json.js')).json,
  },
  csv: {
    does: 'findings as a table that is safe to open in a spreadsheet',
    load: async () => (await import('./csv.js')).csv,
  },
  'csv-summary': {
    does: 'one row for each standard: stage, verdict and counts',
    load: async () => (await import('./csv-summary.js')).csvSummary,
  },
  'operation-outcome': {
    does: "FHIR's own OperationOutcome, or a Bundle of them for several payloads",
    load: async () => (await import('./operation-outcome.js')).operationOutcome,
  },
};
