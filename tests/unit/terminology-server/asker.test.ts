import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  concept,
  HOST,
  JSON_TYPE,
  nockLookup,
  nockServer,
  nockSystem,
  OUTCOME,
  opened,
  parameters,
  SNOMED,
} from './opened.js';

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const CODES = ['22298006', '73211009', '404684003', '71388002'];
type Entry = { request: { method: string; url: string } };

/** Plays batches: how many were asked in each, and what each entry is answered with. */
function nockBatch(replyTo: (url: string, at: number) => object, times = 1): number[] {
  const sizes: number[] = [];
  nock(HOST)
    .post('/fhir')
    .times(times)
    .reply((_, body) => {
      const { entry } = (typeof body === 'string' ? JSON.parse(body) : body) as { entry: Entry[] };
      sizes.push(entry.length);
      const answers = entry.map(({ request }, at) => replyTo(request.url, at));
      return [200, { resourceType: 'Bundle', type: 'batch-response', entry: answers }, JSON_TYPE];
    });
  return sizes;
}

const good = () => ({ resource: concept('A concept'), response: { status: '200 OK' } });
const unknown = () => ({ resource: OUTCOME('not-found'), response: { status: '404' } });

function askAll({ terminology, later }: ReturnType<typeof opened>, codes = CODES) {
  const answers = () => codes.map((code) => terminology.lookup('snomed-ct', code).answer);
  answers();
  return (later.fetch() ?? Promise.resolve()).then(answers);
}

describe('codes that are asked in the same moment', () => {
  it('go in one batch where the server takes it, and each answer to its code', async () => {
    nockServer(['batch']);
    nockSystem();
    const sizes = nockBatch((url) => (url.includes('73211009') ? unknown() : good()));
    expect(await askAll(opened())).toEqual(['yes', 'no', 'yes', 'yes']);
    expect(sizes).toEqual([4]);
  });

  it('go one by one where it does not', async () => {
    nockServer();
    nockSystem();
    for (const code of CODES) nockLookup(code, 200, concept('A concept'));
    expect(await askAll(opened())).toEqual(['yes', 'yes', 'yes', 'yes']);
  });

  it('are asked once in a run, whoever asks', async () => {
    nockServer();
    nockSystem();
    nockLookup('22298006', 200, concept('A concept'));
    const server = opened();
    const question = { ask: 'code', system: SNOMED, code: '22298006' } as const;
    await Promise.all([
      server.asker.ask([question, question]),
      server.asker.ask([question]),
      server.lookup('22298006'),
    ]);
    await server.lookup('22298006');
    expect(nock.isDone()).toBe(true);
  });

  it('go one by one where the server takes no batch after all', async () => {
    nockServer(['batch']);
    nockSystem();
    nock(HOST).post('/fhir').reply(405, OUTCOME('not-supported'), JSON_TYPE);
    for (const code of CODES) nockLookup(code, 200, concept('A concept'));
    expect(await askAll(opened())).toEqual(['yes', 'yes', 'yes', 'yes']);
  });

  it.each([
    ['fewer answers than questions', { resourceType: 'Bundle', type: 'batch-response', entry: [good()] }],
    ['another resource', { resourceType: 'OperationOutcome' }],
  ])('are asked one by one after %s', async (_, body) => {
    nockServer(['batch']);
    nockSystem();
    nock(HOST).post('/fhir').reply(200, body, JSON_TYPE);
    for (const code of CODES) nockLookup(code, 200, concept('A concept'));
    expect(await askAll(opened())).toEqual(['yes', 'yes', 'yes', 'yes']);
  });

  it('go in smaller batches where a large one gets no answer', async () => {
    nockServer(['batch']);
    nockSystem();
    nock(HOST).post('/fhir').times(3).reply(502, '', JSON_TYPE);
    const codes = Array.from({ length: 40 }, (_, at) => `${100 + at}`);
    const sizes = nockBatch(good, 5);
    const server = opened({ keyOf: () => 'invented', codes: INVENTED });
    expect(new Set(await askAll(server, codes))).toEqual(new Set(['yes']));
    expect(Math.max(...sizes)).toBe(8);
    expect(server.notes).toEqual([]);
  });

  it('are asked again alone where one of a batch is throttled', async () => {
    nockServer(['batch']);
    nockSystem();
    nockBatch((url) => (url.includes('73211009') ? { response: { status: '429' } } : good()));
    nockLookup('73211009', 200, concept('A concept'));
    expect(await askAll(opened())).toEqual(['yes', 'yes', 'yes', 'yes']);
  });
});

