/** A run that asks a terminology server, as a user starts it. */
import { readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/types.js';
import { joinSctid } from '../../src/terminology/sctid.js';
import { careconform, folder } from './careconform.js';

const SYSTEM = 'http://snomed.info/sct';
const codes = Array.from({ length: 30 }, (_, at) => joinSctid({ item: 300_000 + at, group: '00' }));
const made: string[] = [];
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});
afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true });
});

/** Knows codes but those whose last digit is 0, and takes batches. */
async function start(): Promise<{ url: string; asked: string[]; paths: string[] }> {
  const asked: string[] = [];
  const paths: string[] = [];
  const one = (url: string): [number, object] => {
    const code = new URL(url, 'http://x/').searchParams.get('code') ?? '';
    asked.push(`${url.includes('ValueSet') ? 'member' : 'code'} ${code}`);
    if (url.includes('ValueSet'))
      return [200, { resourceType: 'Parameters', parameter: [{ name: 'result', valueBoolean: true }] }];
    if (code.endsWith('0')) return [404, { resourceType: 'OperationOutcome', issue: [{ code: 'not-found' }] }];
    const inactive = [
      { name: 'code', valueCode: 'inactive' },
      { name: 'value', valueBoolean: false },
    ];
    const parameter = [
      { name: 'display', valueString: 'A display' },
      { name: 'property', part: inactive },
    ];
    return [200, { resourceType: 'Parameters', parameter }];
  };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    const { url = '' } = request;
    paths.push(url);
    const [status, json] = url.endsWith('/metadata')
      ? [200, { resourceType: 'CapabilityStatement', rest: [{ interaction: [{ code: 'batch' }] }] }]
      : url.includes('/CodeSystem?')
        ? [
            200,
            {
              resourceType: 'Bundle',
              entry: [{ resource: { resourceType: 'CodeSystem', url: SYSTEM, version: '7' } }],
            },
          ]
        : request.method === 'POST'
          ? [
              200,
              {
                resourceType: 'Bundle',
                entry: (JSON.parse(body) as { entry: { request: { url: string } }[] }).entry.map((entry) => {
                  const [code, resource] = one(entry.request.url);
                  return { resource, response: { status: String(code) } };
                }),
              },
            ]
          : one(url);
    response.writeHead(status, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(json));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`, asked, paths };
}

function project(): string {
  const files = codes.map((code, at) => [
    `exports/${at}.json`,
    JSON.stringify({ resourceType: 'Condition', code: { coding: [{ system: SYSTEM, code }] } }),
  ]);
  const root = folder(Object.fromEntries(files));
  made.push(root);
  return root;
}

async function check(root: string, ...args: string[]) {
  const file = join(root, 'report.json');
  const { status, stderr } = await careconform(
    ['check', 'exports', '--standard', 'snomed-ct', '--report', `json:${file}`, ...args],
    { cwd: root, environment: { XDG_DATA_HOME: join(root, 'data'), LOCALAPPDATA: join(root, 'data') } },
  );
  const { run: _run, ...report } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  return { status, stderr, report };
}

describe('--terminology-server', () => {
  it('decides what nothing on this machine can, with the same report from any number of workers', async () => {
    const { url, asked } = await start();
    const first = await check(project(), '--terminology-server', url, '--jobs', '1');
    const once = [...asked];
    const second = await check(project(), '--terminology-server', url, '--jobs', '2');
    expect(second.report).toEqual(first.report);
    const failed = first.report.findings.filter(
      ({ rule, outcome }) => rule === 'snomed-ct/known' && outcome === 'fail',
    );
    expect(failed).toHaveLength(codes.filter((code) => code.endsWith('0')).length);
    expect(failed[0]?.message).toContain(`snomed-ct 7 of ${new URL(url).host}`);
    for (const run of [once, asked.slice(once.length)]) {
      expect(new Set(run).size).toBe(run.length);
      const lookedUp = run.filter((one) => one.startsWith('code ')).map((one) => one.slice(5));
      expect(lookedUp.toSorted()).toEqual(codes.toSorted());
    }
  });

  it('asks nothing again in the next run', async () => {
    const { url, asked } = await start();
    const root = project();
    const first = await check(root, '--terminology-server', url);
    const { length } = asked;
    expect((await check(root, '--terminology-server', url)).report).toEqual(first.report);
    expect(asked).toHaveLength(length);
  });

  it('that cannot be reached leaves reviews, a word, and a run that ends', async () => {
    const { status, stderr, report } = await check(project(), '--terminology-server', 'http://127.0.0.1:9/fhir');
    expect(status).toBe(0);
    expect(stderr).toContain('The terminology server is not asked any more');
    const reviews = report.findings.filter(({ reason }) => reason === 'terminology-server-unavailable');
    expect(reviews.map(({ outcome }) => outcome)).toContain('review');
    expect(report.findings.filter(({ rule }) => rule === 'snomed-ct/known')).toHaveLength(1);
  });

  it('is refused with a password in its address, which is not shown', async () => {
    const root = project();
    const { status, stderr } = await careconform(
      ['check', 'exports', '--terminology-server', 'https://me:secret@tx.example/fhir'],
      { cwd: root },
    );
    expect(status).toBe(2);
    expect(stderr).toContain('must hold no password');
    expect(stderr).not.toContain('secret@');
  });

  it('stands in the configuration too, with its settings', async () => {
    const { url, paths } = await start();
    const root = folder({
      'careconform.config.json': JSON.stringify({
        terminologyServer: { url, versions: { 'snomed-ct': `${SYSTEM}/83821000000107` }, requestsInFiveMinutes: 100 },
      }),
      'exports/a.json': JSON.stringify({
        resourceType: 'Condition',
        code: { coding: [{ system: SYSTEM, code: codes[1] }] },
      }),
    });
    made.push(root);
    await check(root);
    expect(paths.some((path) => path.includes(encodeURIComponent(`${SYSTEM}/83821000000107`)))).toBe(true);
  });
});
