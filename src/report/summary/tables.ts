/** The tables of a summary, made once for text, Markdown and HTML. */
import { MEASURES_TITLE, sourceSaid } from '../measure-words.js';
import { percent } from '../percent.js';
import { printable } from '../printable.js';
import { grouped, reasonWords, STAGE_ORDER, VERDICT_BASIS, VERDICT_WORDS } from '../words.js';
import { shareShown } from './measures.js';
import type { Published, PublishedPart, PublishedStandard, Shown } from './types.js';

export interface SummaryTable {
  id: string;
  title: string;
  /** Said above the table */
  note?: string;
  columns: { head: string; number?: boolean }[];
  rows: string[][];
}

/** Stands for a count that is not shown. */
export const HIDDEN = '*';
const MOST_ROWS = 400;

export function summaryTables(published: Published): SummaryTable[] {
  const names = new Map(published.standards.map(({ id, name }) => [id, printable(name, 120)]));
  return [
    verdicts(published),
    requirements(published),
    ...parts('days', 'Trend: by day of the run', 'Day', published.days, names),
    ...parts('organisations', 'By organisation that sent it', 'ODS code', published.organisations, names),
    ...parts('suppliers', 'By supplier or site (--label)', 'Label', published.suppliers, names),
    ...measured(published),
    ...yardstick(published, names),
  ];
}

function count(shown: Shown): string {
  return shown === null ? HIDDEN : grouped(shown);
}

/** The share of answers of rules that fail, of those decided; both counts must be shown. */
function failing({ fail, pass }: { fail: Shown; pass: Shown }): string {
  if (fail === null || pass === null) return HIDDEN;
  return fail + pass === 0 ? '–' : percent(fail / (fail + pass));
}

const COUNTS = ['Fail', 'Review', 'Pass', 'Failing share'].map((head) => ({ head, number: true }));

function counts(row: { fail: Shown; review: Shown; pass: Shown }): string[] {
  return [count(row.fail), count(row.review), count(row.pass), failing(row)];
}

function verdicts({ standards }: Published): SummaryTable {
  const order = (row: PublishedStandard): number => STAGE_ORDER.indexOf(row.stage);
  return {
    id: 'verdicts',
    title: 'Standards by stage',
    note: `${VERDICT_BASIS} At most: the largest failing share that agrees with the sample at 95 % confidence, if the sample was random, of the weakest rule.`,
    columns: [
      { head: 'Standard' },
      { head: 'Stage' },
      { head: 'Verdict' },
      ...COUNTS,
      { head: 'At most', number: true },
    ],
    rows: [...standards]
      .sort((a, b) => order(a) - order(b))
      .map((row) => [printable(row.name, 120), row.stage, VERDICT_WORDS[row.verdict], ...counts(row), bound(row)]),
  };
}

/** Names the weakest rule beside its bound. */
function bound({ sample, rules }: PublishedStandard): string {
  if (sample) return `${percent(sample.atMost)} (${printable(sample.rule, 80)})`;
  return rules.some(({ fail, pass }) => fail === null || pass === null) ? HIDDEN : '–';
}

const OUTCOMES = ['pass', 'fail', 'review', 'not-tested'] as const;

function requirements({ standards }: Published): SummaryTable {
  return {
    id: 'requirements',
    title: 'Requirement coverage',
    note: 'How many requirements of each standard the runs showed, and why the others were not.',
    columns: [
      { head: 'Standard' },
      { head: 'All', number: true },
      ...['Passed', 'Failed', 'In review', 'Not tested'].map((head) => ({ head, number: true })),
      { head: 'Why not tested, most often' },
    ],
    rows: standards
      .filter((row) => row.requirements.length > 0)
      .map((row) => [
        printable(row.name, 120),
        String(row.requirements.length),
        ...OUTCOMES.map((outcome) => String(row.requirements.filter((one) => one.outcome === outcome).length)),
        commonestReason(row),
      ]),
  };
}

function commonestReason({ requirements: rows }: PublishedStandard): string {
  const reasons = new Map<string, number>();
  for (const { outcome, reason } of rows)
    if (outcome === 'not-tested') reasons.set(reasonWords(reason), (reasons.get(reasonWords(reason)) ?? 0) + 1);
  const [most] = [...reasons].sort((a, b) => b[1] - a[1]);
  return most ? printable(most[0], 160) : '–';
}

/** Nothing is said of parts where there is only one, because it is the whole. */
function parts(
  id: string,
  title: string,
  head: string,
  of: readonly PublishedPart[],
  names: ReadonlyMap<string, string>,
): SummaryTable[] {
  if (of.length === 0 || (of.length === 1 && of[0]!.name === undefined)) return [];
  if (id === 'days' && of.length === 1) return [];
  const rows = of.flatMap(({ name, said, standards }) =>
    standards.map((row) => [
      name === undefined ? 'not said' : printable(name, 80),
      ...(id === 'organisations' ? [said ? printable(said.join(', '), 160) : '–'] : []),
      names.get(row.id) ?? printable(row.id, 80),
      ...counts(row),
    ]),
  );
  const left = rows.length - MOST_ROWS;
  return [
    {
      id,
      title,
      ...(left > 0 ? { note: `The first ${MOST_ROWS} rows; ${grouped(left)} more are in the CSV and the JSON.` } : {}),
      columns: [{ head }, ...(id === 'organisations' ? [{ head: 'Said by' }] : []), { head: 'Standard' }, ...COUNTS],
      rows: rows.slice(0, MOST_ROWS),
    },
  ];
}

function measured({ measures }: Published): SummaryTable[] {
  if (!measures) return [];
  const rows = measures.figures
    .filter(({ denominator }) => denominator.count !== 0)
    .map((figure) => [
      printable(figure.title, 80),
      shareShown(figure, HIDDEN),
      figure.band === undefined ? '–' : printable(figure.band, 40),
      `${count(figure.numerator.count)} ${printable(figure.numerator.is, 160)}`,
      `${count(figure.denominator.count)} ${printable(figure.denominator.is, 160)}`,
      printable(sourceSaid(figure), 400),
    ]);
  if (rows.length === 0) return [];
  const columns = ['Measure', 'Share', 'Band', 'Numerator', 'Denominator', 'The report’s own'].map((head) => ({
    head,
  }));
  return [{ id: 'measures', title: MEASURES_TITLE, note: printable(measures.note, 400), columns, rows }];
}

function yardstick({ yardstick: given, standards }: Published, names: ReadonlyMap<string, string>): SummaryTable[] {
  if (!given) return [];
  const ours = new Map(standards.map((row) => [row.id, row]));
  return [
    {
      id: 'yardstick',
      title: `Beside it: what trusts said of themselves in ${given.measured}`,
      note: `${given.note} Source: ${given.source.title}${given.source.status === 'unverified' ? ' (figures not checked against the print)' : ''}.`,
      columns: [
        { head: 'Standard' },
        { head: 'Statement' },
        { head: 'Trusts, self-assessed' },
        { head: 'Answers of rules that fail, here', number: true },
        { head: 'What is counted here' },
      ],
      rows: given.figures.map(({ standard, statement, shares, caution, ours: what }) => {
        const row = ours.get(standard);
        return [
          names.get(standard) ?? standard,
          statement,
          `${shares.map(({ answer, percent: share }) => `${answer}: ${share} %`).join('; ')}${caution ? ` (${caution})` : ''}`,
          row ? failing(row) : '–',
          what,
        ];
      }),
    },
  ];
}
