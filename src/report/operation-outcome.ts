/**
 * FHIR's OperationOutcome: one for one payload, a Bundle of them in the order read for several. The engine's own severities
 * and issue types are kept; HL7's extensions carry file, line and column (FHIR Extensions Pack, OperationOutcome).
 */
import { isFhir } from '../generation.js';
import { findingsByPayload } from './digest.js';
import { inPieces } from './in-pieces.js';
import type { Reporter } from './reporter.js';
import type { Finding, PayloadRow, Report } from './types.js';

const EXTENSION = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-';

interface Issue {
  extension?: { url: string; valueInteger: number }[];
  severity: string;
  code: string;
  details: { text: string };
  diagnostics?: string;
  /** FHIRPath; the paths of other generations are not, and go into location */
  expression?: string[];
  location?: string[];
}

const ALL_OK: Issue = { severity: 'information', code: 'informational', details: { text: 'All OK' } };

/** Severity and issue type (FHIR value set issue-type) of a finding that is not the FHIR engine's. */
function judge(finding: Finding): { severity: string; code: string } {
  if (finding.issue) return finding.issue;
  if (finding.outcome === 'broken') return { severity: 'error', code: 'exception' };
  if (finding.outcome === 'review') return { severity: 'information', code: reviewCode(finding.reason) };
  if (finding.rule.endsWith('well-formed')) return { severity: 'fatal', code: 'structure' };
  const severity = finding.level === 'error' || finding.level === 'warning' ? finding.level : 'information';
  return { severity, code: 'business-rule' };
}

function reviewCode(reason: Finding['reason']): string {
  if (reason === 'unsupported') return 'not-supported';
  if (reason === 'terminology-not-loaded' || reason === 'profile-not-loaded') return 'not-found';
  return reason === 'limit-reached' ? 'too-costly' : 'informational';
}

function issueOf(finding: Finding, fhir: boolean): Issue {
  const places = [
    ...(finding.line === undefined ? [] : [{ url: `${EXTENSION}issue-line`, valueInteger: finding.line }]),
    ...(finding.column === undefined ? [] : [{ url: `${EXTENSION}issue-col`, valueInteger: finding.column }]),
  ];
  return {
    ...(places.length ? { extension: places } : {}),
    ...judge(finding),
    details: { text: finding.message },
    diagnostics: [finding.rule, finding.constraint, finding.profile].filter(Boolean).join(' '),
    ...(finding.path ? { [fhir ? 'expression' : 'location']: [finding.path] } : {}),
  };
}

function outcome(issues: Issue[], file?: string): object {
  const extension = file === undefined ? {} : { extension: [{ url: `${EXTENSION}file`, valueString: file }] };
  return { resourceType: 'OperationOutcome', ...extension, issue: issues.length ? issues : [ALL_OK] };
}

function errorIssues(report: Report, payload: string | undefined): Issue[] {
  return report.errors
    .filter((error) => error.payload === payload)
    .map((error) => ({ severity: 'fatal', code: 'exception', details: { text: error.message } }));
}

function* resources(report: Report): Generator<object> {
  const findings = findingsByPayload(report);
  const issues = (row: PayloadRow) => [
    ...(findings.get(row.id) ?? []).map((finding) => issueOf(finding, isFhir(row.generation))),
    ...errorIssues(report, row.id),
  ];
  const rest = errorIssues(report, undefined);
  if (report.payloads.length === 1 && rest.length === 0) yield outcome(issues(report.payloads[0]!));
  else for (const row of report.payloads) yield outcome(issues(row), row.name);
  if (rest.length) yield outcome(rest);
  else if (report.payloads.length === 0) yield outcome([]);
}

function* text(report: Report): Generator<string> {
  const list = [...resources(report)];
  if (list.length === 1) return yield `${JSON.stringify(list[0])}\n`;
  yield '{"resourceType":"Bundle","type":"collection","entry":[\n';
  for (const [i, resource] of list.entries()) yield `${i ? ',\n' : ''}${JSON.stringify({ resource })}`;
  yield '\n]}\n';
}

export const operationOutcome: Reporter = {
  format: 'operation-outcome',
  extension: 'json',
  render: (report) => inPieces(text(report)),
};
