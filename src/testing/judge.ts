/** Runs one fixture and says in what it does not show what its name says. */
import { openAssets } from '../payload/sources/assets.js';
import { openSources } from '../payload/sources/index.js';
import type { Finding, Report } from '../report/types.js';
import { Checker } from '../run/checker.js';
import type { FixtureCase } from './cases.js';
import type { PackFailure } from './index.js';
import type { PackUnderTest } from './open.js';

/** A day after every milestone of packs, so that no test changes with the calendar. */
const AS_OF = '2026-11-01';
const SHORTEST_VALUE = 4;

export async function caseFaults(one: FixtureCase, pack: PackUnderTest): Promise<PackFailure[]> {
  const report = await runCase(one, pack);
  const own = report.findings.filter(({ rule }) => rule === one.rule);
  const outcomes = new Set(own.map(({ outcome }) => outcome));
  const said = [
    ...own.filter(({ outcome }) => outcome === 'broken').map(({ message }) => `The rule breaks: ${message}`),
    ...report.errors.map(({ message }) => message),
    ...(report.payloads.length === 0 ? ['It could not be read as a payload.'] : []),
    ...kindFaults(one, outcomes, report),
    ...messageFaults(one, own),
    ...one.expected
      .filter(
        (place) =>
          !own.some(
            (finding) => place.path === (place.path && finding.path) && place.line === (place.line && finding.line),
          ),
      )
      .map(({ path, line }) => `There is no finding at ${[path, line && `line ${line}`].filter(Boolean).join(', ')}.`),
  ];
  return [...new Set(said)].map((message) => ({ rule: one.rule, fixture: one.name, message }));
}

async function runCase({ rule, file, options }: FixtureCase, pack: PackUnderTest): Promise<Report> {
  const [standard = ''] = rule.split('/');
  const checker = new Checker(
    { maxFindings: 0, asOf: AS_OF, ...options, standard: [standard] },
    { catalogue: pack.catalogue, checks: pack.checks, assets: openAssets() },
  );
  return checker.run(openSources([file]));
}

function kindFaults({ kind, rule }: FixtureCase, outcomes: Set<Finding['outcome']>, report: Report): string[] {
  const rows = report.standards.flatMap(({ rules = [] }) => rules);
  const counts = rows.find(({ id }) => id === rule || rule.endsWith(`/${id}`))?.counts;
  if (outcomes.has('broken')) return [];
  if (kind === 'pass') {
    if (outcomes.size > 0) return [`It should pass, but the rule says ${[...outcomes].join(' and ')}.`];
    return counts?.pass ? [] : ['It should pass, but nothing in it is what the rule applies to.'];
  }
  if (kind === 'na') return outcomes.size > 0 || counts?.pass ? ['The rule should not apply, but it does.'] : [];
  if (!outcomes.has(kind))
    return [kind === 'fail' ? 'It should fail, but there is no finding.' : 'It should be in review, but is not.'];
  const others = report.findings.filter((finding) => finding.rule !== rule && finding.outcome === 'fail');
  if (kind !== 'fail') return [];
  return [
    ...new Set(
      others.map(({ rule: other }) => `It fails ${other} too. Let it fail one rule, so that it shows that one.`),
    ),
  ];
}

function messageFaults({ text }: FixtureCase, findings: readonly Finding[]): string[] {
  const values = [...new Set(text.match(/[A-Za-z0-9][A-Za-z0-9./-]*/g) ?? [])].filter(
    (value) => value.length >= SHORTEST_VALUE && /\d{2}/.test(value) && !value.includes('//'),
  );
  return findings.flatMap(({ message }) => [
    ...(/\{[A-Za-z][A-Za-z0-9]*\}/.test(message) ? ['A message has a placeholder that nothing stands for.'] : []),
    ...(values.some((value) => message.includes(value))
      ? ['A message holds a value of the payload. Write {value} in its place.']
      : []),
  ]);
}
