/** One line a finding, as compilers print them: easy to search, and editors make the place a link. */
import { gateLine, sizeLine, valuesLine } from './digest.js';
import { inPieces } from './in-pieces.js';
import { notRecognised, whyNotRecognised } from './not-recognised.js';
import type { Reporter } from './reporter.js';
import { toShow } from './to-show.js';
import type { Finding, Report } from './types.js';
import { levelWord, messageOf, NOT_AUTHORISED, plural, ruleName } from './words.js';

function place(finding: Finding): string {
  if (finding.line === undefined) return '';
  return finding.column === undefined ? `:${finding.line}` : `:${finding.line}:${finding.column}`;
}

function* lines(report: Report): Generator<string> {
  const names = new Map(report.payloads.map((row) => [row.id, row.name]));
  for (const finding of report.findings) {
    const where = `${names.get(finding.payload) ?? finding.payload}${place(finding)}`;
    const path = finding.path ? ` (${finding.path})` : '';
    yield `${where}: ${levelWord(finding)} ${ruleName(finding)}: ${messageOf(finding)}${path} [${finding.stage}]\n`;
  }
  for (const [rule, count] of Object.entries(report.more)) {
    yield `${rule}: and ${plural(count, 'finding')} more, counted but not listed (--max-findings)\n`;
  }
  for (const row of notRecognised(report)) {
    yield `${row.name}: note payload/not-recognised: ${whyNotRecognised(row)}\n`;
  }
  for (const error of report.errors) {
    const name = error.payload === undefined ? 'careconform' : (names.get(error.payload) ?? error.payload);
    yield `${name}: not done: ${error.message}\n`;
  }
  if (!report.complete) yield 'The run was stopped before its end; what follows is of the part that was done.\n';
  for (const { todo, names } of toShow(report)) yield `go-live: ${todo}: ${names.join(', ')}\n`;
  yield `${gateLine(report)} ${sizeLine(report)}. ${NOT_AUTHORISED}\n`;
  const warning = valuesLine(report);
  if (warning) yield `${warning}\n`;
}

export const compact: Reporter = {
  format: 'compact',
  extension: 'txt',
  render: (report) => inPieces(lines(report)),
};
