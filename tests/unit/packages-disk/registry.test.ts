import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nock from 'nock';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addFromRegistry } from '../../../src/packages-disk/install.js';
import { fetchFromRegistry, type Registry } from '../../../src/packages-disk/registry.js';
import { packageArchive, VALUE_SET } from '../fhir/packages/make-package.js';

const BASE = 'https://packages.invalid/fhir';
const archive = Buffer.from(packageArchive('a.b', '1.2.0', { 'vs.json': VALUE_SET }));
const shasum = createHash('sha1').update(archive).digest('hex');
const integrity = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
const listing = (dist: object) => ({
  name: 'a.b',
  'dist-tags': { latest: '1.2.0' },
  versions: { '1.1.0': { dist: {} }, '1.2.0': { dist: { tarball: `${BASE}/a.b/1.2.0`, ...dist } } },
});

let folder = '';
let waits: number[] = [];
const registry = (more: Partial<Registry> = {}): Registry => ({
  base: BASE,
  env: {},
  wait: async (milliseconds) => void waits.push(milliseconds),
  ...more,
});
const fetchIt = (more: Partial<Registry> = {}, version = 'latest') =>
  fetchFromRegistry(registry(more), 'a.b', version, (chosen) => join(folder, `${chosen}.tgz`));
const host = () => nock('https://packages.invalid');

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'careconform-registry-'));
  waits = [];
});
afterEach(async () => {
  const unasked = nock.pendingMocks();
  nock.cleanAll();
  await rm(folder, { recursive: true });
  expect(unasked).toEqual([]);
});

