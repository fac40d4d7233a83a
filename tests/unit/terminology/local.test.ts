import { describe, expect, it } from 'vitest';
import type { ConceptRow } from '../../../src/terminology/index/writer.js';
import { LocalTerminology } from '../../../src/terminology/local.js';
import { indexOf, SNOMED, seeded, someCodes } from './graph.js';

const SYSTEM = 'http://snomed.info/sct';
const keyOf = (system: string) => (system === SYSTEM ? 'snomed-ct' : system);
const REFSET = '999000051000001100';

const INTERNATIONAL: ConceptRow[] = [
  { code: '138875005' },
  { code: '404684003', parents: ['138875005'], category: 'finding' },
  {
    code: '22298006',
    parents: ['404684003'],
    displays: [{ text: 'Myocardial infarction', preferred: true }, { text: 'Heart attack' }],
    refsets: [REFSET],
  },
  {
    code: '73211009',
    active: false,
    replacements: [
      { code: '22298006', kind: 'replaced-by' },
      { code: '404684003', kind: 'possibly-equivalent-to' },
    ],
  },
];

async function local() {
  const uk = someCodes(200, seeded(1)).map((code) => ({ code }));
  const editions = await Promise.all([
    indexOf(INTERNATIONAL, { ...SNOMED, edition: '900000000000207008', version: '20260101' }),
    indexOf([...INTERNATIONAL.slice(0, 2), ...uk], { ...SNOMED, edition: '83821000000107' }),
    indexOf([{ code: 'A', category: 'VMP', properties: { PRES: '1' } }, { code: 'B' }], { ...SNOMED, system: 'dmd' }),
  ]);
  return { terminology: new LocalTerminology(editions, { keyOf }), uk };
}

describe('a look-up', () => {
  it('names the edition that answered, the larger first', async () => {
    const { terminology } = await local();
    expect(terminology.lookup(SYSTEM, '404684003')).toEqual({
      answer: 'yes',
      active: true,
      category: 'finding',
      component: 'concept',
      edition: 'snomed-ct 83821000000107 20260415',
    });
    expect(terminology.lookup('snomed-ct', '22298006').edition).toBe('snomed-ct 900000000000207008 20260101');
  });

  it('keeps apart what replaces a code and what is only near to it', async () => {
    const { terminology } = await local();
    expect(terminology.lookup(SYSTEM, '73211009')).toMatchObject({
      active: false,
      replacement: ['22298006'],
      alternatives: ['404684003'],
    });
  });

  it('says no only of a code that the editions would hold', async () => {
    const { terminology } = await local();
    const answers = ['386661006', '999000031000000106', '100014', '22298006:363698007=80891009', 'words'];
    expect(answers.map((code) => terminology.lookup(SYSTEM, code).answer)).toEqual([
      'no',
      // Of the namespace of UK codes there are fewer than an edition with that extension would have.
      'cannot-tell',
      'cannot-tell',
      'cannot-tell',
      'cannot-tell',
    ]);
    expect(terminology.lookup('dmd', 'C').answer).toBe('no');
    expect(terminology.lookup('icd-10', 'A00')).toEqual({ answer: 'cannot-tell', reason: 'terminology-not-loaded' });
  });

  it('may ask for a version', async () => {
    const { terminology } = await local();
    const asked = (version: string) => terminology.lookup(SYSTEM, '22298006', version).answer;
    expect(asked(`${SYSTEM}/900000000000207008/version/20260101`)).toBe('yes');
    expect(asked(`${SYSTEM}/900000000000207008`)).toBe('yes');
    expect(asked('20260101')).toBe('yes');
    expect(asked(`${SYSTEM}/900000000000207008/version/20250101`)).toBe('cannot-tell');
  });
});

it('displays and subsumption are answered by an edition that can', async () => {
  const { terminology } = await local();
  expect(terminology.display(SYSTEM, '22298006', 'heart attack')).toMatchObject({ answer: 'yes', match: 'synonym' });
  expect(terminology.display(SYSTEM, '22298006', 'Asthma')).toMatchObject({ answer: 'no', match: 'none' });
  expect(terminology.display(SYSTEM, '138875005', 'Asthma').answer).toBe('cannot-tell');
  expect(terminology.subsumes(SYSTEM, '138875005', '22298006').answer).toBe('yes');
  expect(terminology.subsumes(SYSTEM, '22298006', '22298006').answer).toBe('yes');
  expect(terminology.subsumes(SYSTEM, '22298006', '404684003').answer).toBe('no');
  expect(terminology.subsumes(SYSTEM, '386661006', '404684003').answer).toBe('cannot-tell');
});

describe('value sets', () => {
  it.each([
    [`${SYSTEM}?fhir_vs`, 'yes'],
    [`${SYSTEM}?fhir_vs=isa/404684003`, 'yes'],
    [`${SYSTEM}?fhir_vs=isa/73211009`, 'no'],
    [`${SYSTEM}?fhir_vs=refset/${REFSET}`, 'yes'],
    [`${SYSTEM}?fhir_vs=ecl/%5E%20${REFSET}`, 'yes'],
    [`^ ${REFSET} | routes |`, 'yes'],
    [`memberOf ${REFSET}`, 'yes'],
    ['memberOf 999000781000001107', 'cannot-tell'],
    ['< 404684003 : 363698007 = *', 'cannot-tell'],
    ['http://example.org/ValueSet/other', 'cannot-tell'],
  ])('%s', async (valueSet, answer) => {
    const { terminology } = await local();
    expect(terminology.member(valueSet, SYSTEM, '22298006').answer).toBe(answer);
  });

  it.each([
    ['concept', 'is-a', '404684003', 'yes'],
    ['concept', 'descendent-of', '22298006', 'no'],
    ['concept', 'is-not-a', '138875005', 'no'],
    ['concept', 'child-of', '404684003', 'yes'],
    ['concept', 'in', `^${REFSET}`, 'yes'],
    ['concept', 'in', '22298006,404684003', 'yes'],
    ['constraint', '=', `^${REFSET}`, 'yes'],
    ['constraint', '=', '<< 404684003', 'cannot-tell'],
    ['concept', 'regex', '.*', 'cannot-tell'],
  ])('filter %s %s %s', async (property, op, value, answer) => {
    const { terminology } = await local();
    expect(terminology.filtered(SYSTEM, { property, op, value }, '22298006').answer).toBe(answer);
  });

  it('are filtered by level and property in dm+d', async () => {
    const { terminology } = await local();
    const ask = (property: string, value: string, code: string) =>
      terminology.filtered('dmd', { property, op: '=', value }, code).answer;
    expect([
      ask('parent', 'VMP', 'A'),
      ask('parent', 'VMP', 'B'),
      ask('PRES', '1', 'A'),
      ask('PRES', '1', 'C'),
    ]).toEqual(['yes', 'no', 'yes', 'no']);
  });

  it('have an expression evaluated by who can', async () => {
    const index = await indexOf(INTERNATIONAL);
    const asked: string[] = [];
    const member = (_: unknown, expression: string) => {
      asked.push(expression);
      return true;
    };
    const terminology = new LocalTerminology([index], { keyOf, member });
    expect(terminology.member('<< 404684003', SYSTEM, '22298006').answer).toBe('yes');
    expect(asked).toEqual(['<< 404684003']);
  });
});
