import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BASE, concept, HOST, JSON_TYPE, nockLookup, nockServer, nockSystem, OUTCOME, opened } from './opened.js';

const CODE = '22298006';
const GIVEN_UP = 'The terminology server is not asked any more';
const UNAVAILABLE = { answer: 'cannot-tell', reason: 'terminology-server-unavailable' };
const yes = { answer: 'yes', active: true };

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

describe('a server that cannot be used', () => {
  const metadata = () => nock(HOST).get('/fhir/metadata').times(9);
  it.each<[string, () => unknown, string]>([
    ['401', () => metadata().reply(401, OUTCOME('login'), JSON_TYPE), 'does not accept the access token'],
    ['403', () => metadata().reply(403, OUTCOME('forbidden'), JSON_TYPE), 'does not allow it'],
    ['404', () => metadata().reply(404, 'no such page'), 'does not say of itself'],
    ['500', () => metadata().reply(500, OUTCOME('exception'), JSON_TYPE), 'gives no answer that can be read'],
    ['connection refused', () => metadata().replyWithError('ECONNREFUSED'), 'gives no answer that can be read'],
    [
      'malformed JSON',
      () => metadata().reply(200, '{"resourceType": "Capa', JSON_TYPE),
      'gives no answer that can be read',
    ],
    ['another resource', () => metadata().reply(200, { resourceType: 'Patient' }, JSON_TYPE), 'does not say of itself'],
    ['an OperationOutcome', () => metadata().reply(200, OUTCOME('exception'), JSON_TYPE), 'does not say of itself'],
    ['a list', () => metadata().reply(200, '[]', JSON_TYPE), 'does not say of itself'],
    [
      'a redirect',
      () => metadata().reply(302, '', { location: 'https://other.example/fhir/metadata' }),
      'not followed',
    ],
  ])('%s: in review, said once, and asked nothing more', async (_, play, words) => {
    play();
    const { lookup, notes } = opened();
    expect(await lookup(CODE)).toMatchObject(UNAVAILABLE);
    expect(await lookup('73211009')).toMatchObject(UNAVAILABLE);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain(GIVEN_UP);
    expect(notes[0]).toContain(words);
  });

  it('that does not answer in time is in review', async () => {
    nock(HOST).get('/fhir/metadata').times(3).delay(300).reply(200, {}, JSON_TYPE);
    const { lookup } = opened({ server: { url: BASE, timeout: 0.02 } });
    expect(await lookup(CODE)).toMatchObject(UNAVAILABLE);
  });
});

