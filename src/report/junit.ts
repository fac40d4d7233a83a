/**
 * JUnit's XML: a suite for each standard, a case for each requirement, so that what passed is seen too. A case fails where
 * the gate does; a failure that does not gate is skipped with words, so that the build and the report agree.
 */
import { XMLBuilder } from 'fast-xml-parser';
import { groupBy } from './group-by.js';
import { notRecognised, whyNotRecognised } from './not-recognised.js';
import type { Reporter, ReportSettings } from './reporter.js';
import type { Finding, Report, RequirementRow, StandardRow } from './types.js';
import { messageOf, plural, reasonWords, ruleName } from './words.js';

/** Findings told of one requirement; the counts are whole. */
const MOST = 100;

interface Case {
  '@name': string;
  '@classname': string;
  '@time': string;
  failure?: { '@message': string; '@type': string; '#text': string };
  error?: { '@message': string; '@type': string; '#text': string };
  skipped?: { '@message': string };
}

function told(findings: Finding[], names: Map<string, string>): string {
  const lines = findings.slice(0, MOST).map((finding) => {
    const place = finding.line === undefined ? '' : `:${finding.line}:${finding.column ?? 1}`;
    const path = finding.path ? ` (${finding.path})` : '';
    return `${names.get(finding.payload) ?? finding.payload}${place} ${ruleName(finding)}: ${messageOf(finding)}${path}`;
  });
  if (findings.length > MOST) lines.push(`and ${findings.length - MOST} more in the JSON report`);
  return lines.join('\n');
}

function verdict(row: RequirementRow, findings: Finding[], names: Map<string, string>): Partial<Case> {
  const text = told(findings, names);
  if (row.outcome === 'broken') {
    return { error: { '@message': 'A rule itself failed', '@type': 'broken', '#text': text } };
  }
  if (row.outcome === 'fail') {
    const message = plural(row.counts.fail, 'failure');
    if (findings.some(({ gates }) => gates))
      return { failure: { '@message': message, '@type': row.verb, '#text': text } };
    return { skipped: { '@message': `${message}; the gate does not ask for this` } };
  }
  if (row.outcome === 'pass') return {};
  const words = { review: 'not decided', 'not-tested': 'not tested', 'not-applicable': 'does not apply' }[row.outcome];
  return { skipped: { '@message': row.reason ? `${words}: ${reasonWords(row.reason)}` : words } };
}

function suite(standard: StandardRow, report: Report, settings: ReportSettings, names: Map<string, string>): object {
  const findings = groupBy(
    report.findings.filter((finding) => finding.standard === standard.id),
    (finding) => finding.requirement ?? '',
  );
  const cases = standard.requirements.map((row): Case => {
    const text = settings.words?.requirement(standard.id, row.id)?.text;
    return {
      '@name': text ? `${row.id}: ${text}` : row.id,
      '@classname': `${standard.id}.${standard.stage}`,
      '@time': '0',
      ...verdict(row, findings.get(row.id) ?? [], names),
    };
  });
  return suiteOf(standard.name, cases, report);
}

function suiteOf(name: string, cases: Case[], report: Report): object {
  return {
    '@name': name,
    '@tests': cases.length,
    '@failures': cases.filter(({ failure }) => failure).length,
    '@errors': cases.filter(({ error }) => error).length,
    '@skipped': cases.filter(({ skipped }) => skipped).length,
    '@time': '0',
    '@timestamp': report.run.started.slice(0, 19),
    testcase: cases,
  };
}

function inputs(report: Report, names: Map<string, string>): object[] {
  const cases = report.errors.map(({ code, message, payload }): Case => {
    const name = payload === undefined ? code : (names.get(payload) ?? payload);
    return {
      '@name': name,
      '@classname': 'careconform.input',
      '@time': '0',
      error: { '@message': message, '@type': code, '#text': message },
    };
  });
  return cases.length ? [suiteOf('What could not be read', cases, report)] : [];
}

function unrecognised(report: Report): object[] {
  const cases = notRecognised(report).map(
    (row): Case => ({
      '@name': row.name,
      '@classname': 'careconform.input',
      '@time': '0',
      skipped: { '@message': whyNotRecognised(row) },
    }),
  );
  return cases.length ? [suiteOf('What was not recognised', cases, report)] : [];
}

export const junit: Reporter = {
  format: 'junit',
  extension: 'xml',
  render(report, settings) {
    const names = new Map(report.payloads.map(({ id, name }) => [id, name]));
    const builder = new XMLBuilder({
      ignoreAttributes: false,
      attributeNamePrefix: '@',
      format: true,
      suppressEmptyNode: true,
      suppressBooleanAttributes: false,
    });
    const suites = [
      ...report.standards.map((standard) => suite(standard, report, settings, names)),
      ...inputs(report, names),
      ...unrecognised(report),
    ];
    const root = { '@name': 'careconform', '@time': String(report.run.seconds), testsuite: suites };
    return builder.build({ '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, testsuites: root }) as string;
  },
};
