/** For clinicians: each document heading by heading, as plain text. */
import { aligned } from '../aligned.js';
import { inPieces } from '../in-pieces.js';
import type { Reporter, ReportSettings } from '../reporter.js';
import type { Report } from '../types.js';
import { plural } from '../words.js';
import { indent } from '../wrap.js';
import { documentSentences } from './sentences.js';
import {
  documentTable,
  HEADINGS_TITLE,
  type HeadingsTable,
  NO_VALUES,
  noneFound,
  othersSaid,
  payloadNames,
  totalsTable,
} from './tables.js';

function block(
  { title, columns, rows }: HeadingsTable,
  sentences: readonly string[],
  { width }: ReportSettings,
): string {
  const table = rows.length > 0 ? aligned({ columns, rows }) : '';
  return `\n${title}\n\n${table}${sentences.map((sentence) => indent(sentence, 0, width)).join('')}`;
}

function* text(report: Report, settings: ReportSettings): Generator<string> {
  const { documents, measures } = report;
  yield `${HEADINGS_TITLE}\n`;
  if (!documents || documents.totals.length === 0) {
    yield indent(noneFound(documents), 0, settings.width);
    return;
  }
  yield indent(`${documents.receiver?.note ?? ''} ${NO_VALUES}`.trim(), 0, settings.width);
  for (const total of documents.totals) if (total.documents > 1) yield block(totalsTable(total), [], settings);
  const names = payloadNames(report);
  for (const document of documents.kept)
    yield block(documentTable(document, names), documentSentences(document, measures), settings);
  if (documents.more > 0) yield `\n${plural(documents.more, 'document')} more, counted in the first tables.\n`;
  if (documents.others > 0) yield `\n${othersSaid(documents.others)}\n`;
}

export const headings: Reporter = {
  format: 'headings',
  extension: 'txt',
  render: (report, settings) => inPieces(text(report, settings)),
};