describe('a request that fails', () => {
  beforeEach(() => {
    nockServer();
    nockSystem();
  });

  it.each<[string, number, Record<string, string>]>([
    ['500', 500, {}],
    ['503 with a pause', 503, { 'retry-after': '7' }],
    ['429 without a pause', 429, {}],
    ['429 with a pause', 429, { 'retry-after': '7' }],
    ['429 with a date', 429, { 'retry-after': new Date(Date.now() + 60_000).toUTCString() }],
  ])('%s: is made again', async (_, status, headers) => {
    nockLookup(CODE, status, OUTCOME('throttled'), headers);
    nockLookup(CODE, 200, concept('Myocardial infarction'));
    const { lookup, clock, notes } = opened();
    expect(await lookup(CODE)).toMatchObject(yes);
    expect(notes).toEqual([]);
    const [pause = 0] = clock.waited;
    expect(pause).toBeGreaterThan(0);
    if (headers['retry-after'] === '7') expect(pause).toBe(7000);
  });

  it('waits no longer than makes sense', async () => {
    nockLookup(CODE, 429, OUTCOME('throttled'), { 'retry-after': '86400' });
    const { lookup, clock, notes } = opened();
    expect(await lookup(CODE)).toMatchObject(UNAVAILABLE);
    expect(clock.waited).toEqual([]);
    expect(notes[0]).toContain('left alone for too long');
  });

  it('waits longer each time, and ends, where a server always asks for fewer requests', async () => {
    nock(HOST).get('/fhir/CodeSystem/$lookup').query(true).times(50).reply(429, OUTCOME('throttled'), JSON_TYPE);
    const { lookup, clock, notes } = opened();
    expect(await lookup(CODE)).toMatchObject(UNAVAILABLE);
    expect(clock.waited.slice(0, 4)).toEqual([1000, 2000, 4000, 8000]);
    expect(notes).toHaveLength(1);
  });

  it('500 for one code leaves the others', async () => {
    nock(HOST)
      .get('/fhir/CodeSystem/$lookup')
      .query(({ code }) => code === CODE)
      .times(3)
      .reply(500, OUTCOME('exception'), JSON_TYPE);
    nockLookup('73211009', 200, concept('Diabetes mellitus'));
    const { lookup, notes } = opened();
    expect(await lookup(CODE)).toMatchObject(UNAVAILABLE);
    expect(await lookup('73211009')).toMatchObject(yes);
    expect(notes).toEqual([]);
  });

  it('is the last but for three: then the server is given up, and what it said before still holds', async () => {
    nockLookup('73211009', 200, concept('Diabetes mellitus'));
    nock(HOST).get('/fhir/CodeSystem/$lookup').query(true).times(9).reply(500, '', JSON_TYPE);
    const { lookup, notes } = opened();
    expect(await lookup('73211009')).toMatchObject(yes);
    for (const code of [CODE, '404684003', '71388002', '138875005'])
      expect(await lookup(code)).toMatchObject(UNAVAILABLE);
    expect(await lookup('73211009')).toMatchObject(yes);
    expect(notes).toEqual([expect.stringContaining('it fails (status 500)')]);
    expect(nock.isDone()).toBe(true);
  });

  it.each([
    ['refuses', 403, OUTCOME('forbidden'), UNAVAILABLE],
    ['does not support it', 400, OUTCOME('not-supported'), { answer: 'cannot-tell', reason: 'unsupported' }],
    ['answers with something else', 200, { resourceType: 'Patient' }, { answer: 'cannot-tell', reason: 'unsupported' }],
    ['does not know the code', 404, OUTCOME('not-found'), { answer: 'no' }],
  ])('%s', async (_, status, body, answer) => {
    nockLookup(CODE, status, body);
    expect(await opened().lookup(CODE)).toMatchObject(answer);
  });
});

