/**
 * FHIR's OperationOutcome: one for one payload, a Bundle of them in the order read for several. The engine's own severities
 * and issue types are kept; HL7's extensions carry file, line and column (FHIR Extensions Pack, OperationOutcome). A file is left
 * out where a number had to be hidden in its name: the name would lead to no file, and the order tells which one is meant.
 */
import { isFhir } from '../generation.js';
import { findingsByPayload } from './digest.js';
import { entryUrl } from './entry-url.js';
import { inPieces } from './in-pieces.js';
import { isMasked } from './names.js';
import type { Reporter } from './reporter.js';
import type { Finding, PayloadRow, Report } from './types.js';
import { messageOf } from './words.js';

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

/** OperationOutcome.issue is 1..*, so what has none says so. */
const ALL_OK: Issue = { severity: 'information', code: 'informational', details: { text: 'All OK' } };

const NOT_CHECKED: Issue = {
  severity: 'information',
  code: 'not-supported',
  details: { text: 'Not recognised as a record, and not checked' },
};

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
  if (reason === 'terminology-server-unavailable') return 'transient';
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
    details: { text: messageOf(finding) },
    diagnostics: [finding.rule, finding.constraint, finding.profile].filter(Boolean).join(' '),
    ...(finding.path ? { [fhir ? 'expression' : 'location']: [finding.path] } : {}),
  };
}

function outcome(issues: Issue[], file?: string): object {
  const named = file !== undefined && !isMasked(file);
  const extension = !named ? {} : { extension: [{ url: `${EXTENSION}file`, valueString: file }] };
  return { resourceType: 'OperationOutcome', ...extension, issue: issues.length ? issues : [ALL_OK] };
}

interface Judged {
  issues: Issue[];
  /** Left out: what concerns no payload */
  name?: string;
}

/** What could not be read has no row; its error carries its name. */
function errorsByName(report: Report): Map<string | undefined, Issue[]> {
  const by = new Map<string | undefined, Issue[]>();
  for (const { payload, message } of report.errors) {
    const issues = by.get(payload) ?? [];
    by.set(payload, [...issues, { severity: 'fatal', code: 'exception', details: { text: message } }]);
  }
  return by;
}

function silence(row: PayloadRow, issues: Issue[]): Issue[] {
  return row.generation === 'unknown' && issues.length === 0 ? [NOT_CHECKED] : [];
}

function judged(report: Report): Judged[] {
  const findings = findingsByPayload(report);
  const errors = errorsByName(report);
  const list: Judged[] = report.payloads.map((row) => {
    const issues = (findings.get(row.id) ?? []).map((finding) => issueOf(finding, isFhir(row.generation)));
    const failed = errors.get(row.id) ?? [];
    errors.delete(row.id);
    return { name: row.name, issues: [...issues, ...failed, ...silence(row, issues)] };
  });
  for (const [name, issues] of errors) list.push(name === undefined ? { issues } : { issues, name });
  return list.length ? list : [{ issues: [] }];
}

function* text(report: Report): Generator<string> {
  const list = judged(report);
  if (list.length === 1) return yield `${JSON.stringify(outcome(list[0]!.issues))}\n`;
  yield '{"resourceType":"Bundle","type":"collection","entry":[\n';
  for (const [i, { issues, name }] of list.entries()) {
    const entry = { fullUrl: entryUrl(report, 'OperationOutcome', i), resource: outcome(issues, name) };
    yield `${i ? ',\n' : ''}${JSON.stringify(entry)}`;
  }
  yield '\n]}\n';
}

export const operationOutcome: Reporter = {
  format: 'operation-outcome',
  extension: 'json',
  render: (report) => inPieces(text(report)),
};
