/** The board's page: the gate, the verdicts by stage, what fails most, what to do first. */
import type { StageOrOutside } from '../../catalogue/types.js';
import { byStage, type GateState, gateLine, gateState } from '../digest.js';
import type { CatalogueWords } from '../reporter.js';
import type { Report, StandardRow } from '../types.js';
import { grouped, NOT_AUTHORISED, ruleName, STAGE_ORDER, VERDICT_BASIS } from '../words.js';
import { weightOf } from '../worst-first.js';
import { chart, requirementCounts } from './chart.js';
import { type Html, html } from './html.js';
import { table } from './table.js';
import { verdictTag } from './tags.js';

const STAGES: Record<StageOrOutside, { head: string; meaning: string }> = {
  ready: { head: 'Ready', meaning: 'Standards that organisations should keep to in full now.' },
  live: { head: 'Live', meaning: 'Standards that are live, and that organisations should be planning to adopt.' },
  future: { head: 'Future', meaning: 'Standards that will be asked for; a failure here is a forecast.' },
  undefined: { head: 'Undefined', meaning: 'Standards that are needed and not yet defined; nothing can pass or fail.' },
  outside: { head: 'Outside the ten sets', meaning: 'In the catalogue, and not one of the ten sets counted in 2020.' },
};

const RULES_SHOWN = 10;
const FIRST_STEPS = 5;

const GATES: Record<GateState, { look: string; words: string }> = {
  passed: { look: 'pass', words: 'The gate passed' },
  failed: { look: 'fail', words: 'The gate failed' },
  'not-set': { look: 'untested', words: 'No gate was set' },
  'not-judged': { look: 'untested', words: 'Not judged' },
};

export function gate(report: Report): Html {
  const { look, words } = GATES[gateState(report)];
  return html`<div class="gate ${look}"><p><strong>${words}</strong></p>
<p>${gateLine(report)}</p><p><strong>${NOT_AUTHORISED}</strong></p></div>
${report.complete ? '' : html`<div class="inset"><p>The run was stopped before its end. What follows is of the part that was done.</p></div>`}`;
}

function stageTable(stage: StageOrOutside, rows: StandardRow[]): Html {
  const heads = ['Fail or broke', 'Review', 'Pass', 'Not tested'].map((head) => ({ head, number: true }));
  const columns = [{ head: 'Standard' }, { head: 'Verdict' }, ...heads, { head: 'Failing targets', number: true }];
  const body = rows.map((row) => [
    html`<a href="#s-${row.id}">${row.name}</a>`,
    verdictTag(row.verdict),
    ...requirementCounts(row).map(({ count }) => grouped(count)),
    grouped(row.counts.fail),
  ]);
  return table(`${STAGES[stage].head}: verdicts, and requirements by outcome`, columns, body);
}

export function verdicts(report: Report): Html {
  const view =
    report.catalogue.stages === 'report'
      ? 'The stages are those of the report’s picture of 2020, which is a reconstruction.'
      : `The stages are those in force on ${report.catalogue.asOf}.`;
  const rows = byStage(report.standards);
  const parts = STAGE_ORDER.map((stage) => {
    const of = rows.filter((row) => row.stage === stage);
    if (of.length === 0) return html``;
    const { head, meaning } = STAGES[stage];
    return html`<h3>${head}</h3><p>${meaning}</p>
${chart(of)}${stageTable(stage, of)}`;
  });
  return html`<h2 id="verdicts">Verdict for each standard, by stage</h2><p>${view}</p><p>${VERDICT_BASIS}</p>${parts}`;
}

interface Ranked {
  rule: string;
  stage: string;
  count: number;
  gates: boolean;
  /** Of its worst finding; less is worse */
  weight: number;
}

/** Rules by failures, those that gate first, then by level; what was counted and not listed is counted here too. */
export function rankedRules(report: Report): Ranked[] {
  const ranks = new Map<string, Ranked>();
  for (const finding of report.findings) {
    if (finding.outcome !== 'fail') continue;
    const rule = ruleName(finding);
    const weight = weightOf(finding);
    const rank = ranks.get(rule) ?? { rule, stage: finding.stage, count: report.more[rule] ?? 0, gates: false, weight };
    ranks.set(rule, {
      ...rank,
      count: rank.count + 1,
      gates: rank.gates || finding.gates,
      weight: Math.min(rank.weight, weight),
    });
  }
  return [...ranks.values()].sort((a, b) => a.weight - b.weight || b.count - a.count);
}

export function worst(report: Report, words: CatalogueWords | undefined): Html {
  const ranked = rankedRules(report);
  if (ranked.length === 0) return html`<h2 id="worst">What fails most</h2><p>No rule failed.</p>`;
  const rows = ranked
    .slice(0, RULES_SHOWN)
    .map(({ rule, stage, count, gates }) => [
      html`${words?.rule(rule)?.failTitle ?? rule}<br><code>${rule}</code>`,
      stage,
      gates ? 'yes' : 'no',
      grouped(count),
    ]);
  const columns = [{ head: 'Rule' }, { head: 'Stage' }, { head: 'Gates' }, { head: 'Findings', number: true }];
  const steps = ranked.slice(0, FIRST_STEPS).map(({ rule }) => {
    const said = words?.rule(rule);
    return html`<li>${said ? `${said.failTitle}. ${said.fix}` : `Look at ${rule}.`}</li>`;
  });
  return html`<h2 id="worst">What fails most</h2>${table('Rules with most findings, those that gate first, then by level', columns, rows)}
<h2 id="first">What to do first</h2><ol>${steps}</ol>`;
}
