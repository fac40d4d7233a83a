import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ServerOptions, serverSources } from '../../../../src/payload/sources/server/index.js';

const HOST = 'https://fhir.example';
const BASE = `${HOST}/r4`;
const TOKENS = 'https://login.example';
const json = { 'content-type': 'application/fhir+json' };
const decoder = new TextDecoder();

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const patient = (id: string) => ({ resourceType: 'Patient', id });
const page = (ids: string[], next?: string) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  ...(next === undefined
    ? {}
    : {
        link: [
          { relation: 'self', url: BASE },
          { relation: 'next', url: next },
        ],
      }),
  entry: ids.map((id) => ({ resource: patient(id) })),
});

/** Each source as its name and text, or as the words it failed with. */
async function read(options: Partial<ServerOptions> = {}): Promise<[string, string][]> {
  const found: [string, string][] = [];
  const all = { url: BASE, queries: ['Patient?_count=2'], wait: async () => {}, ...options };
  for await (const source of serverSources(all))
    found.push([
      source.name,
      await source.read().then(
        (bytes) => decoder.decode(bytes),
        (error: Error) => `${error.name}: ${error.message}`,
      ),
    ]);
  return found;
}

const fault = async (options: Partial<ServerOptions> = {}): Promise<string> => (await read(options)).at(-1)![1];

describe('a search', () => {
  it('is read page by page, and its resources are named by number', async () => {
    nock(HOST)
      .get('/r4/Patient?_count=2')
      .reply(200, page(['a', 'b'], `${BASE}?page=2`), json);
    nock(HOST)
      .get('/r4?page=2')
      .reply(200, page(['c']), json);
    expect(await read()).toEqual(['a', 'b', 'c'].map((id, at) => [`query 1/${at + 1}`, JSON.stringify(patient(id))]));
  });

  it('ends at a next page that was read before', async () => {
    nock(HOST)
      .get('/r4/Patient?_count=2')
      .reply(200, page(['a'], `${BASE}?page=2`), json);
    nock(HOST)
      .get('/r4?page=2')
      .reply(200, page(['b'], `${BASE}/Patient?_count=2`), json);
    expect((await read()).map(([name]) => name)).toEqual(['query 1/1', 'query 1/2', 'query 1']);
  });

  it('ends at the limit of pages', async () => {
    const pages = ['a', 'b', 'c', 'd'];
    nock(HOST)
      .get(/./)
      .times(4)
      .reply(() => [200, page(['a'], `${BASE}?page=${pages.shift()}`), json]);
    expect(await fault({ limits: { pages: 3 } })).toContain('more pages than 3');
  });

  it('never follows to another server', async () => {
    nock(HOST)
      .get('/r4/Patient?_count=2')
      .reply(200, page(['a'], 'https://other.example/r4?page=2'), json);
    expect(await fault()).toContain('another server');
  });

  it('of several is asked on after one that failed', async () => {
    nock(HOST).get('/r4/Gone').reply(404);
    nock(HOST)
      .get('/r4/Patient?_count=2')
      .reply(200, page(['a']), json);
    const found = await read({ queries: ['Gone', 'Patient?_count=2'] });
    expect(found.map(([name]) => name)).toEqual(['query 1', 'query 2/1']);
  });

  it('says what the server says of it, and takes no OperationOutcome for a record', async () => {
    const outcome = { resourceType: 'OperationOutcome', issue: [{ code: 'not-supported', diagnostics: 'Jane Doe' }] };
    const found = page(['a']);
    found.entry.push({ resource: outcome as never });
    nock(HOST).get(/./).reply(200, found, json);
    const notes: string[] = [];
    expect(await read({ note: (text) => notes.push(text) })).toHaveLength(1);
    expect(notes).toEqual(['The server says something of query 1 (not-supported).']);
  });
});

