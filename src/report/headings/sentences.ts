/** What is said of one document beside its table of headings. */
import type { DocumentRow, HeadingRow } from '../documents.js';
import { percentOf } from '../measure-words.js';
import type { MeasuresPart } from '../measures.js';
import { grouped, plural } from '../words.js';
import { isThere, unlinkedSaid } from './words.js';

/** Guide, size, what was not sent, and the document's own shares. */
export function documentSentences(document: DocumentRow, measures: MeasuresPart | undefined): string[] {
  return [
    ...(document.guide === undefined ? [] : [`Asked for by: ${document.guide}${document.draft ? ' (a draft)' : ''}.`]),
    ...(document.untabled
      ? ['No table of headings was read for this kind of document, so none is said to be missing.']
      : []),
    ...notSent(document.headings),
    ...(document.unplaced?.length
      ? [`Where these stand in a document is not agreed, so nothing is said of them: ${document.unplaced.join('; ')}.`]
      : []),
    ...(document.unlinked > 0 ? [`${unlinkedSaid(document.unlinked)}.`] : []),
    ...(document.large ? ['The payload is larger than receivers are advised to take.'] : []),
    ...sharesOf(document, measures),
  ];
}

function notSent(headings: readonly HeadingRow[]): string[] {
  const named = (asked: HeadingRow['asked'][]): string =>
    headings
      .filter((row) => row.state === 'not-sent' && asked.includes(row.asked))
      .map(({ name }) => name)
      .join('; ');
  const required = named(['required', 'mandatory']);
  const optional = named(['optional']);
  return [
    ...(required ? [`Not sent, and to be sent where the sender holds it: ${required}.`] : []),
    ...(optional ? [`Not sent, and optional: ${optional}.`] : []),
  ];
}

function sharesOf({ measures: own }: DocumentRow, measures: MeasuresPart | undefined): string[] {
  return own.flatMap(({ id, numerator, denominator }) => {
    const figure = measures?.figures.find((one) => one.id === id);
    if (figure?.counted !== 'content') return [];
    return [
      `${figure.title}: ${percentOf(numerator, denominator)} (${grouped(numerator)} of ${plural(denominator, 'piece')}).`,
    ];
  });
}

/** Headings that are listed: what is there, and what is missing. Those merely not sent stand in a sentence. */
export function listedHeadings({ headings }: DocumentRow): HeadingRow[] {
  return headings.filter((row) => isThere(row) || row.state !== 'not-sent');
}
