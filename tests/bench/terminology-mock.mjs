// A FHIR terminology server in memory, for benchmarks: it knows the concepts it is given, answers after a while, and counts.
import { once } from 'node:events';
import { createServer } from 'node:http';

const SNOMED = 'http://snomed.info/sct';
const VERSION = `${SNOMED}/83821000000107/version/20260415`;

/**
 * @param {{ knows: (code: string) => boolean, batch: boolean, latency: number, most?: number, span?: number }} options
 * `most` requests in any `span` of milliseconds are allowed; others get the status 429
 */
export async function startMock({ knows, batch, latency, most = Number.POSITIVE_INFINITY, span = 300_000 }) {
  const asked = new Map();
  const times = [];
  const counts = { requests: 0, refused: 0, busiest: 0 };

  const lookup = (url) => {
    const code = new URL(url, 'http://mock/').searchParams.get('code') ?? '';
    asked.set(code, (asked.get(code) ?? 0) + 1);
    if (!knows(code))
      return [404, { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'not-found' }] }];
    const parameter = [
      { name: 'version', valueString: VERSION },
      { name: 'display', valueString: `Concept ${code}` },
      {
        name: 'designation',
        part: [
          { name: 'language', valueCode: 'en' },
          { name: 'use', valueCoding: { system: SNOMED, code: '900000000000003001' } },
          { name: 'value', valueString: `Concept ${code} (disorder)` },
        ],
      },
      {
        name: 'property',
        part: [
          { name: 'code', valueCode: 'inactive' },
          { name: 'value', valueBoolean: false },
        ],
      },
    ];
    return [200, { resourceType: 'Parameters', parameter }];
  };

  const answer = (method, url, body) => {
    if (url.startsWith('/fhir/metadata')) {
      const interaction = batch ? [{ code: 'batch' }] : [];
      return [200, { resourceType: 'CapabilityStatement', rest: [{ mode: 'server', interaction }] }];
    }
    if (url.startsWith('/fhir/CodeSystem?')) {
      const resource = { resourceType: 'CodeSystem', url: SNOMED, version: VERSION, content: 'complete' };
      return [200, { resourceType: 'Bundle', type: 'searchset', entry: [{ resource }] }];
    }
    if (method === 'POST') {
      const entry = JSON.parse(body).entry.map(({ request }) => {
        const [status, resource] = lookup(request.url);
        return { resource, response: { status: String(status) } };
      });
      return [200, { resourceType: 'Bundle', type: 'batch-response', entry }];
    }
    return lookup(url);
  };

  const server = createServer(async (request, response) => {
    const now = performance.now();
    counts.requests += 1;
    while (times.length > 0 && times[0] <= now - span) times.shift();
    times.push(now);
    counts.busiest = Math.max(counts.busiest, times.length);
    let body = '';
    for await (const piece of request) body += piece;
    const isTooMany = times.length > most;
    if (isTooMany) counts.refused += 1;
    const [status, json] = isTooMany ? [429, {}] : answer(request.method, request.url, body);
    setTimeout(() => {
      response.writeHead(status, { 'content-type': 'application/fhir+json' });
      response.end(JSON.stringify(json));
    }, latency);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}/fhir`, asked, counts, close: () => server.close() };
}
