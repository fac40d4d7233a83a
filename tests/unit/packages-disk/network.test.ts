import { mkdtemp, readFile, rm } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { proxyFor } from '../../../src/packages-disk/proxy.js';
import { fetchFromRegistry } from '../../../src/packages-disk/registry.js';

const servers: http.Server[] = [];
let folder = '';

async function serve(answer: http.RequestListener, connect?: (path: string) => string): Promise<string> {
  const server = http.createServer(answer);
  if (connect) server.on('connect', ({ url }, socket) => socket.end(connect(url ?? '')));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const fetchIt = (base: string, env: NodeJS.ProcessEnv = {}) =>
  fetchFromRegistry({ base, env, wait: async () => {} }, 'a.b', '1.0.0', () => join(folder, 'a.tgz'));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'careconform-network-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) server.closeAllConnections();
  await rm(folder, { recursive: true });
});

describe('a real connection', () => {
  it('that breaks is taken up where it broke', async () => {
    const file = Buffer.alloc(5000, 'abc');
    const ranges: (string | undefined)[] = [];
    const base = await serve((request, response) => {
      if (request.url === '/a.b') return void response.end(JSON.stringify({ versions: { '1.0.0': {} } }));
      const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
      ranges.push(request.headers.range);
      const rest = file.subarray(from);
      response.writeHead(from ? 206 : 200, {
        etag: '"e1"',
        'content-length': rest.length,
        ...(from ? { 'content-range': `bytes ${from}-4999/5000` } : {}),
      });
      if (from) response.end(rest);
      else response.write(rest.subarray(0, 1000), () => setTimeout(() => response.destroy(), 20));
    });
    const found = await fetchIt(base);
    expect(await readFile(found.file)).toEqual(file);
    expect(ranges).toEqual([undefined, 'bytes=1000-']);
  });

  it('goes through the proxy that the environment names', async () => {
    const asked: string[] = [];
    const proxy = await serve((request, response) => {
      asked.push(`${request.url} ${request.headers['proxy-authorization']}`);
      response.end(request.url?.endsWith('/a.b') ? '{"versions":{"1.0.0":{}}}' : 'archive');
    });
    const withUser = proxy.replace('http://', 'http://me:invented@');
    await fetchIt('http://packages.invalid/x', { HTTP_PROXY: withUser });
    const basic = `Basic ${Buffer.from('me:invented').toString('base64')}`;
    expect(asked).toEqual([`http://packages.invalid/x/a.b ${basic}`, `http://packages.invalid/x/a.b/1.0.0 ${basic}`]);
  });

  it('says so where the proxy refuses the way', async () => {
    const targets: string[] = [];
    const proxy = await serve(
      () => {},
      (path) => {
        targets.push(path);
        return 'HTTP/1.1 403 Forbidden\r\n\r\n';
      },
    );
    await expect(fetchIt('https://packages.invalid', { https_proxy: proxy })).rejects.toThrow(
      /proxy at .* refuses the way/,
    );
    expect(new Set(targets)).toEqual(new Set(['packages.invalid:443']));
  });
});

describe('the proxy', () => {
  const url = new URL('https://packages.example.org/x');
  it.each([
    ['by protocol', { HTTPS_PROXY: 'http://p:1', HTTP_PROXY: 'http://q:1' }, 'p:1'],
    ['for all', { ALL_PROXY: 'p:3128' }, 'p:3128'],
    ['not for the other protocol', { HTTP_PROXY: 'http://q:1' }, undefined],
    ['not for an exempt host', { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'packages.example.org' }, undefined],
    ['not for an exempt domain', { HTTPS_PROXY: 'http://p:1', no_proxy: 'other, .example.org' }, undefined],
    ['not at all', { HTTPS_PROXY: 'http://p:1', NO_PROXY: '*' }, undefined],
    ['for a host that only ends alike', { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'ages.example.org' }, 'p:1'],
    ['for another port', { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'packages.example.org:8443' }, 'p:1'],
  ])('is taken %s', (_what, env, expected) => expect(proxyFor(url, env)?.host).toBe(expected));
});
