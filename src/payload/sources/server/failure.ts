/** What a server answers where it does not give what was asked, in our own words: never its text, which may hold what it likes. */
import { SourceError } from '../../types.js';

/** Codes of FHIR's issue-type that say why; any other word of an answer is left out. */
const ISSUE_TYPES = new Set(
  `invalid structure required value invariant security login unknown expired forbidden suppressed processing not-supported
  duplicate multiple-matches not-found deleted too-long code-invalid extension too-costly business-rule conflict transient
  lock-error no-store exception timeout incomplete throttled informational`.split(/\s+/),
);

const WORDS: Readonly<Record<number, string>> = {
  400: 'it does not understand the query',
  401: 'it does not accept the access token, or asks for one',
  403: 'it does not allow the query',
  404: 'there is nothing under that address',
  410: 'it has been deleted',
  429: 'it asks for fewer requests, and still did so after waiting',
};

/** The issue types of an OperationOutcome, as `(not-found, forbidden)`; empty where there are none. */
export function issueTypes(body: unknown): string {
  const issues = isObject(body) && Array.isArray(body['issue']) ? (body['issue'] as unknown[]) : [];
  const codes = issues.map((issue) => (isObject(issue) ? issue['code'] : undefined));
  const known = [...new Set(codes)].filter((code) => typeof code === 'string' && ISSUE_TYPES.has(code));
  return known.length > 0 ? ` (${known.slice(0, 5).join(', ')})` : '';
}

export function refusal(status: number, body: unknown): SourceError {
  const words =
    WORDS[status] ?? (status >= 500 ? 'it failed, and still did so when asked again' : 'it gives no reason');
  const code =
    status === 401 || status === 403 ? 'no-permission' : status === 404 || status === 410 ? 'not-found' : 'io';
  return new SourceError(`The server answered with status ${status}${issueTypes(body)}: ${words}.`, code);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
