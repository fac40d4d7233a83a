import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ServerReader } from '../../../../src/payload/sources/server/reader.js';
import { Tokens } from '../../../../src/payload/sources/server/token.js';
import { Line } from '../../../../src/terminology-server/line.js';

const HOST = 'https://fhir.example';
const MOST = 1000;
const JSON_TYPE = { 'content-type': 'application/fhir+json' };
const long = { resourceType: 'Parameters', parameter: [{ name: 'x', valueString: 'x'.repeat(MOST) }] };
const short = { resourceType: 'Parameters' };

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

describe('an answer that is longer than is read of one', () => {
  const line = () => new Line({ url: HOST, most: 10, span: 1000, limits: { bytes: MOST }, note: () => {} });

  it.each([200, 404, 500])(
    'of a terminology server, with status %i, is no answer and asked for once',
    async (status) => {
      const server = nock(HOST).get('/one').reply(status, long, JSON_TYPE);
      expect(await line().get('one')).toEqual({ status: 413, body: undefined });
      expect(server.isDone()).toBe(true);
    },
  );

  it('leaves the others as they are', async () => {
    nock(HOST).get('/two').reply(200, short, JSON_TYPE);
    expect(await line().get('two')).toEqual({ status: 200, body: short });
  });

  it('of a server of records is an error that says what to do', async () => {
    nock(HOST).get('/Patient').reply(200, long, JSON_TYPE);
    const reader = new ServerReader({ url: HOST, limits: { page: MOST } });
    await expect(reader.json(`${HOST}/Patient`)).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('Ask for smaller pages'),
    });
  });

  it('of a token endpoint is no token', async () => {
    nock(HOST)
      .post('/token')
      .reply(200, { access_token: 'a'.repeat(2_000_000) });
    const tokens = new Tokens({ tokenUrl: `${HOST}/token`, clientId: 'id', clientSecret: 'secret' });
    await expect(tokens.current()).rejects.toThrow('no JSON');
  });
});
