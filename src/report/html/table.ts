/** A table with a caption, heads that say what they are the head of, and room to scroll where a screen is narrow. */
import { type Html, html } from './html.js';

export interface Column {
  head: string;
  number?: boolean;
}

/** The first cell of each row is its head. */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly (Html | string | number)[])[],
): Html {
  const kind = (i: number) => (columns[i]?.number ? html` class="n"` : '');
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><p class="hint">If columns are cut off, scroll this table sideways.</p><table><caption>${caption}</caption>
<thead><tr>${columns.map(({ head }, i) => html`<th scope="col"${kind(i)}>${head}</th>`)}</tr></thead>
<tbody>${rows.map(
    (
      row,
    ) => html`<tr>${row.map((cell, i) => (i === 0 ? html`<th scope="row">${cell}</th>` : html`<td${kind(i)}>${cell}</td>`))}</tr>
`,
  )}</tbody></table></div>
`;
}
