import type { Issue } from '../fhir/contract.js';
import { defineCheck } from './define.js';
import { type CheckResult, NOT_APPLICABLE, PASS, review } from './types.js';

/**
 * The FHIR engine's issues against profiles that the resource does not name itself. Which they are, the list says by
 * generation: `{type}` stands for the type of the resource. The run hands the list to the engine.
 */
export const fhirProfile = defineCheck<{ list: string }>({
  name: 'fhir-profile',
  does: 'asks the FHIR engine about the national profile of a resource that names none',
  options: {
    type: 'object',
    required: ['list'],
    additionalProperties: false,
    properties: { list: { type: 'string' } },
  },
  run: (_fact, _options, { profiles, record, facts }) => {
    if (record.problems.length > 0 || facts.resource === undefined) return NOT_APPLICABLE;
    const issues = profiles.validate(record, facts.resource);
    if ('reason' in issues) return review(issues.reason);
    const own = issues.filter(isTold).map(resultOf);
    return own.length > 0 ? own : PASS;
  },
});

function isTold({ assigned, severity, review: undecided }: Issue): boolean {
  return assigned !== undefined && (severity !== 'information' || undecided !== undefined);
}

/** The resource never claimed the profile, so a breach weighs less by one step. */
function resultOf(issue: Issue): CheckResult {
  const { severity, code, text, values, expression, constraint, assigned = '', review: undecided } = issue;
  const isError = severity === 'error' || severity === 'fatal';
  const detail = undecided
    ? { text, ...(values ? { values } : {}) }
    : {
        text: `${text} {taken} was taken, because the resource names no national profile.`,
        values: { ...values, taken: { class: 'uri' as const, value: assigned } },
      };
  return {
    ...(undecided ? { outcome: 'review', reason: undecided } : { outcome: 'fail' }),
    detail,
    path: expression,
    severity: isError ? 'should' : 'may',
    profile: assigned,
    ...(constraint ? { constraint } : {}),
    issue: { severity: isError ? 'warning' : 'information', code },
  };
}