describe('a token', () => {
  const LOGIN = 'https://login.example';
  const SECRET = 'a-secret-that-nobody-may-see';
  const TOKEN = 'a-token-that-nobody-may-see';
  const environment = {
    CARECONFORM_TERMINOLOGY_CLIENT_ID: 'client',
    CARECONFORM_TERMINOLOGY_CLIENT_SECRET: SECRET,
    CARECONFORM_TERMINOLOGY_TOKEN_URL: `${LOGIN}/token`,
  };
  const tokens = (...names: string[]) => {
    for (const access_token of names) nock(LOGIN).post('/token').reply(200, { access_token, expires_in: 300 });
  };
  const withToken = (token: string) => nock(HOST, { reqheaders: { authorization: `Bearer ${token}` } });
  const written: string[] = [];
  const streams = [process.stdout, process.stderr];

  beforeEach(() => {
    written.length = 0;
    for (const stream of streams)
      vi.spyOn(stream, 'write').mockImplementation((text) => {
        written.push(String(text));
        return true;
      });
  });
  afterEach(() => vi.restoreAllMocks());

  const capability = { resourceType: 'CapabilityStatement', rest: [] };

  it('goes with every request, and is asked for once', async () => {
    tokens(TOKEN);
    withToken(TOKEN).get('/fhir/metadata').reply(200, capability, JSON_TYPE);
    nockSystem();
    withToken(TOKEN).get('/fhir/CodeSystem/$lookup').query(true).times(2).reply(200, concept('A concept'), JSON_TYPE);
    const { lookup } = opened({ environment });
    expect(await lookup(CODE)).toMatchObject(yes);
    expect(await lookup('73211009')).toMatchObject(yes);
    expect(nock.isDone()).toBe(true);
  });

  it('that is refused in the middle of a run is renewed once for all', async () => {
    tokens(TOKEN, 'fresh');
    withToken(TOKEN).get('/fhir/metadata').reply(200, capability, JSON_TYPE);
    nockSystem();
    withToken(TOKEN).get('/fhir/CodeSystem/$lookup').query(true).times(3).reply(401, OUTCOME('expired'), JSON_TYPE);
    withToken('fresh').get('/fhir/CodeSystem/$lookup').query(true).times(3).reply(200, concept('A concept'), JSON_TYPE);
    const { terminology, later } = opened({ environment });
    const codes = [CODE, '73211009', '404684003'];
    for (const code of codes) terminology.lookup('snomed-ct', code);
    await later.fetch();
    expect(codes.map((code) => terminology.lookup('snomed-ct', code).answer)).toEqual(['yes', 'yes', 'yes']);
    expect(nock.isDone()).toBe(true);
  });

  it('that is never accepted gives the server up', async () => {
    tokens(TOKEN, TOKEN);
    nock(HOST).get('/fhir/metadata').times(2).reply(401, OUTCOME('login'), JSON_TYPE);
    const { lookup, notes } = opened({ environment });
    expect(await lookup(CODE)).toMatchObject(UNAVAILABLE);
    expect(notes[0]).toContain('does not accept the access token');
  });

  it.each<[string, () => unknown, string]>([
    ['refuses the client', () => nock(LOGIN).post('/token').reply(401, { error: SECRET }), 'refused the client'],
    ['fails', () => nock(LOGIN).post('/token').reply(500, SECRET), 'with status 500'],
    ['cannot be reached', () => nock(LOGIN).post('/token').replyWithError(SECRET), 'could not be reached'],
    [
      'answers without a token',
      () => nock(LOGIN).post('/token').reply(200, { other: TOKEN }),
      'without an access token',
    ],
    ['answers with no JSON', () => nock(LOGIN).post('/token').reply(200, `<html>${TOKEN}`), 'no JSON'],
    ['redirects', () => nock(LOGIN).post('/token').reply(307, '', { location: 'https://other.example/' }), 'could not'],
  ])('whose endpoint %s gives the server up', async (_, play, words) => {
    play();
    const { lookup, notes } = opened({ environment });
    expect(await lookup(CODE)).toMatchObject(UNAVAILABLE);
    expect(notes).toEqual([expect.stringContaining(words)]);
    expect(notes.join()).not.toContain(SECRET);
  });

  it('never follows to another host', async () => {
    tokens(TOKEN);
    nock(HOST).get('/fhir/metadata').reply(302, '', { location: 'https://other.example/fhir/metadata' });
    const elsewhere = nock('https://other.example').get('/fhir/metadata').reply(200, capability, JSON_TYPE);
    expect(await opened({ environment }).lookup(CODE)).toMatchObject(UNAVAILABLE);
    expect(elsewhere.isDone()).toBe(false);
  });

  it('stands in no note, answer or log, whatever goes wrong', async () => {
    const said: unknown[] = [];
    for (const status of [200, 400, 401, 403, 404, 500]) {
      tokens(TOKEN, TOKEN);
      withToken(TOKEN).get('/fhir/metadata').reply(200, capability, JSON_TYPE);
      nockSystem();
      withToken(TOKEN)
        .get('/fhir/CodeSystem/$lookup')
        .query(true)
        .times(3)
        .reply(status, { text: `you sent ${TOKEN}` }, JSON_TYPE);
      const { lookup, notes } = opened({ environment });
      said.push(await lookup(CODE), notes);
      nock.cleanAll();
    }
    const all = JSON.stringify(said) + written.join('');
    for (const secret of [TOKEN, SECRET]) expect(all).not.toContain(secret);
  });
});
