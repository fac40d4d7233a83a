/**
 * Markdown, for the summary of a GitHub step and for merge requests. A step's summary may hold 1 MiB, so whole sections are
 * left out from the end, and the report says which.
 */
import { weakestSample } from '../sample.js';
import { byStage, gateLine, sizeLine, untestedBriefly, valuesLine } from './digest.js';
import { groupBy } from './group-by.js';
import { markdownTable, plainMarkdown } from './markdown-text.js';
import { figuresShown, MEASURES_TITLE, shareSaid, sourceSaid } from './measure-words.js';
import { notRecognised, whyNotRecognised } from './not-recognised.js';
import { atMost } from './percent.js';
import type { Reporter, ReportSettings } from './reporter.js';
import { TO_SHOW_TITLE, toShow } from './to-show.js';
import type { Finding, Report } from './types.js';
import { grouped, messageOf, NOT_AUTHORISED, plural, ruleName, VERDICT_BASIS, VERDICT_WORDS } from './words.js';
import { worstFirst } from './worst-first.js';

/** Bytes; a little under the limit, for the line that says what was left out. */
const LIMIT = 1_000_000;
const SHOWN_OF_A_RULE = 20;
const SHOWN_UNRECOGNISED = 100;

interface Section {
  title: string;
  text: string;
}

function verdicts(report: Report): Section {
  const rows = byStage(report.standards).map((row) => [
    plainMarkdown(row.name),
    row.stage,
    VERDICT_WORDS[row.verdict],
    row.counts.fail,
    row.counts.review,
    row.counts.pass,
    atMost(weakestSample(row.rules ?? [])),
    row.requirements.filter(({ outcome }) => outcome === 'not-tested').length,
  ]);
  const head = ['Standard', 'Stage', 'Verdict', 'Fail', 'Review', 'Pass', 'At most', 'Requirements not tested'];
  const note =
    'At most: the largest failing share that this sample leaves possible (95 %, exact), if it was drawn at random, for the weakest rule of the standard.';
  return {
    title: 'Verdicts',
    text: `${markdownTable(
      head,
      rows,
      head.map((_, i) => i >= 3),
    )}${VERDICT_BASIS}\n\n${note}\n\n`,
  };
}

function measures(report: Report): Section[] {
  const rows = figuresShown(report.measures).map((figure) => {
    const { title, numerator, denominator, band } = figure;
    return [
      plainMarkdown(title),
      shareSaid(figure),
      band ?? '–',
      plainMarkdown(`${grouped(numerator.count)} ${numerator.is}`),
      plainMarkdown(`${grouped(denominator.count)} ${denominator.is}`),
      plainMarkdown(sourceSaid(figure)),
    ];
  });
  if (rows.length === 0) return [];
  const head = ['Measure', 'Share', 'Band', 'Numerator', 'Denominator', 'The report’s own'];
  return [{ title: MEASURES_TITLE, text: markdownTable(head, rows, [false, true]) }];
}

function notTested(report: Report): Section[] {
  const rows = untestedBriefly(report).map(({ outcome, reason, requirements }) => [
    outcome === 'review' ? 'looked at, not decided' : 'not tested',
    plainMarkdown(reason),
    requirements.length,
  ]);
  if (rows.length === 0) return [];
  return [
    { title: 'What was not tested', text: markdownTable(['What', 'Why', 'Requirements'], rows, [false, false, true]) },
  ];
}

function stillToShow(report: Report): Section[] {
  const lines = toShow(report).map(({ todo, names }) => `- ${plainMarkdown(`${todo}: ${names.join(', ')}`)}\n`);
  return lines.length ? [{ title: TO_SHOW_TITLE, text: `${lines.join('')}\n` }] : [];
}

function problems(report: Report): Section[] {
  const lines = report.errors.map(({ message }) => `- ${plainMarkdown(message)}\n`);
  return lines.length ? [{ title: 'What could not be done', text: `${lines.join('')}\n` }] : [];
}

function unrecognised(report: Report): Section[] {
  const rows = notRecognised(report);
  const lines = rows
    .slice(0, SHOWN_UNRECOGNISED)
    .map((row) => `- ${plainMarkdown(row.name)}: ${plainMarkdown(whyNotRecognised(row))}\n`);
  if (rows.length > lines.length) lines.push(`- and ${plural(rows.length - lines.length, 'file')} more\n`);
  return rows.length ? [{ title: 'What was not recognised', text: `${lines.join('')}\n` }] : [];
}

function ofRule(rule: string, findings: Finding[], report: Report, settings: ReportSettings): Section {
  const names = new Map(report.payloads.map((row) => [row.id, row.name]));
  const words = settings.words?.rule(rule);
  const rows = findings
    .slice(0, SHOWN_OF_A_RULE)
    .map((finding) => [
      plainMarkdown(names.get(finding.payload) ?? finding.payload),
      finding.line === undefined ? '' : `${finding.line}:${finding.column ?? 1}`,
      plainMarkdown(finding.path ?? ''),
      plainMarkdown(messageOf(finding)),
    ]);
  const count = findings.length + (report.more[rule] ?? 0);
  const rest = count > rows.length ? `${plural(count - rows.length, 'finding')} more in the other reports.\n\n` : '';
  const help = words ? `${plainMarkdown(words.why)} ${plainMarkdown(words.fix)}\n\n` : '';
  const table = markdownTable(['Payload', 'Line', 'Path', 'Message'], rows, []);
  return {
    title: rule,
    text: `<details><summary>${rule} (${findings[0]!.stage}): ${plural(count, 'finding')}</summary>\n\n${help}${table}${rest}</details>\n\n`,
  };
}

function sections(report: Report, settings: ReportSettings): Section[] {
  const rules = groupBy(worstFirst(report.findings), ruleName);
  const [table, ...rest] = [
    verdicts(report),
    ...stillToShow(report),
    ...problems(report),
    ...unrecognised(report),
    ...notTested(report),
    ...measures(report),
  ].map(({ title, text }) => ({ title, text: `#### ${title}\n\n${text}` }));
  return [table!, ...rest, ...[...rules].map(([rule, findings]) => ofRule(rule, findings, report, settings))];
}

export const markdown: Reporter = {
  format: 'markdown',
  extension: 'md',
  render(report, settings) {
    const warning = report.run.values === 'full' ? `**${valuesLine(report)}**\n\n` : '';
    const stopped = report.complete ? '' : 'The run was stopped before its end.\n\n';
    let out = `### Conformance report\n\n**${plainMarkdown(gateLine(report))}** ${sizeLine(report)}. ${NOT_AUTHORISED}\n\n${warning}${stopped}`;
    let bytes = new TextEncoder().encode(out).length;
    let left = 0;
    for (const { text } of sections(report, settings)) {
      const size = new TextEncoder().encode(text).length;
      if (left > 0 || bytes + size > LIMIT) left += 1;
      else {
        out += text;
        bytes += size;
      }
    }
    if (left > 0)
      out += `${plural(left, 'section')} left out, because a summary may not be longer; the other reports have them.\n`;
    return out;
  },
};