const INVENTED = {
  'identifiers/public-terminology': {
    systems: [{ key: 'invented', uri: SNOMED, form: '^\\d{3}$', known: '111', properties: [] }],
    valueSets: [],
  },
};

describe('a code that is not found', () => {
  const nockSearch = (status: number, body: object) =>
    nock(HOST).get('/fhir/CodeSystem').query(true).reply(status, body, JSON_TYPE);
  const root = (status: number, body: object) => nockLookup('138875005', status, body);
  const empty = { resourceType: 'Bundle', type: 'searchset', total: 0 };
  const notLoaded = { answer: 'cannot-tell', reason: 'terminology-not-loaded' };

  it.each<[string, () => unknown, object]>([
    ['is wrong where the server holds the system', () => nockSystem(), { answer: 'no' }],
    [
      'is wrong where it has a code that all editions have',
      () => [nockSearch(404, OUTCOME('not-supported')), root(200, concept('SNOMED CT Concept'))],
      { answer: 'no' },
    ],
    [
      'says nothing where the server has no such system',
      () => [nockSearch(200, empty), root(404, OUTCOME('not-found'))],
      notLoaded,
    ],
    [
      'says nothing where it does not tell what it has',
      () => [nockSearch(404, OUTCOME('not-supported')), root(404, OUTCOME('not-found'))],
      notLoaded,
    ],
    [
      'says nothing where it has only a part',
      () => [nockSystem(SNOMED, ['1'], 'fragment'), root(200, concept('SNOMED CT Concept'))],
      notLoaded,
    ],
    [
      'says nothing where it has only the name of it',
      () => [nockSystem(SNOMED, ['1'], 'not-present'), root(404, OUTCOME('not-found'))],
      notLoaded,
    ],
  ])('%s', async (_, play, answer) => {
    nockServer();
    play();
    nockLookup('22298006', 404, OUTCOME('not-found'));
    expect(await opened().lookup('22298006')).toMatchObject(answer);
  });

  it.each([
    [
      'of the UK, where the edition is international',
      '900000000000207008',
      { answer: 'cannot-tell', reason: 'unsupported' },
    ],
    ['of the UK, where the edition is the UK’s', '83821000000107', { answer: 'no' }],
  ])('%s', async (_, edition, answer) => {
    nockServer();
    nockSystem(SNOMED, [`${SNOMED}/${edition}/version/20260401`]);
    nockLookup('999000031000000106', 404, OUTCOME('not-found'));
    expect(await opened().lookup('999000031000000106')).toMatchObject(answer);
  });
});

describe('an answer', () => {
  it('names edition, version and host', async () => {
    nockServer();
    nockSystem();
    nockLookup('22298006', 404, OUTCOME('not-found'));
    expect((await opened().lookup('22298006')).edition).toBe('snomed-ct 83821000000107 20260415 of tx.example');
  });

  it('may come from $validate-code, where the server has no $lookup', async () => {
    nockServer([], ['validate-code']);
    nockSystem();
    nock(HOST)
      .get('/fhir/CodeSystem/$validate-code')
      .query({ url: SNOMED, code: '22298006' })
      .reply(200, parameters({ name: 'result', valueBoolean: true }), JSON_TYPE);
    expect(await opened().lookup('22298006')).toMatchObject({ answer: 'yes' });
  });

  it('is asked of the version that the settings name', async () => {
    const version = `${SNOMED}/83821000000107`;
    nockServer();
    nockSystem();
    nock(HOST)
      .get('/fhir/CodeSystem/$lookup')
      .query((query) => query['version'] === version)
      .reply(200, concept('A concept'), JSON_TYPE);
    const server = opened({ server: { url: `${HOST}/fhir`, versions: { 'snomed-ct': version } } });
    expect(await server.lookup('22298006')).toMatchObject({ answer: 'yes' });
  });
});
