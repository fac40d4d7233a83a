/** GitLab's Code Quality report: a JSON array, in which every fingerprint is unique. */
import { inPieces } from './in-pieces.js';
import type { Reporter } from './reporter.js';
import type { Finding, Report } from './types.js';
import { messageOf, ruleName } from './words.js';

type Severity = 'info' | 'minor' | 'major' | 'critical' | 'blocker';

function severityOf(finding: Finding): Severity {
  if (finding.gates) return 'blocker';
  if (finding.outcome !== 'fail') return 'info';
  return ({ error: 'critical', warning: 'major', note: 'minor', none: 'info' } as const)[finding.level];
}

function* rows(report: Report): Generator<string> {
  const names = new Map(report.payloads.map((row) => [row.id, row.name.replace(/^\.\//, '')]));
  const seen = new Set<string>();
  yield '[';
  for (const [i, finding] of report.findings.entries()) {
    // Equal fingerprints are two findings to us and one to GitLab, which would then show only one.
    let fingerprint = finding.fingerprint;
    for (let n = 2; seen.has(fingerprint); n++) fingerprint = `${finding.fingerprint}-${n}`;
    seen.add(fingerprint);
    const row = {
      description: messageOf(finding),
      check_name: ruleName(finding),
      fingerprint,
      severity: severityOf(finding),
      location: { path: names.get(finding.payload) ?? finding.payload, lines: { begin: finding.line ?? 1 } },
    };
    yield `${i ? ',' : ''}\n${JSON.stringify(row)}`;
  }
  for (const [i, { code, message, payload }] of report.errors.entries()) {
    const path = payload === undefined ? 'careconform' : (names.get(payload) ?? payload);
    const location = { path, lines: { begin: 1 } };
    const row = { description: message, check_name: code, fingerprint: `error-${i}`, severity: 'critical', location };
    yield `${i + report.findings.length ? ',' : ''}\n${JSON.stringify(row)}`;
  }
  yield '\n]\n';
}

export const gitlab: Reporter = { format: 'gitlab', extension: 'json', render: (report) => inPieces(rows(report)) };
