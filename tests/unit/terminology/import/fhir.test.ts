import { describe, expect, it } from 'vitest';
import { importFhir } from '../../../../src/terminology/import/fhir/import.js';
import { isTerminologyResource } from '../../../../src/terminology/import/fhir/resource.js';
import type { TerminologyIndex } from '../../../../src/terminology/index/terminology-index.js';
import { LocalTerminology } from '../../../../src/terminology/local.js';
import { fileOf, headOf, OPTIONS, opened } from './memory-files.js';

const KEYS: Record<string, string> = { 'http://read.info/readv2': 'read-v2', 'http://snomed.info/sct': 'snomed-ct' };
const keyOf = (url: string) => KEYS[url] ?? url;
const imported = async (...resources: (object | string)[]): Promise<TerminologyIndex[]> => {
  const files = resources.map((one, at) => fileOf(`${at}`, typeof one === 'string' ? one : JSON.stringify(one)));
  return (await importFhir(files, { ...OPTIONS, keyOf })).map(opened);
};
const asked = async (...resources: (object | string)[]) =>
  new LocalTerminology(await imported(...resources), { keyOf });

const URL_A = 'https://trust.example/a';
const system = (more: object) => ({
  resourceType: 'CodeSystem',
  url: URL_A,
  version: '2',
  content: 'complete',
  ...more,
});
const CONCEPTS = [
  {
    code: 'A',
    display: 'First',
    designation: [{ language: 'cy', value: 'Cyntaf' }],
    concept: [{ code: 'A1', property: [{ code: 'status', valueCode: 'retired' }] }],
  },
  {
    code: 'B',
    property: [
      { code: 'parent', valueCode: 'A' },
      { code: 'constructor', valueInteger: 7 },
    ],
  },
  { code: 'C', property: [{ code: 'status', valueCode: 'deprecated' }] },
];
const XML = `<?xml version="1.0"?><CodeSystem xmlns="http://hl7.org/fhir"><url value="${URL_A}"/><version value="2"/><content value="complete"/>
  <concept><code value="A"/><display value="First"/><designation><value value="Cyntaf"/></designation><concept><code value="A1"/><property><code value="status"/><valueCode value="retired"/></property></concept></concept>
  <concept><code value="B"/><property><code value="parent"/><valueCode value="A"/></property><property><code value="constructor"/><valueInteger value="7"/></property></concept>
  <concept><code value="C"/><property><code value="status"/><valueCode value="deprecated"/></property></concept></CodeSystem>`;

describe('a CodeSystem', () => {
  it.each([
    ['JSON', system({ concept: CONCEPTS })],
    ['XML', XML],
    ['a Bundle', { resourceType: 'Bundle', entry: [{ resource: system({ concept: CONCEPTS }) }] }],
    [
      'a Bundle in XML',
      `<Bundle xmlns="http://hl7.org/fhir"><entry><resource>${XML.replace(/^<\?.*?\?>/, '')}</resource></entry></Bundle>`,
    ],
  ])('in %s gives its codes, displays, hierarchy and what is retired', async (_, resource) => {
    const [index] = await imported(resource);
    const at = (code: string) => index!.find(code);
    expect(index!.concepts).toBe(4);
    expect(['A', 'A1', 'B', 'C'].map((code) => index!.active(at(code)))).toEqual([true, false, true, true]);
    expect(['A1', 'B'].map((code) => index!.isAbove(at('A'), at(code)))).toEqual([true, true]);
    expect(index!.matchDisplay(at('A'), 'cyntaf')).toBe('synonym');
    expect(index!.property('constructor', at('B'))).toEqual(['7']);
    expect(index!.edition).toBe(`${URL_A} 2`);
  });

  it.each([
    ['complete', {}, 'no'],
    ['fragment', { content: 'fragment' }, 'cannot-tell'],
    ['example', { content: 'example' }, 'cannot-tell'],
    ['complete, with fewer codes than it says', { count: 9 }, 'cannot-tell'],
  ])('that is %s says of an absent code what it can', async (_, more, answer) => {
    const terminology = await asked(system({ concept: CONCEPTS, ...more }));
    expect(terminology.lookup(URL_A, 'Z').answer).toBe(answer);
    expect(terminology.lookup(URL_A, 'A').answer).toBe('yes');
    expect(terminology.lookup(URL_A, 'a').answer).toBe(answer);
  });

  it('that takes no notice of case finds a code in either', async () => {
    const terminology = await asked(system({ concept: CONCEPTS, caseSensitive: false }));
    expect(terminology.lookup(URL_A, 'a1')).toMatchObject({ answer: 'yes', active: false });
  });

  it('that is a supplement adds descriptions and knows no code', async () => {
    const supplement = {
      resourceType: 'CodeSystem',
      url: `${URL_A}/welsh`,
      content: 'supplement',
      supplements: `${URL_A}|2`,
      concept: [{ code: 'B', designation: [{ value: 'Ail' }] }, { code: 'Z' }],
    };
    const terminology = await asked(system({ concept: CONCEPTS.map((one) => ({ display: 'x', ...one })) }), supplement);
    expect(terminology.display(URL_A, 'B', 'Ail')).toMatchObject({ answer: 'yes', match: 'synonym' });
    expect(terminology.display(URL_A, 'B', 'Arall').answer).toBe('no');
    expect(terminology.lookup(URL_A, 'Z').answer).toBe('no');
    expect((await asked(supplement)).lookup(URL_A, 'B').answer).toBe('cannot-tell');
  });
});

