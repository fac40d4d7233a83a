/** The tables of the view by heading, made once for text, Markdown and HTML. */
import type { DocumentRow, DocumentsPart, DocumentTotal, HeadingState } from '../documents.js';
import { printable } from '../printable.js';
import type { Report } from '../types.js';
import { grouped, plural } from '../words.js';
import { listedHeadings } from './sentences.js';
import { isThere, kindSaid, receiverSaid, STATE_WORDS, stateSaid } from './words.js';

export interface HeadingsTable {
  title: string;
  columns: { head: string; number?: boolean }[];
  rows: string[][];
}

export const HEADINGS_TITLE = 'Documents, heading by heading';
export const NO_VALUES =
  'No content of a record is shown; names of headings are those of the guides. Coded: each clinical entry has a code. Text only: nothing has one, and something might. Present: text, and the guides have no coded form for it.';

/** Said where no document is shown. */
export function noneFound(documents: DocumentsPart | undefined): string {
  if (!documents) return 'This report was made by a version that did not look at headings. Make it anew.';
  const others = documents.others > 0 ? ` ${othersSaid(documents.others)}` : '';
  return `No document of transfer of care or of palliative care was found.${others}`;
}

export function othersSaid(others: number): string {
  return `${plural(others, 'document')} of another kind ${others === 1 ? 'is' : 'are'} not shown.`;
}

const SHOWN: HeadingState[][] = [
  ['coded'],
  ['partly-coded'],
  ['present', 'in-header'],
  ['text-only'],
  ['wrong-code'],
  ['empty'],
  ['missing-mandatory'],
  ['missing-held'],
  ['not-sent'],
];

/** How often each state stands under each heading, for documents of one kind. */
export function totalsTable(total: DocumentTotal): HeadingsTable {
  return {
    title: `${plural(total.documents, 'document')}: ${kindSaid(total)}`,
    columns: [
      { head: 'Heading' },
      ...SHOWN.map(([state]) => ({ head: capital(TOTAL_WORDS[state!] ?? STATE_WORDS[state!]), number: true })),
    ],
    rows: total.headings.map(({ name, states }) => [
      name,
      ...SHOWN.map((some) => grouped(some.reduce((sum, state) => sum + (states[state] ?? 0), 0))),
    ]),
  };
}

const TOTAL_WORDS: Partial<Record<HeadingState, string>> = {
  'missing-mandatory': 'mandatory, missing',
  'missing-held': 'held, missing',
};

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}

export function documentTable(document: DocumentRow, names: ReadonlyMap<string, string>): HeadingsTable {
  return {
    title: documentTitle(document, names),
    columns: [{ head: 'Heading' }, { head: 'Asked for' }, { head: 'What is there' }, { head: 'For a receiver' }],
    rows: listedHeadings(document).map((row) => [
      row.name,
      row.asked ?? '–',
      stateSaid(row),
      isThere(row) ? receiverSaid(row) : '–',
    ]),
  };
}

export function documentTitle(document: DocumentRow, names: ReadonlyMap<string, string>): string {
  const record = document.record === undefined ? '' : `, record ${document.record}`;
  return `${printable(names.get(document.payload) ?? document.payload)}${record}: ${kindSaid(document)}`;
}

export function payloadNames({ payloads }: Report): Map<string, string> {
  return new Map(payloads.map(({ id, name }) => [id, name]));
}
