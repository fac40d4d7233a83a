/**
 * The HTML report: one file, whole without JavaScript, that asks for nothing: its policy allows its own sheet and no other
 * source. The board's page comes first, the engineer's after it.
 */
import { sizeLine } from '../digest.js';
import { HEADINGS_TITLE } from '../headings/tables.js';
import { inPieces } from '../in-pieces.js';
import { MEASURES_TITLE } from '../measure-words.js';
import type { Reporter, ReportSettings } from '../reporter.js';
import { sha256 } from '../sha256.js';
import type { Report } from '../types.js';
import { gate, verdicts, worst } from './board.js';
import { chartPatterns } from './chart.js';
import { payloads, standards } from './details.js';
import { documents } from './documents.js';
import { guide } from './guide.js';
import { Html, html } from './html.js';
import { notTested, sample } from './limits.js';
import { measures } from './measures.js';
import { STYLE } from './style.js';

/** The Content-Security-Policy of our pages: their own sheet, and nothing else from anywhere. */
export function policy(): string {
  const digest = btoa(String.fromCharCode(...sha256(new TextEncoder().encode(STYLE))));
  return `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `23 November 2026, 09:00 UTC` */
function dateWords(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number);
  return `${day} ${MONTHS[month! - 1]} ${year}, ${iso.slice(11, 16)} UTC`;
}

function summary(report: Report): Html {
  const { run, catalogue, tool } = report;
  const rows: [string, string][] = [
    ...(run.label === undefined ? [] : [['Run', run.label] as [string, string]]),
    ['Checked', sizeLine(report)],
    ['When', dateWords(run.started)],
    ['Data', run.data === 'not stated' ? 'not stated whether synthetic or live' : run.data],
    ['Policy', run.policy],
    ['Catalogue', `version ${catalogue.version}, stages as of ${catalogue.asOf}`],
    ['Values shown', run.values === 'full' ? 'all: this report holds values of payloads' : run.values],
    ['Made by', `${tool.name} ${tool.version}`],
  ];
  return html`<dl class="sum">${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

const CONTENTS: [string, string][] = [
  ['verdicts', 'Verdict for each standard, by stage'],
  ['worst', 'What fails most, and what to do first'],
  ['untested', 'What was not tested, and why'],
  ['sample', 'What this sample supports'],
  ['measures', MEASURES_TITLE],
  ['headings', HEADINGS_TITLE],
  ['details', 'For engineers: requirements and findings'],
  ['payloads', 'Payloads'],
  ['guide', 'How to read this report'],
];

function* page(report: Report, settings: ReportSettings): Generator<Html> {
  yield html`<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${new Html(policy())}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer"><title>Conformance report &#8211; ${report.run.label ?? report.tool.name}</title>
<style>${new Html(STYLE)}</style></head>
<body><a class="skip" href="#main">Skip to main content</a>
<header class="bar"><div class="w"><p>${report.tool.name} <span>NHS interoperability standards: conformance of sample payloads</span></p></div></header>
<main id="main" class="w"><h1>Conformance report</h1>
${gate(report)}${summary(report)}
<nav aria-label="Contents"><ul>${CONTENTS.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
${chartPatterns()}`;
  yield verdicts(report);
  yield worst(report, settings.words);
  yield notTested(report);
  yield sample(report);
  yield measures(report);
  yield documents(report);
  yield standards(report, settings);
  yield payloads(report);
  yield guide();
  yield html`</main><footer><div class="w"><p>${report.tool.name} ${report.tool.version}, catalogue ${report.catalogue.version}
<code>${report.catalogue.digest}</code>. Not a product of the NHS, and no approval by it.</p></div></footer></body></html>
`;
}

function* text(report: Report, settings: ReportSettings): Generator<string> {
  for (const part of page(report, settings)) yield part.text;
}

export const htmlReport: Reporter = {
  format: 'html',
  extension: 'html',
  render: (report, settings) => inPieces(text(report, settings)),
};
