/** A summary as one page, in the look of the HTML report: whole without JavaScript, and it asks for nothing. */
import { chart, chartPatterns } from '../html/chart.js';
import { Html, html } from '../html/html.js';
import { policy } from '../html/page.js';
import { STYLE } from '../html/style.js';
import { table } from '../html/table.js';
import { printable } from '../printable.js';
import { NOT_AUTHORISED } from '../words.js';
import { type SummaryTable, summaryTables } from './tables.js';
import type { Published } from './types.js';
import { extent, SUPPRESSED } from './words.js';

function section({ id, title, note, columns, rows }: SummaryTable, published: Published): Html {
  return html`<h2 id="${id}">${title}</h2>${note ? html`<p>${note}</p>` : ''}
${id === 'requirements' && chart(published.standards)}${table(title, columns, rows)}`;
}

function runs({ runs: all }: Published): Html {
  const rows = all.map(({ started, label, tool, catalogue, complete }) => [
    started,
    label === undefined ? '–' : printable(label, 80),
    printable(tool, 40),
    `${printable(catalogue.version, 40)}, stages as of ${catalogue.asOf}`,
    complete ? 'whole' : 'stopped before its end',
  ]);
  const columns = ['Started', 'Label', 'Version', 'Catalogue', 'Run'].map((head) => ({ head }));
  return html`<h2 id="runs">The runs</h2>${table('Runs that were merged', columns, rows)}`;
}

export function summaryPage(published: Published): string {
  const tables = summaryTables(published);
  const contents = [...tables.map(({ id, title }) => [id, title]), ['runs', 'The runs']];
  const cautions = published.cautions.map((caution) => html`<p>${caution}</p>`);
  return html`<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${new Html(policy())}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer"><title>Compliance summary &#8211; careconform</title>
<style>${new Html(STYLE)}</style></head>
<body><a class="skip" href="#main">Skip to main content</a>
<header class="bar"><div class="w"><p>careconform <span>NHS interoperability standards: conformance of sample payloads</span></p></div></header>
<main id="main" class="w"><h1>Compliance summary</h1>
<p>${extent(published)}</p><p><strong>${NOT_AUTHORISED}</strong></p><p>${SUPPRESSED}</p>
${cautions.length > 0 && html`<div class="inset">${cautions}</div>`}
<nav aria-label="Contents"><ul>${contents.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
${chartPatterns()}${tables.map((one) => section(one, published))}${runs(published)}
</main><footer><div class="w"><p>Not a product of the NHS, and no approval by it.</p></div></footer></body></html>
`.text;
}
