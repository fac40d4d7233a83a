/** Documents of transfer of care, heading by heading, for clinicians. */
import { documentSentences } from '../headings/sentences.js';
import {
  documentTable,
  HEADINGS_TITLE,
  type HeadingsTable,
  NO_VALUES,
  noneFound,
  othersSaid,
  payloadNames,
  totalsTable,
} from '../headings/tables.js';
import type { Report } from '../types.js';
import { plural } from '../words.js';
import { type Html, html } from './html.js';
import { table } from './table.js';

/** Each takes some 200 elements, and a page of more than some 15,000 is slow to open. */
const DOCUMENTS_SHOWN = 25;

function part({ title, columns, rows }: HeadingsTable, sentences: readonly string[]): Html {
  return html`<details><summary>${title}</summary>${rows.length > 0 && table(title, columns, rows)}
${sentences.length > 0 && html`<ul>${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`}</details>
`;
}

export function documents(report: Report): Html {
  const { documents: found, measures } = report;
  const heading = html`<h2 id="headings">${HEADINGS_TITLE}</h2>`;
  if (!found || found.totals.length === 0) return html`${heading}<p>${noneFound(found)}</p>`;
  const names = payloadNames(report);
  const shown = found.kept.slice(0, DOCUMENTS_SHOWN);
  const left = found.kept.length - shown.length + found.more;
  return html`${heading}<p>${found.receiver?.note} ${NO_VALUES}</p>
${found.totals.map((total) => total.documents > 1 && part(totalsTable(total), []))}
${shown.map((document) => part(documentTable(document, names), documentSentences(document, measures)))}
${left > 0 && html`<p>${plural(left, 'document')} more, counted in the first tables.</p>`}${found.others > 0 && html`<p>${othersSaid(found.others)}</p>`}`;
}