describe('other answers', () => {
  it('a resource is one source, and so is a document', async () => {
    const document = { resourceType: 'Bundle', type: 'document', entry: [{ resource: patient('a') }] };
    nock(HOST).get('/r4/Patient/a').reply(200, patient('a'), json);
    nock(HOST).get('/r4/Bundle/b').reply(200, document, json);
    const found = await read({ queries: ['Patient/a', 'Bundle/b'] });
    expect(found.map(([, text]) => text)).toEqual([patient('a'), document].map((one) => JSON.stringify(one)));
  });

  it('$everything is read as a search is', async () => {
    nock(HOST)
      .get('/r4/Patient/1/$everything')
      .reply(200, page(['a', 'b']), json);
    expect(await read({ queries: ['Patient/1/$everything'] })).toHaveLength(2);
  });

  it('the manifest of a bulk export gives its files', async () => {
    const output = [
      { type: 'Patient', url: `${HOST}/files/1.ndjson` },
      { type: 'Patient', url: 'https://other.example/2.ndjson' },
    ];
    nock(HOST).get('/r4/export/1').reply(200, { transactionTime: '2026-04-01T00:00:00Z', output });
    nock(HOST).get('/files/1.ndjson').reply(200, '{"resourceType":"Patient"}\n{"resourceType":"Patient"}\n');
    const [first, second] = await read({ queries: ['export/1'] });
    expect(first).toEqual(['query 1/file 1', '{"resourceType":"Patient"}\n{"resourceType":"Patient"}\n']);
    expect(second![1]).toContain('another server');
  });

  it.each([
    ['malformed JSON', 200, '{"resourceType": "Patient", "name": Jane', 'no JSON'],
    ['no object', 200, '[]', 'no resource'],
    ['an OperationOutcome', 200, { resourceType: 'OperationOutcome', issue: [{ code: 'too-costly' }] }, '(too-costly)'],
    [
      'a refusal',
      403,
      { resourceType: 'OperationOutcome', issue: [{ code: 'Jane' }, { code: 'forbidden' }] },
      '403 (forbidden)',
    ],
    ['nothing there', 404, 'Jane is not here', '404'],
  ])('%s is said in our own words', async (_, status, body, words) => {
    nock(HOST)
      .get(/./)
      .reply(status, body as string, json);
    const said = await fault();
    expect(said).toContain(words);
    expect(said).not.toContain('Jane');
  });
});

describe('patience', () => {
  const waiting = async (replies: [number, Record<string, string>?][]): Promise<{ said: string; waits: number[] }> => {
    const waits: number[] = [];
    for (const [status, headers] of replies)
      nock(HOST)
        .get(/./)
        .reply(status, status === 200 ? page(['a']) : '', { ...json, ...headers });
    return { said: await fault({ wait: async (pause) => void waits.push(pause) }), waits };
  };

  it.each([
    ['as long as the server asks', [[429, { 'retry-after': '7' }], [200]], [7000]],
    ['longer each time where it does not say', [[500], [503], [502], [200]], [1000, 2000, 4000]],
  ] as [string, [number, Record<string, string>?][], number[]][])('waits %s', async (_, replies, waits) => {
    expect(await waiting(replies)).toEqual({ said: JSON.stringify(patient('a')), waits });
  });

  it('gives up after four attempts', async () => {
    const { said, waits } = await waiting([[503], [503], [503], [503]]);
    expect(said).toContain('503');
    expect(waits).toHaveLength(3);
  });

  it('does not wait for an hour', async () => {
    const { said, waits } = await waiting([[429, { 'retry-after': '3600' }]]);
    expect(said).toContain('3600 seconds');
    expect(waits).toEqual([]);
  });

  it('gives up on a server that does not answer', async () => {
    nock(HOST)
      .get(/./)
      .times(2)
      .delay(500)
      .reply(200, page(['a']), json);
    expect(await fault({ limits: { timeout: 50, attempts: 2 } })).toContain('did not answer in time');
  });
});

describe('an access token', () => {
  const credentials = { tokenUrl: `${TOKENS}/token`, clientId: 'client', clientSecret: 'sec:ret' };
  const giveToken = (token: string) =>
    nock(TOKENS)
      .post('/token', 'grant_type=client_credentials')
      .basicAuth({ user: 'client', pass: 'sec%3Aret' })
      .reply(200, { access_token: token, expires_in: 3600 });
  const ask = (token: string) => nock(HOST, { reqheaders: { authorization: `Bearer ${token}` } }).get(/./);

  it('is asked for once, and renewed once where the server no longer takes it', async () => {
    giveToken('first');
    giveToken('second');
    ask('first').reply(401);
    ask('second').reply(200, page(['a'], `${BASE}?page=2`), json);
    ask('second').reply(200, page(['b']), json);
    expect(await read({ credentials })).toHaveLength(2);
    expect(nock.isDone()).toBe(true);
  });

  it('that is refused after it was renewed is not asked for again', async () => {
    giveToken('first');
    giveToken('second');
    ask('first').reply(401);
    ask('second').reply(401);
    expect(await fault({ credentials })).toContain('401');
  });

  it.each([
    [400, { error: 'invalid_client', error_description: 'sec:ret' }, 'status 400'],
    [200, { token_type: 'bearer' }, 'without an access token'],
    [200, 'first', 'no JSON'],
  ])('that is not given (%i) is said', async (status, body, words) => {
    nock(TOKENS).post('/token').reply(status, body);
    const said = await fault({ credentials });
    expect(said).toContain(words);
    expect(said).not.toContain('sec:ret');
  });
});
