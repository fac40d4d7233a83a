/** A summary as text, Markdown, CSV and JSON. */
import { aligned } from '../aligned.js';
import { BYTE_ORDER_MARK, type Cell, csvRow } from '../csv-cell.js';
import { markdownTable, plainMarkdown } from '../markdown-text.js';
import { summaryTables } from './tables.js';
import { DECIDED, type Published, type ShownCounts } from './types.js';
import { openingWords } from './words.js';

export function summaryText(published: Published): string {
  const tables = summaryTables(published).map(
    (table) => `\n${table.title}\n${table.note ? `${table.note}\n` : ''}\n${aligned(table)}`,
  );
  return `Compliance summary\n${openingWords(published)
    .map((words) => `${words}\n`)
    .join('')}${tables.join('')}`;
}

export function summaryMarkdown(published: Published): string {
  const opening = openingWords(published).map((words) => `${plainMarkdown(words)}\n\n`);
  const tables = summaryTables(published).map(({ title, note, columns, rows }) => {
    const numbers = columns.map(({ number }) => number);
    const body = rows.map((row) => row.map(plainMarkdown));
    const heads = columns.map(({ head }) => plainMarkdown(head));
    return `#### ${plainMarkdown(title)}\n\n${note ? `${plainMarkdown(note)}\n\n` : ''}${markdownTable(heads, body, numbers)}`;
  });
  return `### Compliance summary\n\n${opening.join('')}${tables.join('')}`;
}

const HEADER = [
  'part',
  'name',
  'said by',
  'standard',
  'rule',
  'stage',
  'verdict',
  ...DECIDED,
  'weakest rule',
  'targets',
  'at most (95 %)',
  'numerator',
  'denominator',
];

/** One row for each count of each part, so that a spreadsheet can turn it as it likes; what is not shown is `*`. */
export function summaryCsv(published: Published): string {
  const counts = (row: ShownCounts): Cell[] => DECIDED.map((outcome) => row[outcome] ?? '*');
  const none = undefined;
  const rows = published.standards.flatMap(({ id, stage, verdict, sample, rules, ...row }) => [
    csvRow([
      'whole',
      none,
      none,
      id,
      none,
      stage,
      verdict,
      ...counts(row),
      sample?.rule,
      sample?.targets,
      sample?.atMost,
    ]),
    ...rules.map((rule) => csvRow(['rule', none, none, id, `${id}/${rule.id}`, stage, none, ...counts(rule)])),
  ]);
  const ways = { organisation: published.organisations, supplier: published.suppliers, day: published.days };
  for (const [part, of] of Object.entries(ways))
    for (const { name, said, standards } of of)
      for (const row of standards)
        rows.push(csvRow([part, name ?? 'not said', said?.join('; '), row.id, none, none, none, ...counts(row)]));
  // A measure has its two counts in the last two columns, and none of those of standards.
  const others = Array<Cell>(HEADER.length - 4).fill(none);
  for (const { id, numerator, denominator } of published.measures?.figures ?? [])
    rows.push(csvRow(['measure', id, ...others, numerator.count ?? '*', denominator.count ?? '*']));
  return BYTE_ORDER_MARK + csvRow(HEADER) + rows.join('');
}

export function summaryJson(published: Published): string {
  return `${JSON.stringify(published, null, 1)}\n`;
}
