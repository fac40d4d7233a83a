/** For a person at a terminal: findings by payload, the verdict of each standard, what was not tested, and what to do next. */
import { type Ink, painter } from './ansi.js';
import {
  findingsByPayload,
  firstRule,
  type GateState,
  gateLine,
  gateState,
  sizeLine,
  untestedBriefly,
  valuesLine,
} from './digest.js';
import { inPieces } from './in-pieces.js';
import { figureSentence, figuresShown, MEASURES_TITLE } from './measure-words.js';
import { notRecognised } from './not-recognised.js';
import { findingBlock } from './pretty-finding.js';
import { verdictTable } from './pretty-table.js';
import type { Reporter, ReportSettings } from './reporter.js';
import { TO_SHOW_TITLE, toShow } from './to-show.js';
import type { PayloadRow, Report } from './types.js';
import { GENERATION_WORDS, NOT_AUTHORISED, plural } from './words.js';
import { worstFirst } from './worst-first.js';
import { indent } from './wrap.js';

/** Files named of those that are no record; the JSON report names all. */
const SHOWN_UNRECOGNISED = 20;

function heading(row: PayloadRow): string {
  const records = row.generation === 'unknown' ? '' : plural(row.records, 'record');
  const parts = [GENERATION_WORDS[row.generation], row.type, records].filter(Boolean);
  return `${row.name}  ${parts.join(' · ')}`;
}

function* payloadBlocks(report: Report, settings: ReportSettings): Generator<string> {
  const paint = painter(settings.colour);
  const findings = findingsByPayload(report);
  const rows = new Map(report.payloads.map((row) => [row.id, row]));
  for (const [id, list] of findings) {
    const row = rows.get(id);
    yield `${paint('bold', row ? heading(row) : 'The whole run')}\n\n`;
    for (const finding of worstFirst(list)) yield findingBlock(finding, settings, row?.syntax);
  }
  const clean = report.payloads.filter((row) => row.generation !== 'unknown' && !findings.has(row.id)).length;
  if (clean) yield `${plural(clean, 'payload')} with nothing to report.\n`;
  const unknown = notRecognised(report);
  if (unknown.length) yield `${plural(unknown.length, 'file')} not recognised as a record, and not checked.\n`;
  for (const { name, note } of unknown.slice(0, SHOWN_UNRECOGNISED))
    yield indent(note ? `${name}: ${note}` : name, 2, settings.width);
  if (unknown.length > SHOWN_UNRECOGNISED) yield `  and ${unknown.length - SHOWN_UNRECOGNISED} more\n`;
  if (clean || unknown.length) yield '\n';
}

function* measures(report: Report, settings: ReportSettings): Generator<string> {
  const shown = figuresShown(report.measures);
  if (shown.length === 0) return;
  yield `${painter(settings.colour)('bold', MEASURES_TITLE)}\n`;
  for (const figure of shown) yield indent(figureSentence(figure), 2, settings.width);
  yield '\n';
}

function* notTested(report: Report, settings: ReportSettings): Generator<string> {
  const groups = untestedBriefly(report);
  if (groups.length === 0) return;
  yield `${painter(settings.colour)('bold', 'What was not tested')}\n`;
  for (const group of groups) {
    const what = group.outcome === 'review' ? 'looked at and not decided' : 'not tested';
    const some = group.requirements.slice(0, 3).join(', ');
    const rest = group.requirements.length > 3 ? ' …' : '';
    const text = `${plural(group.requirements.length, 'requirement')} ${what}: ${group.reason} (${some}${rest})`;
    yield indent(text, 2, settings.width);
  }
  yield '\n';
}

const GATE_INKS: Record<GateState, Ink> = {
  passed: 'green',
  failed: 'red',
  'not-set': 'yellow',
  'not-judged': 'yellow',
};

function* stillToShow(report: Report, settings: ReportSettings): Generator<string> {
  const groups = toShow(report);
  if (groups.length === 0) return;
  yield `${painter(settings.colour)('bold', TO_SHOW_TITLE)}\n`;
  for (const { todo, names } of groups) yield indent(`${todo}: ${names.join(', ')}`, 2, settings.width);
  yield '\n';
}

function* closing(report: Report, settings: ReportSettings): Generator<string> {
  const paint = painter(settings.colour);
  for (const [rule, count] of Object.entries(report.more)) {
    yield indent(
      `${rule}: and ${plural(count, 'finding')} more, counted above (--max-findings 0 lists all)`,
      0,
      settings.width,
    );
  }
  const names = new Map(report.payloads.map((row) => [row.id, row.name]));
  for (const { payload, message } of report.errors) {
    const name = payload === undefined ? '' : `${names.get(payload) ?? payload}: `;
    const [first, ...rest] = indent(`✗ not done  ${name}${message}`, 0, settings.width).split('\n');
    yield [paint('red', first!), ...rest].join('\n');
  }
  if (!report.complete) yield `${paint('yellow', 'Stopped before its end: this is the part that was done.')}\n`;
  if (report.waived.length) yield `${plural(report.waived.length, 'finding')} waived.\n`;
  const ink = GATE_INKS[gateState(report)];
  yield `${paint(ink, gateLine(report))}  ${sizeLine(report)}\n${NOT_AUTHORISED}\n`;
  const warning = valuesLine(report);
  if (warning) yield `${paint('yellow', warning)}\n`;
  const rule = firstRule(report);
  if (rule) yield `Next: careconform explain ${rule}\n`;
}

function* text(report: Report, settings: ReportSettings): Generator<string> {
  yield* payloadBlocks(report, settings);
  yield* verdictTable(report, settings);
  yield* measures(report, settings);
  yield* notTested(report, settings);
  yield* stillToShow(report, settings);
  yield* closing(report, settings);
}

export const pretty: Reporter = {
  format: 'pretty',
  extension: 'txt',
  render: (report, settings) => inPieces(text(report, settings)),
};
