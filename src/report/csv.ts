/** Findings as a table. */
import { BYTE_ORDER_MARK, type Cell, csvRow } from './csv-cell.js';
import { inPieces } from './in-pieces.js';
import type { Reporter } from './reporter.js';
import type { Finding, PayloadRow, Report } from './types.js';
import { ruleName } from './words.js';

const COLUMNS: [string, (finding: Finding, payload: PayloadRow | undefined) => Cell][] = [
  ['payload', (_, payload) => payload?.name],
  ['payload id', (finding) => finding.payload],
  ['generation', (_, payload) => payload?.generation],
  ['type', (_, payload) => payload?.type],
  ['record', (finding) => finding.record],
  ['standard', (finding) => finding.standard],
  ['stage', (finding) => finding.stage],
  ['rule', ruleName],
  ['requirement', (finding) => finding.requirement],
  ['outcome', (finding) => finding.outcome],
  ['reason', (finding) => finding.reason],
  ['severity', (finding) => finding.severity],
  ['level', (finding) => finding.level],
  ['gates', (finding) => finding.gates],
  ['path', (finding) => finding.path],
  ['line', (finding) => finding.line],
  ['column', (finding) => finding.column],
  ['profile', (finding) => finding.profile],
  ['constraint', (finding) => finding.constraint],
  ['message', (finding) => finding.message],
  ['fingerprint', (finding) => finding.fingerprint],
];

function* table(report: Report): Generator<string> {
  const payloads = new Map(report.payloads.map((row) => [row.id, row]));
  yield BYTE_ORDER_MARK + csvRow(COLUMNS.map(([name]) => name));
  for (const finding of report.findings) {
    const payload = payloads.get(finding.payload);
    yield csvRow(COLUMNS.map(([, cell]) => cell(finding, payload)));
  }
}

export const csv: Reporter = { format: 'csv', extension: 'csv', render: (report) => inPieces(table(report)) };
