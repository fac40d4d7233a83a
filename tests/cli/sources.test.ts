/** What is read besides paths that are named: a FHIR server, what has changed in a repository, and a folder that is watched. */
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BAD, careconform, folder, GOOD, reportOf } from './careconform.js';
import { expectSound } from './report-checks.js';

const made: string[] = [];
const make = (files: Record<string, string>): string => {
  const root = folder(files);
  made.push(root);
  return root;
};
afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true, force: true });
});

describe('--server', () => {
  const asked: string[] = [];
  const ID = 'id-of-a-person-71';
  const TOKEN = 'token-that-nobody-may-see';
  const SECRET = 'secret-that-nobody-may-see';

  function answer(method: string, path: string, token: string | undefined): [number, object] {
    if (path === '/token') return [200, { access_token: TOKEN, expires_in: 60 }];
    if (token !== `Bearer ${TOKEN}`) return [401, {}];
    const entry = [BAD, GOOD].map((text) => ({ resource: { ...JSON.parse(text), id: ID } }));
    const next = { relation: 'next', url: `http://${path === '/r4/Patient?_count=2' ? here() : ''}/r4/page/2` };
    const page = { resourceType: 'Bundle', type: 'searchset', entry, link: path.endsWith('/2') ? [] : [next] };
    return method === 'GET' ? [200, page] : [405, {}];
  }
  const server: Server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const [status, body] = answer(request.method!, request.url!, request.headers.authorization);
    response.writeHead(status, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  const here = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;
  afterAll(() => void server.close());

  const options = () => [
    ...['--server', `http://${here()}/r4`, '--query', 'Patient?_count=2'],
    ...['--token-url', `http://${here()}/token`, '--client-id-env', 'CLIENT', '--client-secret-env', 'SECRET'],
  ];
  const environment = { CLIENT: 'client', SECRET };

  it('is read page by page, with GET alone but for the token; ids and secrets are nowhere to be seen', async () => {
    const debug = { ...environment, DEBUG: '*', NODE_DEBUG: '' };
    const { status, stdout, stderr, report } = await reportOf(options(), { environment: debug });
    expectSound(report);
    expect(report.payloads.map(({ name }) => name)).toEqual(['query 1/1', 'query 1/2', 'query 1/3', 'query 1/4']);
    expect(report.findings.map(({ rule }) => rule)).toContain('nhs-number/check-digit');
    expect(status).toBe(1);
    expect(asked).toEqual(['POST /token', 'GET /r4/Patient?_count=2', 'GET /r4/page/2']);
    for (const secret of [ID, TOKEN, SECRET]) expect(stdout + stderr).not.toContain(secret);
  });

  it('that cannot be read is an error of the run', async () => {
    const { status, report } = await reportOf(['--server', `http://${here()}/r4`, '--query', 'Patient']);
    expect(report.errors).toMatchObject([{ code: 'no-permission', payload: 'query 1' }]);
    expect(status).toBe(2);
  });

  it.each([
    [['--server', 'https://fhir.example'], '--query'],
    [['--query', 'Patient'], '--server'],
    [['--server', 'fhir.example', '--query', 'Patient'], 'https://'],
    [['--server', 'https://me:pass@fhir.example', '--query', 'Patient'], 'no password'],
    [['--server', 'http://fhir.example', '--query', 'Patient', '--token-url', 'https://login.example'], 'in the clear'],
    [
      ['--server', 'https://fhir.example', '--query', 'Patient', '--token-url', 'https://login.example'],
      '--client-id-env',
    ],
    [['--server', 'https://fhir.example', '--query', 'Patient', '--checkpoint', 'x'], 'second time'],
  ])('%j is refused', async (args, words) => {
    const { status, stderr } = await careconform(args);
    expect(stderr).toContain(words);
    expect(status).toBe(2);
  });
});

describe('--since', () => {
  const git = (root: string, ...args: string[]) => {
    const person = ['-c', 'user.name=Tests', '-c', 'user.email=tests@example.org', '-c', 'commit.gpgsign=false'];
    execFileSync('git', ['-C', root, ...person, ...args], { stdio: 'ignore' });
  };
  const repository = (): string => {
    const root = make({ 'old.json': GOOD, 'changed.json': GOOD, '.gitignore': 'ignored.json\n' });
    git(root, 'init');
    git(root, 'add', '.');
    git(root, 'commit', '-m', 'Begin');
    return root;
  };

  it('checks only what has changed: committed, not committed, or new', async () => {
    const root = repository();
    git(root, 'tag', 'begin');
    writeFileSync(join(root, 'committed.json'), GOOD);
    git(root, 'add', '.');
    git(root, 'commit', '-m', 'More');
    for (const name of ['changed.json', 'new é.json', 'ignored.json']) writeFileSync(join(root, name), `${GOOD}\n`);
    const { report } = await reportOf(['.', '--since', 'begin'], { cwd: root });
    expect(report.payloads.map(({ name }) => name).sort()).toEqual(['changed.json', 'committed.json', 'new é.json']);
  });

  it('is no failure where nothing has changed', async () => {
    const { status, report } = await reportOf(['.', '--since', 'HEAD'], { cwd: repository() });
    expect(report.payloads).toEqual([]);
    expect(status).toBe(0);
  });

  it.each(['no-such-branch', '--output=x'])('%s is refused', async (ref) => {
    const { status, stderr } = await careconform(['.', `--since=${ref}`], { cwd: repository() });
    expect(stderr).toContain('no commit, branch or tag');
    expect(status).toBe(2);
  });

  it('outside a repository is refused', async () => {
    const { status, stderr } = await careconform(['.', '--since', 'HEAD'], { cwd: make({ 'a.json': GOOD }) });
    expect(stderr).toContain('no git repository');
    expect(status).toBe(2);
  });
});

describe('--watch', () => {
  it('checks again when a file changes, and says what is new and what is mended', async () => {
    const root = make({ 'a.json': GOOD });
    const steps = [() => writeFileSync(join(root, 'a.json'), BAD), () => writeFileSync(join(root, 'a.json'), GOOD)];
    const args = [root, '--watch', '--standard', 'nhs-number', '--report', `json:${join(root, 'report.json')}`];
    const { stderr } = await careconform(args, {
      during: (child) =>
        child.stderr!.on('data', (text: string) => {
          if (!text.includes('Watching')) return;
          const step = steps.shift();
          if (step) step();
          else child.kill('SIGINT');
        }),
    });
    const said = stderr.split('\n').filter((line) => line.includes('Watching'));
    expect(said).toHaveLength(3);
    expect(said[1]).toMatch(/: 1 new, 0 mended/);
    expect(said[2]).toMatch(/: 0 new, 1 mended/);
  });

  it.each([[['-']], [[]]])('of %j is refused', async (paths) => {
    const { status, stderr } = await careconform([...paths, '--watch']);
    expect(stderr).toContain('files and folders');
    expect(status).toBe(2);
  });
});
