/** What the report does not say: what was not tested, and what a sample of this size supports. */
import { weakestSample } from '../../sample.js';
import { type Untested, untested } from '../digest.js';
import { TO_SHOW_TITLE, toShow } from '../to-show.js';
import type { Report } from '../types.js';
import { grouped, plural } from '../words.js';
import { type Html, html } from './html.js';
import { table } from './table.js';

const COLUMNS = [{ head: 'Why' }, { head: 'What' }, { head: 'Requirements', number: true }, { head: 'Which' }];

function row({ outcome, reason, requirements }: Untested): (Html | string)[] {
  const which =
    requirements.length > 4
      ? html`<details><summary>Show all ${requirements.length}</summary>${requirements.join(', ')}</details>`
      : requirements.join(', ');
  const what = outcome === 'review' ? 'looked at, not decided' : 'not tested';
  return [reason, what, grouped(requirements.length), which];
}

const sizeOf = (groups: readonly Untested[]): number =>
  groups.reduce((sum, group) => sum + group.requirements.length, 0);

export function notTested(report: Report): Html {
  const groups = untested(report);
  const total = sizeOf(groups);
  const shared = groups.filter(({ common }) => common);
  const own = groups.filter(({ common }) => !common);
  const open = toShow(report).map(({ todo, names }) => html`<li>${todo}: ${names.join(', ')}</li>`);
  const unread = report.errors.map(({ message, payload }) => html`<li>${payload ? `${payload}: ` : ''}${message}</li>`);
  return html`<h2 id="untested">What was not tested, and why</h2>
<p>${total === 0 ? 'Every requirement was decided.' : `${grouped(total)} requirements were not decided. Silence on them is no pass.`}</p>${open.length > 0 && html`<h3>${TO_SHOW_TITLE}</h3><ul>${open}</ul>`}
${shared.length > 0 && table('Requirements that were not decided, by reason', COLUMNS, shared.map(row))}
${
  own.length > 0 &&
  html`<details><summary>${plural(sizeOf(own), 'requirement')} more, each with a reason of its own</summary>
${table('Requirements not decided for a reason of their own', COLUMNS, own.map(row))}</details>`
}
${unread.length > 0 && html`<h3>What could not be read or written</h3><ul>${unread}</ul>`}`;
}

function percent(share: number): string {
  if (share === 0 || share === 1) return `${share * 100} %`;
  if (share >= 0.1) return `${(share * 100).toFixed(0)} %`;
  return `${(share * 100).toPrecision(2)} %`;
}

export function sample(report: Report): Html {
  const rows = report.standards.flatMap((row) => {
    const found = weakestSample(row.rules ?? []);
    if (!found) return [];
    const { rule, targets, failing, atMost } = found;
    return [[row.name, rule, grouped(targets), grouped(failing), percent(failing / targets), percent(atMost)]];
  });
  const heads = ['Targets decided', 'Failing', 'Share', 'At most'].map((head) => ({ head, number: true }));
  return html`<h2 id="sample">What this sample supports</h2>
<p>The last column is the largest share of failing targets that agrees with this sample at 95 % confidence. It holds only if the
targets were drawn at random and apart from each other; a sample that was chosen supports nothing beyond itself. Rules of a standard
look at the same targets, so the row of a standard is that of its weakest rule, the one with the largest bound.</p>
${table('Targets and the bound of their failing share (exact binomial, one-sided)', [{ head: 'Standard' }, { head: 'Weakest rule' }, ...heads], rows)}`;
}
