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
  'test-report': {
    does: "FHIR R4's TestReport: one for each standard, a test for each requirement",
    load: async () => (await import('./test-report.js')).testReport,
  },
  sarif: {
    does: 'SARIF 2.1.0 for code-scanning services; each standard is a taxonomy',
    load: async () => (await import('./sarif.js')).sarif,
  },
  junit: {
    does: 'JUnit XML: a suite for each standard, a case for each requirement',
    load: async () => (await import('./junit.js')).junit,
  },
  github: {
    does: 'annotations of GitHub Actions, the worst first',
    load: async () => (await import('./github.js')).github,
  },
  gitlab: {
    does: "GitLab's Code Quality report",
    load: async () => (await import('./gitlab.js')).gitlab,
  },
  markdown: {
    does: 'a summary for a step of GitHub Actions or a merge request',
    load: async () => (await import('./markdown.js')).markdown,
  },
  inventory: {
    does: 'what senders use where no standard says what to use: systems, extensions, local codes, free text',
    load: async () => (await import('./inventory.js')).inventory,
  },
  headings: {
    does: 'for clinicians: each document heading by heading, in plain text: coded, text only, wrong code, empty, missing',
    load: async () => (await import('./headings/text.js')).headings,
  },
  'headings-markdown': {
    does: 'the same in Markdown',
    load: async () => (await import('./headings/markdown.js')).headingsMarkdown,
  },
  receiver: {
    does: 'what a receiver of each document may file as coded, shows as text, or could not use, and by which rules',
    load: async () => (await import('./headings/receiver.js')).receiver,
  },
  html: {
    does: 'one page for a board and for engineers, whole without JavaScript',
    load: async () => (await import('./html/page.js')).htmlReport,
  },
};
