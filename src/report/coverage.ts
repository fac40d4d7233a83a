/** Requirement → rule → fixtures: what is tested, by what, shown by what; and what nothing tests, and why. */
import type { Catalogue, FixtureCounts, Verb } from '../catalogue/types.js';
import { BYTE_ORDER_MARK, csvRow } from './csv-cell.js';
import { plural, reasonWords } from './words.js';

export interface CoverageRow {
  standard: string;
  requirement: string;
  verb: Verb;
  rules: { rule: string; fixtures: FixtureCounts }[];
  /** Why nothing tests it; left out where a rule does */
  untested?: string;
}

const NONE: FixtureCounts = { pass: 0, fail: 0, review: 0, na: 0 };

export function coverageOf({ standards, fixtures = {} }: Catalogue): CoverageRow[] {
  return standards.flatMap(({ id: standard, requirements, rules, assessable, notAssessable }) =>
    requirements.map(({ id, verb, tested, reason }) => {
      const serving = rules.filter((rule) => rule.requirements.includes(id));
      const why = reason ?? (assessable === 'payload' ? undefined : notAssessable);
      return {
        standard,
        requirement: id,
        verb,
        rules: serving.map((rule) => {
          const name = `${standard}/${rule.id}`;
          return { rule: name, fixtures: fixtures[name] ?? NONE };
        }),
        ...(serving.length > 0
          ? {}
          : { untested: why ?? reasonWords(tested === 'person' ? 'person-needed' : 'no-rule') }),
      };
    }),
  );
}

const KINDS = ['pass', 'fail', 'review', 'na'] as const;

export function coverageCsv(rows: readonly CoverageRow[]): string {
  const head = [
    'standard',
    'requirement',
    'verb',
    'rule',
    ...KINDS.map((kind) => `fixtures ${kind}`),
    'not tested because',
  ];
  const body = rows.flatMap(({ standard, requirement, verb, rules, untested }) => {
    const start = [standard, requirement, verb];
    if (rules.length === 0) return [csvRow([...start, undefined, ...KINDS.map(() => undefined), untested])];
    return rules.map(({ rule, fixtures }) =>
      csvRow([...start, rule, ...KINDS.map((kind) => fixtures[kind]), undefined]),
    );
  });
  return BYTE_ORDER_MARK + csvRow(head) + body.join('');
}

export function* coverageText(rows: readonly CoverageRow[]): Generator<string> {
  let last = '';
  for (const { standard, requirement, verb, rules, untested } of rows) {
    if (standard !== last) yield `${last ? '\n' : ''}${standard}\n`;
    last = standard;
    yield `  ${requirement} (${verb})${untested === undefined ? '' : `: not tested: ${untested}`}\n`;
    for (const { rule, fixtures } of rules) {
      const shown = KINDS.filter((kind) => fixtures[kind] > 0).map((kind) => `${fixtures[kind]} ${kind}`);
      yield `    ${rule}: ${shown.length > 0 ? `fixtures ${shown.join(', ')}` : 'no fixture'}\n`;
    }
  }
  const tested = rows.filter(({ rules }) => rules.length > 0).length;
  const served = new Set(rows.flatMap(({ rules }) => rules.map(({ rule }) => rule))).size;
  yield `\n${plural(rows.length, 'requirement')}: ${tested} tested by ${plural(served, 'rule')}, ${rows.length - tested} not.\n`;
}
