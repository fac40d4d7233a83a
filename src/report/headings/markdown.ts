/** For clinicians: each document heading by heading, in Markdown. */
import { inPieces } from '../in-pieces.js';
import { markdownTable, plainMarkdown } from '../markdown-text.js';
import type { Reporter } from '../reporter.js';
import type { Report } from '../types.js';
import { plural } from '../words.js';
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

function section({ title, columns, rows }: HeadingsTable, sentences: readonly string[]): string {
  const table = markdownTable(
    columns.map(({ head }) => head),
    rows.map((row) => row.map(plainMarkdown)),
    columns.map(({ number }) => number),
  );
  const said = sentences.map((sentence) => `- ${plainMarkdown(sentence)}\n`).join('');
  return `#### ${plainMarkdown(title)}\n\n${rows.length > 0 ? table : ''}${said ? `${said}\n` : ''}`;
}

function* text(report: Report): Generator<string> {
  const { documents, measures } = report;
  yield `### ${HEADINGS_TITLE}\n\n`;
  if (!documents || documents.totals.length === 0) {
    yield `${plainMarkdown(noneFound(documents))}\n`;
    return;
  }
  yield `${plainMarkdown(`${documents.receiver?.note ?? ''} ${NO_VALUES}`.trim())}\n\n`;
  for (const total of documents.totals) if (total.documents > 1) yield section(totalsTable(total), []);
  const names = payloadNames(report);
  for (const document of documents.kept)
    yield section(documentTable(document, names), documentSentences(document, measures));
  if (documents.more > 0) yield `${plural(documents.more, 'document')} more, counted in the first tables.\n\n`;
  if (documents.others > 0) yield `${othersSaid(documents.others)}\n`;
}

export const headingsMarkdown: Reporter = {
  format: 'headings-markdown',
  extension: 'md',
  render: (report) => inPieces(text(report)),
};
