import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { passesModulus11 } from '../../../src/record/modulus-11.js';
import { PublicTerminology } from '../../../src/terminology-server/public-list.js';
import {
  CODES,
  concept,
  HOST,
  JSON_TYPE,
  keyOf,
  nockServer,
  nockSystem,
  OUTCOME,
  opened,
  parameters,
  SNOMED,
} from './opened.js';

/** Every request that was made, whole. */
let sent: string[];

beforeEach(() => {
  nock.disableNetConnect();
  sent = [];
  nock.emitter.on('no match', note);
});
afterEach(() => {
  nock.emitter.off('no match', note);
  nock.cleanAll();
  nock.enableNetConnect();
});
function note(request: { path?: string }): void {
  sent.push(`no match ${request.path}`);
}

function nockAll(reply: (query: URLSearchParams) => [number, object]): void {
  nockServer();
  nockSystem();
  nock(HOST)
    .get(/.*/)
    .times(50)
    .reply(function (uri) {
      sent.push(JSON.stringify([uri, this.req.headers]));
      return [...reply(new URL(uri, HOST).searchParams), JSON_TYPE] as never;
    });
}

describe('a display', () => {
  const heart = concept('Heart attack', { names: ['Heart attack', 'Myocardial infarction', 'Cardiac infarct'] });

  it.each([
    ['Heart attack', 'preferred', 'yes'],
    ['HEART  attack ', 'preferred', 'yes'],
    ['Myocardial infarction', 'synonym', 'yes'],
    ['Diabetes of Mrs Canary', 'none', 'no'],
  ])('%s is compared here (%s), and never leaves', async (display, match, answer) => {
    nockAll(() => [200, heart]);
    const { terminology, ask } = opened();
    expect(await ask(() => terminology.display('snomed-ct', '22298006', display))).toMatchObject({ match, answer });
    expect(sent).toHaveLength(1);
    for (const word of display
      .toLowerCase()
      .split(/\s+/)
      .filter((one) => one.length > 3))
      expect(decodeURIComponent(sent.join()).toLowerCase()).not.toContain(word);
  });

  it('cannot be told where the server has not said which others there are', async () => {
    nockAll(() => [200, concept('Heart attack')]);
    const { terminology, ask } = opened();
    expect(await ask(() => terminology.display('snomed-ct', '22298006', 'Cardiac infarct'))).toMatchObject({
      answer: 'cannot-tell',
      reason: 'unsupported',
    });
  });
});

/** A number that somebody could have, made here so that none stands in a file. */
function somebodysNumber(): string {
  for (let stem = 430_000_000; ; stem += 1)
    for (let check = 0; check < 10; check += 1) if (passesModulus11(`${stem}${check}`)) return `${stem}${check}`;
}

describe('what is not asked', () => {
  it.each([
    ['a local system', 'https://codes.trust.example/local', '22298006'],
    ['a system without an address', '', '22298006'],
    ['an organisation code', 'ods-organization-code', 'RZZ'],
    ['text in the place of a code', SNOMED, 'Mrs Canary'],
    ['a code whose check digit is wrong', SNOMED, '22298007'],
    ['the id of a description', SNOMED, '100014'],
    ['an expression', SNOMED, '22298006 |Mrs Canary|'],
    ['an NHS number', SNOMED, somebodysNumber()],
    ['a LOINC code with a name', 'http://loinc.org', '8867-4 Canary'],
    ['a code of endless length', 'http://loinc.org', '1'.repeat(5000)],
  ])('%s', async (_, system, code) => {
    nockAll(() => [404, OUTCOME('not-found')]);
    const { terminology, later } = opened();
    terminology.lookup(system, code);
    terminology.display(system, code, 'Canary');
    terminology.subsumes(system, code, code);
    terminology.member('http://hl7.org/fhir/ValueSet/condition-code', system, code);
    terminology.filtered?.(system, { property: 'parent', op: '=', value: 'VTM' }, code);
    expect(later.fetch()).toBeUndefined();
    expect(sent).toEqual([]);
  });

  it.each([
    'https://trust.example/ValueSet/canary',
    'urn:oid:1.2.3',
    `https://fhir.hl7.org.uk/ValueSet/${'x'.repeat(3000)}`,
  ])('the value set %s', async (valueSet) => {
    const { terminology, later } = opened();
    terminology.member(valueSet, SNOMED, '22298006');
    terminology.member(valueSet, undefined, 'final');
    expect(later.fetch()).toBeUndefined();
  });

  it('ten digits that may be somebody’s, but every concept with ten digits', () => {
    const system = new PublicTerminology(CODES['identifiers/public-terminology'], keyOf).system('snomed-ct')!;
    expect(system.admits('1186921001')).toBe(true);
    expect(system.admits(somebodysNumber())).toBe(false);
  });
});

