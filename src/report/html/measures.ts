/** What the report of 2020 measured, measured in the payloads, with numerator and denominator. */
import { figuresShown, MEASURES_TITLE, shareSaid, sourceSaid } from '../measure-words.js';
import type { CountedRow } from '../measures.js';
import type { Report } from '../types.js';
import { grouped } from '../words.js';
import { type Html, html } from './html.js';
import { table } from './table.js';

export function measures({ measures: part }: Report): Html {
  const shown = figuresShown(part);
  const heading = html`<h2 id="measures">${MEASURES_TITLE}</h2>`;
  if (!part || shown.length === 0) return html`${heading}<p>Nothing to measure was in these payloads.</p>`;
  const rows = shown.map((figure) => [
    figure.title,
    shareSaid(figure),
    figure.band ?? '–',
    `${grouped(figure.numerator.count)} ${figure.numerator.is}`,
    `${grouped(figure.denominator.count)} ${figure.denominator.is}`,
    sourceSaid(figure),
  ]);
  const columns = [{ head: 'Measure' }, { head: 'Share', number: true }, { head: 'Band' }, { head: 'Numerator' }];
  const counted = part.counted.filter(({ cells }) => cells.some(({ count }) => count > 0));
  return html`${heading}<p>${part.note}</p>
${table('Measures', [...columns, { head: 'Denominator' }, { head: 'The report’s own' }], rows)}${counted.map(countedThings)}`;
}

function countedThings({ what, how, cells, notCounted }: CountedRow): Html {
  const rows = cells.map((cell) => [cell.what, grouped(cell.count)]);
  return html`<details><summary>How ${what} are counted</summary><p>${how}</p>
${table(`Counted: ${what}`, [{ head: 'Which' }, { head: 'How many', number: true }], rows)}<p>Not counted: ${notCounted.join('; ')}.</p></details>
`;
}
