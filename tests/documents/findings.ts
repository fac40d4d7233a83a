/** What a report says against a document, without what only says that packages, terminologies or the newest generation are not there. */
import type { Finding, Report } from '../../src/report/types.js';

const NOT_LOADED = new Set(['terminology-not-loaded', 'profile-not-loaded']);
/** Every document in STU3 has it: that R4 is the generation in force is no fault of the document. */
const GENERATION = 'fhir-api/current-generation';

export function found(report: Report): Finding[] {
  return report.findings.filter(({ reason, rule }) => rule !== GENERATION && !NOT_LOADED.has(reason ?? ''));
}

/** One line for each finding, for a comparison that can be read. */
export function findingsOf(report: Report): string[] {
  return found(report).map(({ outcome, rule, path, reason }) =>
    [outcome, rule, path, reason].filter(Boolean).join(' '),
  );
}
