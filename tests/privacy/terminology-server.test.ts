/**
 * A terminology server is told system, code and version, and nothing else of a payload (README.md, Privacy): every record is
 * checked as it is and with a canary in every value, and all that is sent is searched.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nock from 'nock';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Checker, createChecker, type Source } from '../../src/index.js';
import { newCanary } from './canaries.js';
import { SEEDS, seedsOf } from './seeds.js';

const RECORDS = fileURLToPath(new URL('../../fixtures/records', import.meta.url));
const FILES = readdirSync(RECORDS, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?!md)\w+$/.test(name));
const LIST = JSON.parse(
  readFileSync(new URL('../../standards/identifiers/codes/public-terminology.json', import.meta.url), 'utf8'),
) as { systems: { uri: string; known: string; form: string }[]; valueSets: { begins: string }[] };
const HOST = 'https://tx.example';

let home: string;
let checker: Checker;
const sent: { url: URL; whole: string }[] = [];

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'careconform-'));
  vi.stubEnv('XDG_DATA_HOME', home);
  nock.disableNetConnect();
  const capability = { resourceType: 'CapabilityStatement', rest: [] };
  nock(HOST).persist().get('/fhir/metadata').reply(200, capability);
  nock(HOST)
    .persist()
    .get(/.*/)
    .reply(function (uri, body) {
      sent.push({ url: new URL(uri, HOST), whole: JSON.stringify([uri, body, this.req.headers]) });
      return [404, { resourceType: 'OperationOutcome', issue: [{ code: 'not-found' }] }];
    });
  checker = await createChecker({ terminologyServer: `${HOST}/fhir`, jobs: 1 });
});
afterAll(() => {
  nock.cleanAll();
  nock.enableNetConnect();
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});

async function check(text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  async function* source(): AsyncGenerator<Source> {
    yield { name: 'payload', size: bytes.length, read: async () => bytes };
  }
  await checker.run(source());
}

describe.each(FILES)('of %s', (name) => {
  const text = readFileSync(join(RECORDS, name), 'utf8');

  it.each(seedsOf(extname(name)))('no canary is sent %s', async (seed) => {
    const canary = newCanary();
    await check(SEEDS[seed]!(text, canary));
    expect(sent.filter(({ whole }) => whole.toLowerCase().includes(canary)).map(({ whole }) => whole)).toEqual([]);
  });

  it('nothing is sent but codes of public systems that stand in it', async () => {
    const before = sent.length;
    await check(text);
    for (const { url } of sent.slice(before)) {
      const { url: set, system = set, ...asked } = Object.fromEntries(url.searchParams);
      const {
        code,
        codeA: _above,
        codeB,
        property: _property,
        _elements,
        count: _count,
        offset: _offset,
        ...others
      } = asked;
      expect(Object.keys(others).filter((other) => !/version$/i.test(other))).toEqual([]);
      const own = LIST.systems.find(({ uri }) => uri === system);
      expect(own !== undefined || LIST.valueSets.some(({ begins }) => set?.startsWith(begins))).toBe(true);
      const one = code ?? codeB;
      if (one !== undefined && one !== own?.known) expect(text).toContain(one);
      expect(url.pathname).toMatch(/^\/fhir\/(CodeSystem|ValueSet)(\/\$(lookup|validate-code|subsumes|expand))?$/);
    }
  });
});

it('codes were asked at all', () => {
  const asked = sent.filter(({ url }) => url.searchParams.has('code'));
  expect(asked.length).toBeGreaterThan(10);
});
