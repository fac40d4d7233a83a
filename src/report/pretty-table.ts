/** The verdict table: every standard by stage, with the counts that its verdict stands on. */

import { weakestSample } from '../sample.js';
import { type Ink, painter } from './ansi.js';
import { byStage } from './digest.js';
import { atMost } from './percent.js';
import type { ReportSettings } from './reporter.js';
import type { Report, StandardRow, VerdictWord } from './types.js';
import { grouped, VERDICT_BASIS, VERDICT_WORDS } from './words.js';
import { wrap } from './wrap.js';

const INKS: Record<VerdictWord, Ink> = {
  'does-not-conform': 'red',
  'cannot-say': 'yellow',
  'no-failures-found': 'cyan',
  'conforms-to-what-can-be-tested': 'green',
  'not-assessable': 'dim',
};

const COUNTS = ['fail', 'review', 'pass'] as const;
const HEADS = ['Fail', 'Review', 'Pass', 'At most', 'Not tested'];
const STAGE = 10;
const GAP = 2;

/** A requirement, not a target, is what can be left untested, so that column counts requirements. */
function numbers(row: StandardRow): string[] {
  if (row.verdict === 'not-assessable') return HEADS.map(() => '–');
  const untested = row.requirements.filter((requirement) => requirement.outcome === 'not-tested').length;
  return [
    ...COUNTS.map((name) => grouped(row.counts[name])),
    atMost(weakestSample(row.rules ?? [])),
    grouped(untested),
  ];
}

interface Layout {
  name: number;
  verdict: number;
  counts: number[];
}

function layout(rows: StandardRow[], width: number): Layout {
  const counts = HEADS.map((head, i) => Math.max(head.length, ...rows.map((row) => numbers(row)[i]!.length)));
  const verdict = Math.max(7, ...rows.map((row) => VERDICT_WORDS[row.verdict].length));
  const taken = counts.reduce((sum, n) => sum + n + GAP, 0) + verdict + STAGE + 2 * GAP;
  const longest = Math.max(8, ...rows.map((row) => row.name.length));
  return { name: Math.max(20, Math.min(longest, width - taken)), verdict, counts };
}

function line(name: string, stage: string, verdict: string, counts: string[], at: Layout): string {
  const left = [name.padEnd(at.name), stage.padEnd(STAGE), verdict.padEnd(at.verdict)];
  return [...left, ...counts.map((count, i) => count.padStart(at.counts[i]!))].join(' '.repeat(GAP)).trimEnd();
}

/** @returns the lines of the table, and of the changes of stage that fall due soon */
export function* verdictTable(report: Report, settings: ReportSettings): Generator<string> {
  const rows = byStage(report.standards);
  if (rows.length === 0) return;
  const paint = painter(settings.colour);
  const at = layout(rows, settings.width);
  yield `${paint('bold', line('Standard', 'Stage', 'Verdict', HEADS, at))}\n`;
  for (const row of rows) {
    const [first, ...more] = wrap(row.name, at.name);
    const words = VERDICT_WORDS[row.verdict];
    const plain = line(first!, row.stage, words, numbers(row), at);
    const start = at.name + GAP + STAGE + GAP;
    yield `${plain.slice(0, start)}${paint(INKS[row.verdict], words)}${plain.slice(start + words.length)}\n`;
    for (const rest of more) yield `${rest}\n`;
  }
  const view = report.catalogue.stages === 'report' ? "the report's picture of 2020" : `as of ${report.catalogue.asOf}`;
  yield `Stages: ${view}. Catalogue ${report.catalogue.version}. Not tested counts requirements; the others count what was looked at.\n`;
  yield `${VERDICT_BASIS}\n`;
  yield 'At most: the largest failing share that this sample leaves possible (95 %, exact), if it was drawn at random, for the weakest rule.\n';
  const { edition } = report.catalogue;
  if (edition && edition !== 'latest')
    yield `Rules that came after edition ${edition} are notes; --catalogue latest puts them in force.\n`;
  yield* stageChanges(rows);
  yield '\n';
}

function* stageChanges(rows: StandardRow[]): Generator<string> {
  for (const row of rows) {
    for (const { from, stage } of row.due ?? []) yield `${row.name} becomes ${stage} on ${from}.\n`;
  }
}