describe('what is asked of a value set', () => {
  it('is its URL, the system and the code', async () => {
    nockAll(() => [200, parameters({ name: 'result', valueBoolean: false })]);
    const { terminology, ask } = opened();
    const member = () => terminology.member('https://fhir.hl7.org.uk/ValueSet/UKCore-X|1.2.0', SNOMED, '22298006');
    expect(await ask(member)).toMatchObject({
      answer: 'no',
      edition: 'snomed-ct 83821000000107 20260415 of tx.example',
    });
    const [uri] = JSON.parse(sent[0]!) as [string];
    const url = new URL(uri, HOST);
    expect(url.pathname).toBe('/fhir/ValueSet/$validate-code');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      url: 'https://fhir.hl7.org.uk/ValueSet/UKCore-X',
      valueSetVersion: '1.2.0',
      system: SNOMED,
      code: '22298006',
    });
  });

  it('is nothing but all its codes where a code has no system', async () => {
    nockAll(() => [
      200,
      { resourceType: 'ValueSet', expansion: { contains: [{ code: 'final' }, { code: 'amended' }] } },
    ]);
    const { terminology, ask } = opened();
    const answers = [];
    for (const code of ['final', 'Mrs Canary'])
      answers.push((await ask(() => terminology.member('http://hl7.org/fhir/ValueSet/x', undefined, code))).answer);
    expect(answers).toEqual(['yes', 'no']);
    expect(sent).toHaveLength(1);
    expect(sent[0]).not.toMatch(/final|Canary/);
  });

  it('is an implicit value set where it is an expression or a filter', async () => {
    nockAll((query) =>
      query.has('codeA')
        ? [200, parameters({ name: 'outcome', valueCode: 'subsumes' })]
        : [200, parameters({ name: 'result', valueBoolean: true })],
    );
    const { terminology, ask } = opened();
    const filter = (property: string, op: string, value: string) => () =>
      terminology.filtered!(SNOMED, { property, op, value }, '22298006');
    for (const question of [
      filter('constraint', '=', '< 404684003'),
      filter('concept', 'in', '999000051000001100'),
      filter('concept', 'is-a', '404684003'),
    ])
      expect((await ask(question)).answer).toBe('yes');
    const urls = sent.map((one) => new URL((JSON.parse(one) as [string])[0], HOST));
    expect(urls.map(({ searchParams }) => searchParams.get('url') ?? searchParams.get('codeA'))).toEqual([
      `${SNOMED}?fhir_vs=ecl/${encodeURIComponent('< 404684003')}`,
      `${SNOMED}?fhir_vs=ecl/${encodeURIComponent('^ 999000051000001100')}`,
      '404684003',
    ]);
  });

  it('is nothing where the kind of the code tells it', async () => {
    const use = { name: 'use', valueCoding: { code: '900000000000003001' } };
    const name = { name: 'value', valueString: 'Heart attack (disorder)' };
    nockAll(() => [
      200,
      parameters({ name: 'display', valueString: 'Heart attack' }, { name: 'designation', part: [use, name] }),
    ]);
    const { terminology, lookup, later } = opened();
    await lookup('22298006');
    const under = (ecl: string) => terminology.member(ecl, 'snomed-ct', '22298006').answer;
    expect(['<<404684003 OR <<272379006', '<<71388002', '<<71388002 OR 22298006'].map(under)).toEqual([
      'yes',
      'no',
      'yes',
    ]);
    expect(later.fetch()).toBeUndefined();
    expect(under('<<71388002 OR <<363743006')).toBe('cannot-tell');
    expect(later.fetch()).toBeDefined();
  });
});
