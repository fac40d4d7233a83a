/** An inventory of codings as text, CSV and JSON. */
import { BYTE_ORDER_MARK, type Cell, csvRow } from '../csv-cell.js';
import { plural } from '../words.js';
import { DISPLAYS, type PublishedCode, type PublishedCodes, type Shown } from './types.js';

/** Code systems, and codes of one kind, that the text names; the CSV and JSON have them all. */
const MOST_SYSTEMS = 40;
const MOST_NAMED = 20;
const HIDDEN = '*';

const HEADER = [
  'system',
  'standard',
  'code',
  'count',
  'known',
  'state',
  'kind',
  'replacement',
  'alternatives',
  ...DISPLAYS.map((name) => `display ${name}`),
  'edition',
];

/** One row a code, for mending local catalogues; a count that is not shown is `*`. */
export function codesCsv({ codes, systems }: PublishedCodes): string {
  const standards = new Map(systems.map(({ system, standard }) => [system, standard]));
  const rows = codes.map((row) =>
    csvRow([
      row.system,
      standards.get(row.system),
      row.code,
      row.count,
      row.known,
      row.state,
      row.category,
      row.replacement.join(' '),
      row.alternatives.join(' '),
      ...DISPLAYS.map((name): Cell => row.displays[name] ?? HIDDEN),
      row.edition,
    ]),
  );
  return BYTE_ORDER_MARK + csvRow(HEADER) + rows.join('');
}

export function codesJson(published: PublishedCodes): string {
  return `${JSON.stringify(published, null, 1)}\n`;
}

export function codesText(published: PublishedCodes): string {
  return [opening(published), ...systemTable(published), ...toMend(published), ...closing(published)].join('');
}

function opening({ records, editions, systems }: PublishedCodes): string {
  const asked = editions.length > 0 ? `Looked up in ${editions.join(', ')}.` : 'No terminology answered.';
  return `Codings of ${plural(records, 'record')} in ${plural(systems.length, 'code system')}. ${asked}\n`;
}

function systemTable({ systems }: PublishedCodes): string[] {
  if (systems.length === 0) return [];
  const heads = [
    'system',
    'standard',
    'codings',
    'codes',
    'known',
    'unknown',
    'inactive',
    'replaced',
    'display right',
    'wrong',
  ];
  const rows = systems
    .slice(0, MOST_SYSTEMS)
    .map(({ system, standard = '', codings, codes, known, states, displays }) => [
      system,
      standard,
      ...[codings, codes, known.yes, known.no, states.inactive, states.replaced].map(written),
      written(sumOf(displays.preferred, displays.other)),
      written(displays.wrong),
    ]);
  const more = systems.length - rows.length;
  return [
    '\n',
    ...aligned([heads, ...rows], 2),
    more > 0 ? `and ${plural(more, 'code system')} more (see the JSON)\n` : '',
  ];
}

function sumOf(a: Shown, b: Shown): Shown {
  return a === null || b === null ? null : a + b;
}

function written(count: Shown): string {
  return count === null ? HIDDEN : String(count);
}

/** @param texts how many of the first columns are text and not numbers */
function aligned(rows: readonly string[][], texts: number): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => {
    const cells = row.map((text, at) => (at < texts ? text.padEnd(widths[at]!) : text.padStart(widths[at]!)));
    return `${cells.join('  ').trimEnd()}\n`;
  });
}

const KINDS: [title: string, fits: (row: PublishedCode) => boolean][] = [
  ['Codes that are in no edition loaded', ({ known }) => known === 'no'],
  ['Codes that others have taken the place of', ({ state }) => state === 'replaced'],
  ['Codes that are inactive, with none recorded in their place', ({ state }) => state === 'inactive'],
  ['Codes sent with displays that are not theirs', ({ displays: { wrong } }) => wrong !== null && wrong > 0],
];

function toMend({ codes }: PublishedCodes): string[] {
  return KINDS.flatMap(([title, fits]) => {
    const found = codes.filter(fits);
    if (found.length === 0) return [];
    const rows = found
      .slice(0, MOST_NAMED)
      .map((row) => [`  ${row.system}`, row.code, instead(row), String(row.count)]);
    const more = found.length > MOST_NAMED ? [`  and ${found.length - MOST_NAMED} more (see the CSV)\n`] : [];
    return [`\n${title}\n`, ...aligned(rows, 3), ...more];
  });
}

function instead({ replacement, alternatives }: PublishedCode): string {
  if (replacement.length > 0) return `→ ${replacement.join(', ')}`;
  return alternatives.length > 0 ? `choose from ${alternatives.join(', ')}` : '';
}

function closing({ systems, allCounts, leftOut, codes }: PublishedCodes): string[] {
  const hidden = systems.reduce((sum, row) => sum + row.hidden, 0);
  const unlooked = systems.filter(({ standard, known }) => standard !== undefined && known['cannot-tell'] !== 0);
  return [
    hidden > 0
      ? `\n${plural(hidden, 'code')} used fewer than 5 times, or that would tell such a one, ${hidden === 1 ? 'is' : 'are'} not shown, nor are small counts (*); --all-counts shows them.\n`
      : '',
    allCounts && codes.length > 0 ? '\nAll counts are shown; small ones may point at a person.\n' : '',
    unlooked.length > 0
      ? `\nNot all codes of ${unlooked.map(({ system }) => system).join(', ')} could be looked up: no terminology loaded tells of them.\n`
      : '',
    leftOut > 0 ? `\n${plural(leftOut, 'coding')} more had codes beyond the number that is kept.\n` : '',
  ];
}
