import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fhirIssues } from '../../../src/checks/fhir-issues.js';
import type { Issue, IssueType } from '../../../src/fhir/contract.js';

const EVERY: Record<IssueType, true> = {
  invalid: true,
  structure: true,
  required: true,
  value: true,
  invariant: true,
  extension: true,
  'code-invalid': true,
  'not-found': true,
  'business-rule': true,
  'not-supported': true,
  duplicate: true,
  informational: true,
  'too-long': true,
  processing: true,
};

describe('the issue types of the FHIR engine', () => {
  const folder = new URL('../../../standards/fhir-core/rules/', import.meta.url);
  const asked = readdirSync(folder).map((name) => {
    const { check } = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as {
      check: Record<string, { code: string }>;
    };
    return check['fhir-issues']?.code;
  });

  it.each(Object.keys(EVERY))('%s has a rule, so that no finding is lost', (code) => expect(asked).toContain(code));
});

describe('fhir-issues', () => {
  const issue = (severity: Issue['severity'], review?: Issue['review']): Issue => ({
    severity,
    code: 'value',
    text: 'Mend it.',
    expression: 'Patient.gender',
    ...(review ? { review } : {}),
  });

  it.each<[string, Issue[], string]>([
    ['an error', [issue('error')], 'fail shall'],
    ['a warning', [issue('warning')], 'fail should'],
    ['a remark', [issue('information')], 'pass'],
    ['what was not decided, even as a remark', [issue('information', 'unsupported')], 'review shall'],
    ['nothing', [], 'pass'],
  ])('tells %s', (_what, issues, wanted) => {
    const fact = { kind: 'record', path: '' } as never;
    const context = {
      record: { problems: [] },
      facts: { resource: {} },
      profiles: { validate: () => issues },
    } as never;
    const told = [fhirIssues.run(fact, { code: 'value' }, context)].flat();
    expect(told.map(({ outcome, severity }) => (severity ? `${outcome} ${severity}` : outcome)).join()).toBe(wanted);
  });
});