describe('a package registry', () => {
  it.each([
    ['the newest', 'latest', { shasum }],
    ['one that fits', '1.2.x', { integrity }],
    ['an exact one', '1.2.0', {}],
  ])('gives %s', async (_what, version, dist) => {
    host().get('/fhir/a.b').reply(200, listing(dist)).get('/fhir/a.b/1.2.0').reply(200, archive);
    const found = await fetchIt({}, version);
    expect(found.version).toBe('1.2.0');
    expect(await readFile(found.file)).toEqual(archive);
    expect(await readdir(folder)).toEqual(['1.2.0.tgz']);
  });

  it('gives a version by its own address where the listing names none', async () => {
    host().get('/fhir/a.b').reply(200, listing({})).get('/fhir/a.b/1.1.0').reply(200, archive);
    expect((await fetchIt({}, '1.1.0')).version).toBe('1.1.0');
  });

  it.each([
    [401, /token/],
    [403, /token is right/],
    [404, /Check the name/],
    [418, /no package/],
  ])('that says %i is not asked again', async (status, words) => {
    host().get('/fhir/a.b').reply(status);
    await expect(fetchIt()).rejects.toThrow(words);
    expect(waits).toEqual([]);
  });

  it('that has too many requests is asked again when it says', async () => {
    host().get('/fhir/a.b').reply(429, '', { 'retry-after': '7' });
    host()
      .get('/fhir/a.b')
      .reply(503)
      .get('/fhir/a.b')
      .reply(200, listing({ shasum }))
      .get('/fhir/a.b/1.2.0')
      .reply(200, archive);
    await fetchIt();
    expect(waits).toEqual([7000, 2000]);
  });

  it.each([
    [429, /too many requests/],
    [500, /fault of its own/],
  ])('that keeps saying %i is given up', async (status, words) => {
    host().get('/fhir/a.b').times(3).reply(status, '', { 'retry-after': '100000' });
    await expect(fetchIt()).rejects.toThrow(words);
    expect(waits).toEqual([60_000, 60_000]);
  });

  it('whose file has a wrong checksum is refused, and nothing is kept', async () => {
    host().get('/fhir/a.b').reply(200, listing({ shasum })).get('/fhir/a.b/1.2.0').reply(200, 'something else');
    await expect(fetchIt()).rejects.toThrow(/checksum differs/);
    expect(await readdir(folder)).toEqual([]);
  });

  it('whose file has changed since is asked for all of it', async () => {
    await writeFile(join(folder, '1.2.0.tgz.part'), 'old part');
    await writeFile(join(folder, '1.2.0.tgz.part.etag'), '"e0"');
    host()
      .get('/fhir/a.b')
      .reply(200, listing({ shasum }))
      .get('/fhir/a.b/1.2.0')
      .reply(200, archive, { etag: '"e1"' });
    expect(await readFile((await fetchIt()).file)).toEqual(archive);
  });

  it('that gives another rest than was asked for starts again', async () => {
    await writeFile(join(folder, '1.2.0.tgz.part'), 'old part');
    await writeFile(join(folder, '1.2.0.tgz.part.etag'), '"e0"');
    host().get('/fhir/a.b').reply(200, listing({ shasum }));
    host()
      .get('/fhir/a.b/1.2.0')
      .reply(206, 'x', { 'content-range': 'bytes 3-3/9' })
      .get('/fhir/a.b/1.2.0')
      .reply(200, archive);
    expect(await readFile((await fetchIt()).file)).toEqual(archive);
  });

  it('that does not answer is given up', async () => {
    host().get('/fhir/a.b').times(3).delayConnection(5000).reply(200, {});
    await expect(fetchIt({ timeout: 20 })).rejects.toThrow(/does not answer/);
  });

  it('that cannot be reached is named with the network code alone', async () => {
    host()
      .get('/fhir/a.b')
      .times(3)
      .replyWithError(Object.assign(new Error('secret words'), { code: 'ECONNREFUSED' }));
    await expect(fetchIt()).rejects.toThrow(/^packages\.invalid cannot be reached \(ECONNREFUSED\)/);
  });

  it.each([
    ['has no such version', '9.9.9', listing({}), /no version 9\.9\.9/],
    ['answers something else', 'latest', '<html>', /does not answer as a FHIR package registry/],
    ['lists nothing', 'latest', [], /does not answer as a FHIR package registry/],
  ])('that %s is no use', async (_what, version, body, words) => {
    host()
      .get('/fhir/a.b')
      .reply(200, body as nock.Body);
    await expect(fetchIt({}, version)).rejects.toThrow(words);
  });

  it('is given the token, and no one else is', async () => {
    const elsewhere = listing({ tarball: 'https://downloads.invalid/x.tgz', shasum });
    nock('https://packages.invalid', { reqheaders: { authorization: 'Bearer invented' } })
      .get('/fhir/a.b')
      .reply(200, elsewhere);
    nock('https://downloads.invalid', { badheaders: ['authorization'] })
      .get('/x.tgz')
      .reply(302, '', { location: 'https://more.invalid/y' });
    nock('https://more.invalid', { badheaders: ['authorization'] })
      .get('/y')
      .reply(200, archive);
    expect((await fetchIt({ token: 'invented' })).version).toBe('1.2.0');
  });

  it.each([
    ['by http with a token', { base: 'http://packages.invalid', token: 'invented' }, /token is not sent by http/],
    ['at no URL', { base: 'registry' }, /not a URL/],
    ['on disk', { base: 'file:///packages' }, /https or http/],
  ])('%s is not asked', async (_what, more, words) => {
    await expect(fetchIt(more)).rejects.toThrow(words);
  });

  it('that leads in a circle, or from https to http, is left', async () => {
    host().get('/fhir/a.b').times(18).reply(302, '', { location: '/fhir/a.b' });
    await expect(fetchIt()).rejects.toThrow(/without end/);
    host().get('/fhir/a.b').times(3).reply(302, '', { location: 'http://packages.invalid/a.b' });
    await expect(fetchIt()).rejects.toThrow(/without end/);
  });

  it('fills the folder of packages', async () => {
    host().get('/fhir/a.b').reply(200, listing({ shasum })).get('/fhir/a.b/1.2.0').reply(200, archive);
    const added = await addFromRegistry(registry(), 'a.b', 'latest', folder);
    expect(added).toMatchObject({ id: 'a.b', version: '1.2.0', state: 'added' });
    expect(await readdir(folder)).toEqual(['a.b#1.2.0']);
  });
});
