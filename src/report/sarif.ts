/** SARIF 2.1.0 (OASIS), as code-scanning services read it. */
import { artifactUri } from './artifact-uri.js';
import { inPieces } from './in-pieces.js';
import type { Reporter, ReportSettings } from './reporter.js';
import { sarifRules, sarifTaxonomies } from './sarif-rules.js';
import type { Finding, Report } from './types.js';
import { messageOf, NOT_AUTHORISED, ruleName } from './words.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** A service that shows results beside lines needs a region, so what concerns the whole payload stands at its first line. */
function region(finding: Finding): object {
  const { line = 1, column, endLine, endColumn } = finding;
  return {
    startLine: line,
    ...(column === undefined ? {} : { startColumn: column }),
    ...(endLine === undefined ? {} : { endLine }),
    ...(endColumn === undefined ? {} : { endColumn }),
  };
}

/** A kind other than fail has the level none (SARIF 2.1.0, 3.27.10). */
function judgement(finding: Finding): object {
  if (finding.outcome === 'review') return { kind: 'review', level: 'none' };
  return { level: finding.level === 'none' ? 'note' : finding.level };
}

interface Indexes {
  rules: Map<string, number>;
  payloads: Map<string, { index: number; uri: string }>;
}

function locations(finding: Finding, { payloads }: Indexes): object[] {
  const artifact = payloads.get(finding.payload);
  if (!artifact) return [];
  const logical = finding.path ? { logicalLocations: [{ fullyQualifiedName: finding.path, kind: 'element' }] } : {};
  const { uri, index } = artifact;
  return [{ physicalLocation: { artifactLocation: { uri, index }, region: region(finding) }, ...logical }];
}

function resultOf(finding: Finding, indexes: Indexes, waived: boolean): object {
  const ruleId = ruleName(finding);
  const { stage, gates, severity, record } = finding;
  return {
    ruleId,
    ruleIndex: indexes.rules.get(ruleId),
    ...judgement(finding),
    message: { text: messageOf(finding) },
    locations: locations(finding, indexes),
    partialFingerprints: { 'careconform/v1': finding.fingerprint },
    ...(waived ? { suppressions: [{ kind: 'external' }] } : {}),
    properties: { stage, gates, severity, ...(record === undefined ? {} : { record }) },
  };
}

function notifications(report: Report, indexes: Indexes): object[] {
  const broken = report.findings.filter(({ outcome }) => outcome === 'broken');
  return [
    ...report.errors.map(({ code, message }) => ({
      level: 'error',
      descriptor: { id: code },
      message: { text: message },
    })),
    ...broken.map((finding) => ({
      level: 'error',
      associatedRule: { id: ruleName(finding), index: indexes.rules.get(ruleName(finding)) },
      message: { text: finding.message },
      locations: locations(finding, indexes),
    })),
  ];
}

/** Artifacts are each their own (SARIF 2.1.0, 3.14.15); payloads of one name in several archives or folders share theirs. */
function artifactsOf(report: Report): { list: object[]; byPayload: Indexes['payloads'] } {
  const indexes = new Map<string, number>();
  const list: object[] = [];
  const byPayload: Indexes['payloads'] = new Map();
  for (const { id, name, bytes } of report.payloads) {
    const uri = artifactUri(name);
    const index = indexes.get(uri) ?? list.push({ location: { uri }, length: bytes }) - 1;
    indexes.set(uri, index);
    byPayload.set(id, { index, uri });
  }
  return { list, byPayload };
}

function* log(report: Report, { words }: ReportSettings): Generator<string> {
  const rules = sarifRules(report, words);
  const artifacts = artifactsOf(report);
  const indexes: Indexes = { rules: new Map(rules.map(({ id }, index) => [id, index])), payloads: artifacts.byPayload };
  const { name, version } = report.tool;
  const said = notifications(report, indexes);
  const head = {
    tool: { driver: { name, version, semanticVersion: version, rules } },
    taxonomies: sarifTaxonomies(report, words),
    invocations: [
      {
        executionSuccessful: report.complete && said.length === 0,
        startTimeUtc: report.run.started,
        toolExecutionNotifications: said,
      },
    ],
    artifacts: artifacts.list,
    columnKind: 'utf16CodeUnits',
    properties: { gate: report.run.gate, policy: report.run.policy, more: report.more, note: NOT_AUTHORISED },
  };
  yield `{"$schema":${JSON.stringify(SCHEMA)},"version":"2.1.0","runs":[\n${JSON.stringify(head).slice(0, -1)},"results":[`;
  let first = true;
  for (const [findings, waived] of [
    [report.findings, false],
    [report.waived, true],
  ] as const) {
    for (const finding of findings) {
      if (finding.outcome === 'broken') continue;
      yield `${first ? '\n' : ',\n'}${JSON.stringify(resultOf(finding, indexes, waived))}`;
      first = false;
    }
  }
  yield '\n]}]}\n';
}

export const sarif: Reporter = {
  format: 'sarif',
  extension: 'sarif',
  render: (report, settings) => inPieces(log(report, settings)),
};