describe('a ConceptMap', () => {
  const map = (equivalence: string) => ({
    resourceType: 'ConceptMap',
    url: 'https://trust.example/map',
    group: [
      {
        source: 'http://read.info/readv2',
        target: 'http://snomed.info/sct',
        element: [
          { code: 'C10..', target: [{ code: '73211009', equivalence }] },
          { code: 'Zzz..', target: [{ code: '22298006', equivalence: 'unmatched' }] },
        ],
      },
    ],
  });

  it('says what a code is mapped to, and that a mapped code is known', async () => {
    const terminology = await asked(map('equivalent'));
    expect(terminology.property('read-v2', 'C10..', 'snomed-ct')).toMatchObject({
      answer: 'yes',
      values: ['73211009'],
    });
    expect(terminology.property('read-v2', 'Zzz..', 'snomed-ct')).toMatchObject({ answer: 'yes', values: [] });
    const known = terminology.lookup('http://read.info/readv2', 'C10..');
    expect([known.answer, known.active]).toEqual(['yes', undefined]);
    expect(terminology.lookup('read-v2', 'a111.').answer).toBe('cannot-tell');
  });

  it('does not go before the code system itself', async () => {
    const codes = { ...system({ concept: [{ code: 'H33..' }] }), url: 'http://read.info/readv2' };
    const terminology = await asked(map('equivalent'), codes);
    expect(terminology.lookup('read-v2', 'C10..').answer).toBe('no');
    expect(terminology.lookup('read-v2', 'H33..')).toMatchObject({ answer: 'yes', active: true });
  });
});

describe('what is wrong', () => {
  it.each<[string, (object | string)[], RegExp]>([
    ['damaged JSON', ['{"resourceType": "CodeSystem", "url": "secret'], /it is not JSON/],
    ['damaged XML', [XML.slice(0, 300)], /damaged at line/],
    ['no url', [{ ...system({ concept: CONCEPTS }), url: undefined }], /does not say the URL/],
    ['no codes', [system({ content: 'not-present' })], /holds no codes \(its content is not-present\)/],
    ['a Bundle of patients', [{ resourceType: 'Bundle', entry: [] }], /holds no CodeSystem/],
    ['two versions', [system({ concept: CONCEPTS }), system({ concept: CONCEPTS, version: '3' })], /was there before/],
    ['an empty ValueSet', [{ resourceType: 'ValueSet', url: 'a' }], /neither compose nor expansion/],
  ])('%s is refused', async (_, resources, message) => {
    const refused = imported(...resources);
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.not.toThrow('secret');
  });

  it('with nothing to import is left out among others, and that is said', async () => {
    const indexes = await imported(system({ content: 'not-present' }), {
      ...system({ concept: CONCEPTS }),
      url: `${URL_A}/b`,
    });
    expect(indexes.map(({ meta }) => meta.system)).toEqual([`${URL_A}/b`]);
  });

  it('is told from other resources', () => {
    expect(isTerminologyResource(headOf('{"resourceType": "Patient"}'))).toBe(false);
    expect(isTerminologyResource(headOf(XML))).toBe(true);
  });
});
