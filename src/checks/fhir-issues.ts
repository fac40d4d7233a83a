import type { Issue } from '../fhir/contract.js';
import { pathName } from '../parse/fhir-path.js';
import { defineCheck } from './define.js';
import { type CheckResult, NOT_APPLICABLE, PASS, review } from './types.js';

/** The FHIR engine's issues of one type, as findings. Its own severity decides how much each weighs. */
export const fhirIssues = defineCheck<{ code: string }>({
  name: 'fhir-issues',
  does: 'asks the FHIR engine about the resource and tells its issues of one type',
  options: {
    type: 'object',
    required: ['code'],
    additionalProperties: false,
    properties: { code: { type: 'string' } },
  },
  run: (_fact, { code }, { profiles, record, facts }) => {
    if (record.problems.length > 0 || facts.resource === undefined) return NOT_APPLICABLE;
    const issues = profiles.validate(record, facts.resource);
    if ('reason' in issues) return review(issues.reason);
    const own = issues
      .filter((issue) => issue.code === code && issue.assigned === undefined && isTold(issue))
      .map(resultOf);
    return own.length > 0 ? own : PASS;
  },
});

/** Remarks are left out; that something could not be decided never is. */
function isTold({ severity, review }: Issue): boolean {
  return severity !== 'information' || review !== undefined;
}

function resultOf(issue: Issue): CheckResult {
  const { severity, code, text, values, expression, member, profile, constraint } = issue;
  return {
    ...(issue.review ? { outcome: 'review', reason: issue.review } : { outcome: 'fail' }),
    detail: values ? { text, values } : { text },
    path: expression,
    severity: severity === 'warning' ? 'should' : 'shall',
    ...(profile ? { profile } : {}),
    ...(constraint ? { constraint } : {}),
    ...(member === undefined ? {} : { placePath: `${expression}.${pathName(member)}` }),
    issue: { severity, code },
  };
}
