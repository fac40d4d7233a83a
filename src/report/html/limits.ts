/** What the report does not say: what was not tested, and what a sample of this size supports. */
import { sampleOf } from '../../sample.js';
import { untested } from '../digest.js';
import type { Report } from '../types.js';
import { grouped } from '../words.js';
import { type Html, html } from './html.js';
import { table } from './table.js';

export function notTested(report: Report): Html {
  const groups = untested(report);
  const total = groups.reduce((sum, group) => sum + group.requirements.length, 0);
  const rows = groups.map(({ outcome, reason, requirements }) => [
    reason,
    outcome === 'review' ? 'looked at, not decided' : 'not tested',
    grouped(requirements.length),
    requirements.length > 4
      ? html`<details><summary>Show all ${requirements.length}</summary>${requirements.join(', ')}</details>`
      : requirements.join(', '),
  ]);
  const columns = [{ head: 'Why' }, { head: 'What' }, { head: 'Requirements', number: true }, { head: 'Which' }];
  const unread = report.errors.map(({ message, payload }) => html`<li>${payload ? `${payload}: ` : ''}${message}</li>`);
  return html`<h2 id="untested">What was not tested, and why</h2>
<p>${total === 0 ? 'Every requirement was decided.' : `${grouped(total)} requirements were not decided. Silence on them is no pass.`}</p>
${total > 0 && table('Requirements that were not decided, by reason', columns, rows)}
${unread.length > 0 && html`<h3>What could not be read or written</h3><ul>${unread}</ul>`}`;
}

function percent(share: number): string {
  if (share === 0 || share === 1) return `${share * 100} %`;
  if (share >= 0.1) return `${(share * 100).toFixed(0)} %`;
  return `${(share * 100).toPrecision(2)} %`;
}

export function sample(report: Report): Html {
  const rows = report.standards.flatMap((row) => {
    const found = row.sample ?? sampleOf(row.counts);
    if (!found) return [];
    const { targets, failing, atMost } = found;
    return [[row.name, grouped(targets), grouped(failing), percent(failing / targets), percent(atMost)]];
  });
  const heads = ['Targets decided', 'Failing', 'Share', 'At most'].map((head) => ({ head, number: true }));
  return html`<h2 id="sample">What this sample supports</h2>
<p>The last column is the largest share of failing targets that agrees with this sample at 95 % confidence. It holds only if the
targets were drawn at random and apart from each other; a sample that was chosen supports nothing beyond itself.</p>
${table('Targets and the bound of their failing share (exact binomial, one-sided)', [{ head: 'Standard' }, ...heads], rows)}`;
}
