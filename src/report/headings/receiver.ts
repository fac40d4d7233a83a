/** What a receiver that follows the guides can do with each document, item by item, and by which rules that is said. */
import { aligned } from '../aligned.js';
import { type DocumentRow, type DocumentsPart, FATES, type HeadingRow } from '../documents.js';
import { inPieces } from '../in-pieces.js';
import type { Reporter, ReportSettings } from '../reporter.js';
import type { Report } from '../types.js';
import { grouped, plural } from '../words.js';
import { indent } from '../wrap.js';
import { documentTitle, noneFound, othersSaid, payloadNames } from './tables.js';
import { FATE_REASON_WORDS, isThere, unlinkedSaid } from './words.js';

const COLUMNS = [
  { head: 'Under the heading' },
  { head: 'Text' },
  ...['Coded', 'Data', 'Degraded', 'As text', 'Not usable'].map((head) => ({ head, number: true })),
  { head: 'Why not coded' },
];

const KEY =
  'Coded: may be filed as coded. Data: who, where and when, read as data. Degraded: kept as its text under a degrade code. As text: read by a person only.';

type Receiver = NonNullable<DocumentsPart['receiver']>;

function rowOf(row: HeadingRow, { degrade }: Receiver): string[] {
  const { state, items = {}, reasons = [], notes = [], degrade: codes = [] } = row;
  const hasText = state !== 'empty' && !notes.includes('words-missing');
  const named = degrade.filter(({ code }) => codes.includes(code)).map(({ code, name }) => `${code} (${name})`);
  const why = [
    ...reasons.map((reason) => FATE_REASON_WORDS[reason]),
    ...(named.length > 0 ? [`degrade code: ${named.join(' or ')}`] : []),
  ];
  return [
    row.name,
    state === 'in-header' ? 'header' : hasText ? 'shown' : 'none',
    ...FATES.map((fate) => (items[fate] ? grouped(items[fate]) : '–')),
    why.join('; ') || '–',
  ];
}

function block(document: DocumentRow, receiver: Receiver, names: ReadonlyMap<string, string>): string {
  const rows = document.headings.filter(isThere).map((row) => rowOf(row, receiver));
  const caution = receiver.cautions[document.generation];
  const sentences = [
    ...(rows.length === 0 ? ['It has no section.'] : []),
    ...(document.unlinked > 0 ? [`${unlinkedSaid(document.unlinked)}, and may not be seen.`] : []),
    ...(document.large ? ['The payload is larger than receivers are advised to take.'] : []),
    ...(caution === undefined ? [] : [caution]),
  ];
  const table = rows.length > 0 ? aligned({ columns: COLUMNS, rows }) : '';
  return `\n${documentTitle(document, names)}\n\n${table}${sentences.map((sentence) => `${sentence}\n`).join('')}`;
}

function* rules({ rules: all, unknown }: Receiver, width: number): Generator<string> {
  yield '\nBy these rules\n';
  for (const { verb, text, source } of all) {
    const checked = source.status === 'unverified' ? ', not checked' : '';
    yield indent(`${verb}: ${text} (${source.title}${checked})`, 2, width);
  }
  yield '\nNot known\n';
  for (const one of unknown) yield indent(one, 2, width);
}

function* text(report: Report, { width }: ReportSettings): Generator<string> {
  const { documents } = report;
  yield 'What a receiver can do with each document\n';
  if (!documents?.receiver) {
    yield indent(noneFound(documents), 0, width);
    return;
  }
  const { receiver } = documents;
  yield indent(receiver.note, 0, width);
  yield indent(KEY, 0, width);
  const names = payloadNames(report);
  for (const document of documents.kept) yield block(document, receiver, names);
  if (documents.more > 0)
    yield `\n${plural(documents.more, 'document')} more; their items are in the JSON report’s totals.\n`;
  if (documents.others > 0) yield `\n${othersSaid(documents.others)}\n`;
  yield* rules(receiver, width);
}

export const receiver: Reporter = {
  format: 'receiver',
  extension: 'txt',
  render: (report, settings) => inPieces(text(report, settings)),
};
