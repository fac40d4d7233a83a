import { describe, expect, it } from 'vitest';
import { toShow } from '../../../src/report/to-show.js';
import type { Report, RequirementRow, RuleRow } from '../../../src/report/types.js';
import { REPORT } from '../../golden/fixed-report.js';

const NONE = { fail: 0, broken: 0, review: 0, pass: 0, 'not-tested': 0, 'not-applicable': 0 };
const rule = (id: string, requirement: string, severity: RuleRow['severity'], pass = 0): RuleRow => ({
  id,
  severity,
  requirements: [requirement],
  counts: { ...NONE, pass },
});
const open = (id: string, outcome: RequirementRow['outcome'], reason?: string): RequirementRow => ({
  id,
  verb: 'shall',
  outcome,
  counts: NONE,
  ...(reason === undefined ? {} : { reason }),
});

function reportOf(requirements: RequirementRow[], rules: RuleRow[]): Report {
  const gate = { ...REPORT.run.gate, toShow: requirements.map(({ id }) => `s ${id}`) };
  const standard = { ...REPORT.standards[0]!, id: 's', requirements: [...requirements, open('shown', 'pass')], rules };
  return { ...REPORT, run: { ...REPORT.run, gate }, standards: [standard] };
}

describe('what has to be shown under go-live', () => {
  it.each([
    ['names the rules that saw nothing', 'no-target', 'sample', ['s/silent']],
    ['asks for terminology', 'terminology-not-loaded', 'terminology import', ['s asked']],
    ['asks for packages', 'profile-not-loaded', '--package', ['s asked']],
    ['asks a person', 'person-needed', 'person', ['s asked']],
  ])('%s', (_, reason, todo, names) => {
    const rules = [rule('silent', 'asked', 'shall'), rule('heard', 'asked', 'shall', 3), rule('weak', 'asked', 'may')];
    const outcome = reason === 'no-target' ? 'not-tested' : 'review';
    const [found, ...more] = toShow(reportOf([open('asked', outcome, reason)], rules));
    expect(found?.todo).toContain(todo);
    expect(found?.names).toEqual(names);
    expect(more).toEqual([]);
  });

  it('puts together what is to be done alike, and leaves out what was shown', () => {
    const rules = [rule('a', 'one', 'shall'), rule('b', 'two', 'shall')];
    const found = toShow(
      reportOf([open('one', 'not-tested', 'no-target'), open('two', 'not-tested', 'no-target')], rules),
    );
    expect(found.map(({ names }) => names)).toEqual([['s/a', 's/b']]);
  });

  it('says that no rule can show what none tests', () => {
    const [found] = toShow(reportOf([open('by-hand', 'not-tested', 'It is seen on a screen.')], []));
    expect(found?.todo).toMatch(/^No rule can show these/);
    expect(found?.names).toEqual(['s by-hand']);
  });

  it('says nothing where nothing is left to show', () => {
    expect(toShow(REPORT)).toEqual([]);
  });
});
