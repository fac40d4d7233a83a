/**
 * FHIR R4's TestReport, one for each standard in a Bundle: a test for each requirement. TestReport wants the TestScript that
 * was run; ours are not scripts of that language, so each report holds a bare one that names the standard.
 */
import type { Outcome } from '../outcome.js';
import { entryUrl } from './entry-url.js';
import { groupBy } from './group-by.js';
import { inPieces } from './in-pieces.js';
import type { Reporter, ReportSettings } from './reporter.js';
import type { Finding, Report, RequirementRow, StandardRow, VerdictWord } from './types.js';
import { messageOf, reasonWords, ruleName, VERDICT_WORDS } from './words.js';

/** report-result-codes: pending is said of what was not shown either way. */
const RESULTS: Record<VerdictWord, 'pass' | 'fail' | 'pending'> = {
  'does-not-conform': 'fail',
  'cannot-say': 'pending',
  'no-failures-found': 'pending',
  'conforms-to-what-can-be-tested': 'pass',
  'not-assessable': 'pending',
};

/** report-action-result-codes */
const ACTIONS: Record<Outcome, 'pass' | 'skip' | 'fail' | 'warning' | 'error'> = {
  pass: 'pass',
  fail: 'fail',
  broken: 'error',
  review: 'warning',
  'not-tested': 'skip',
  'not-applicable': 'skip',
};

const TOLD = 20;

function message(row: RequirementRow, findings: Finding[], names: Map<string, string>): string {
  const lines = findings.slice(0, TOLD).map((finding) => {
    const place = finding.line === undefined ? '' : `:${finding.line}`;
    return `${names.get(finding.payload) ?? finding.payload}${place} ${ruleName(finding)}: ${messageOf(finding)}`;
  });
  if (lines.length > 0) return lines.join('\n');
  return row.reason === undefined ? row.outcome : `${row.outcome}: ${reasonWords(row.reason)}`;
}

function test(
  row: RequirementRow,
  standard: StandardRow,
  findings: Finding[],
  names: Map<string, string>,
  words: string,
): object {
  const { pass, fail } = row.counts;
  const detail = `${standard.id} ${row.id}: ${pass} passed, ${fail} failed`;
  const result = ACTIONS[row.outcome];
  return {
    name: row.id,
    description: words,
    action: [{ assert: { result, message: message(row, findings, names), detail } }],
  };
}

function resource(standard: StandardRow, report: Report, settings: ReportSettings, names: Map<string, string>): object {
  const findings = groupBy(
    report.findings.filter((finding) => finding.standard === standard.id),
    (finding) => finding.requirement ?? '',
  );
  const url = `urn:careconform:standard:${standard.id}`;
  const name = standard.id.replace(/[^A-Za-z0-9]/g, '_');
  const tests = standard.requirements.map((row) => {
    const words = settings.words?.requirement(standard.id, row.id)?.text ?? row.id;
    return test(row, standard, findings.get(row.id) ?? [], names, words);
  });
  return {
    resourceType: 'TestReport',
    contained: [{ resourceType: 'TestScript', id: 'script', url, name, title: standard.name, status: 'active' }],
    name: `${standard.name}: ${VERDICT_WORDS[standard.verdict]}`,
    status: report.complete ? 'completed' : 'stopped',
    testScript: { reference: '#script' },
    result: RESULTS[standard.verdict],
    tester: report.tool.name,
    issued: report.run.started,
    participant: [
      { type: 'test-engine', uri: 'urn:careconform', display: `${report.tool.name} ${report.tool.version}` },
    ],
    ...(tests.length > 0 ? { test: tests } : {}),
  };
}

function* bundle(report: Report, settings: ReportSettings): Generator<string> {
  const names = new Map(report.payloads.map((row) => [row.id, row.name]));
  yield '{"resourceType":"Bundle","type":"collection","entry":[';
  for (const [i, standard] of report.standards.entries()) {
    const entry = { fullUrl: entryUrl(report, 'TestReport', i), resource: resource(standard, report, settings, names) };
    yield `${i ? ',' : ''}\n${JSON.stringify(entry)}`;
  }
  yield '\n]}\n';
}

export const testReport: Reporter = {
  format: 'test-report',
  extension: 'json',
  render: (report, settings) => inPieces(bundle(report, settings)),
};
