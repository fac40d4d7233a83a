/** Several requests in one Bundle. Source: FHIR R4, batch; the answers stand in the order of the requests. */
import { isObject } from '../payload/sources/server/failure.js';
import { objectsIn, wordIn } from './parameters.js';
import type { Reply } from './read-answer.js';

export function batchOf(paths: readonly string[]): object {
  return {
    resourceType: 'Bundle',
    type: 'batch',
    entry: paths.map((url) => ({ request: { method: 'GET', url } })),
  };
}

/** @returns a reply for each request, or undefined where the server has not answered as it is asked to */
export function repliesOf({ status, body }: Reply, count: number): Reply[] | undefined {
  if (status !== 200 || !isObject(body) || body['resourceType'] !== 'Bundle') return undefined;
  const entries = objectsIn(body['entry']);
  return entries.length === count ? entries.map(replyOf) : undefined;
}

function replyOf({ resource, response }: Record<string, unknown>): Reply {
  const { status, outcome } = isObject(response) ? response : {};
  const code = /^\d{3}/.exec(wordIn(status))?.[0];
  const isOutcome = isObject(resource) && resource['resourceType'] === 'OperationOutcome';
  return { status: code ? Number(code) : isOutcome ? 404 : 200, body: resource ?? outcome };
}
