/** The engineer's part: every requirement of every standard, and the findings, within what a browser can hold. */
import { groupBy } from '../group-by.js';
import type { ReportSettings } from '../reporter.js';
import type { Finding, PayloadRow, Report, StandardRow } from '../types.js';
import { GENERATION_WORDS, grouped, messageOf, plural, reasonWords, ruleName } from '../words.js';
import { worstFirst } from '../worst-first.js';
import { type Html, html } from './html.js';
import { table } from './table.js';
import { outcomeTag, verdictTag } from './tags.js';

/** A page of more than some 15,000 elements is slow to open; each finding takes six and each payload seven. */
const FINDINGS_SHOWN = 1000;
const FINDINGS_OF_A_RULE = 50;
const PAYLOADS_SHOWN = 400;

function place(finding: Finding): string {
  const at = finding.line === undefined ? '' : `${finding.line}:${finding.column ?? 1}`;
  return finding.record === undefined ? at : `record ${finding.record}, ${at}`;
}

function findingTable(rule: string, findings: Finding[], report: Report, names: Map<string, string>): Html {
  const rows = findings.map((finding) => [
    names.get(finding.payload) ?? finding.payload,
    place(finding),
    html`<code>${finding.path ?? ''}</code>`,
    messageOf(finding),
  ]);
  const columns = ['Payload', 'Line and column', 'Path', 'Message'].map((head) => ({ head }));
  const left = report.more[rule] ?? 0;
  const rest = left > 0 ? html`<p>${plural(left, 'finding')} more, counted and not kept.</p>` : '';
  return html`${table(`Findings of ${rule}`, columns, rows)}${rest}`;
}

function ruleDetails(rule: string, all: Finding[], shown: number, report: Report, settings: ReportSettings): Html {
  const names = new Map(report.payloads.map((row) => [row.id, row.name]));
  const words = settings.words?.rule(rule);
  const count = all.length + (report.more[rule] ?? 0);
  const listed = all.slice(0, shown);
  const rest = all.length - listed.length;
  return html`<details><summary>${words?.failTitle ?? rule}: ${plural(count, 'finding')}</summary>
<p><code>${rule}</code></p>${words && html`<p>${words.why} ${words.fix}</p>`}${findingTable(rule, listed, report, names)}
${rest > 0 && html`<p>${plural(rest, 'finding')} more in the JSON report.</p>`}</details>
`;
}

function standardPart(row: StandardRow, rules: Html[], settings: ReportSettings): Html {
  const requirements = row.requirements.map((requirement) => [
    html`${settings.words?.requirement(row.id, requirement.id)?.text ?? requirement.id} <span class="soft">(${requirement.id})</span>`,
    requirement.verb,
    outcomeTag(requirement.outcome),
    grouped(requirement.counts.fail),
    grouped(requirement.counts.pass),
    requirement.reason === undefined ? '' : reasonWords(requirement.reason),
  ]);
  const numbers = ['Fail', 'Pass'].map((head) => ({ head, number: true }));
  const columns = [{ head: 'Requirement' }, { head: 'Verb' }, { head: 'Outcome' }, ...numbers, { head: 'Why' }];
  return html`<h3 id="s-${row.id}">${row.name}</h3><p>${verdictTag(row.verdict)} <span class="soft">Stage: ${row.stage}.</span> ${row.note}</p>
${requirements.length > 0 && table(`${row.name}: requirements`, columns, requirements)}${rules}`;
}

export function standards(report: Report, settings: ReportSettings): Html {
  let room = FINDINGS_SHOWN;
  const rules = groupBy(worstFirst(report.findings), ruleName);
  const parts = new Map<string, Html[]>();
  for (const [rule, findings] of rules) {
    const shown = Math.min(findings.length, FINDINGS_OF_A_RULE, room);
    room -= shown;
    const standard = findings[0]!.standard;
    parts.set(standard, [...(parts.get(standard) ?? []), ruleDetails(rule, findings, shown, report, settings)]);
  }
  return html`<h2 id="details">For engineers: requirements and findings</h2>
${report.standards.map((row) => standardPart(row, parts.get(row.id) ?? [], settings))}`;
}

function payloadRow(row: PayloadRow): (string | number)[] {
  const { fail, review, pass } = row.counts;
  return [row.name, GENERATION_WORDS[row.generation], row.type, ...[row.records, fail, review, pass].map(grouped)];
}

export function payloads(report: Report): Html {
  const shown = [...report.payloads].sort((a, b) => b.counts.fail - a.counts.fail).slice(0, PAYLOADS_SHOWN);
  const left = report.payloads.length - shown.length;
  const numbers = ['Records', 'Fail', 'Review', 'Pass'].map((head) => ({ head, number: true }));
  const columns = [{ head: 'Payload' }, { head: 'Generation' }, { head: 'Type' }, ...numbers];
  return html`<h2 id="payloads">Payloads</h2>${table('Payloads, those with most failures first', columns, shown.map(payloadRow))}
${left > 0 && html`<p>${plural(left, 'payload')} more in the JSON report.</p>`}`;
}
