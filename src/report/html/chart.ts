/** Bars of the requirements of each standard, drawn in the page; the table below holds the same numbers. */
import type { RequirementRow } from '../types.js';
import { type Html, html } from './html.js';

/** A standard, as far as it is drawn. */
interface Drawn {
  name: string;
  requirements: readonly Pick<RequirementRow, 'outcome'>[];
}

const PARTS = [
  { name: 'fail', label: 'fail or broke', outcomes: ['fail', 'broken'] },
  { name: 'review', label: 'review', outcomes: ['review'] },
  { name: 'pass', label: 'pass', outcomes: ['pass'] },
  { name: 'untested', label: 'not tested', outcomes: ['not-tested', 'not-applicable'] },
] as const;

/** Patterns besides colours, for who cannot tell the colours and for print. Once in a page. */
export function chartPatterns(): Html {
  return html`<svg class="defs" aria-hidden="true" focusable="false"><defs>
<pattern id="p-fail" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="c-fail" width="6" height="6" fill="currentColor"/><path d="M0 0V6" stroke="#fff" stroke-width="2" stroke-opacity=".45"/></pattern>
<pattern id="p-review" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="c-review" width="6" height="6" fill="currentColor"/><circle cx="3" cy="3" r="1.4" fill="#fff" fill-opacity=".55"/></pattern>
<pattern id="p-pass" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="c-pass" width="6" height="6" fill="currentColor"/></pattern>
<pattern id="p-untested" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="c-untested" width="6" height="6" fill="currentColor" fill-opacity=".25"/><path d="M0 6L6 0" class="c-untested" stroke="currentColor" stroke-width="1"/></pattern>
</defs></svg>
`;
}

/** How many requirements of a standard came out in each way, as chart and table show them. */
export function requirementCounts(row: Drawn): { label: string; name: string; count: number }[] {
  return PARTS.map(({ name, label, outcomes }) => {
    const of: readonly string[] = outcomes;
    return { name, label, count: row.requirements.filter(({ outcome }) => of.includes(outcome)).length };
  });
}

function bar(row: Drawn, most: number): Html {
  let at = 0;
  const counts = requirementCounts(row).filter(({ count }) => count > 0);
  const parts = counts.map(({ name, count }) => {
    const start = at;
    at += (count / most) * 100;
    return html`<rect x="${start.toFixed(2)}%" y="0" width="${(at - start).toFixed(2)}%" height="100%" fill="url(#p-${name})"/>`;
  });
  const said = counts.map(({ label, count }) => `${count} ${label}`).join(', ');
  return html`<p>${row.name}: ${said}</p><svg class="chart" aria-hidden="true" focusable="false">${parts}</svg>
`;
}

/** The bars of some standards, to one scale. Each has its numbers in words beside it, so a reader aloud needs no more. */
export function chart(rows: readonly Drawn[]): Html {
  const drawn = rows.filter((row) => row.requirements.length > 0);
  if (drawn.length === 0) return html``;
  const most = Math.max(...drawn.map((row) => row.requirements.length));
  return html`<figure class="bars">${drawn.map((row) => bar(row, most))}
<figcaption>Requirements of each standard: striped fails, dotted review, plain passes, hatched not tested.</figcaption></figure>
`;
}
