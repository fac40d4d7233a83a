import { describe, expect, it } from 'vitest';
import type { CountedId, Measure } from '../../../src/catalogue/measures.js';
import type { Generation } from '../../../src/generation.js';
import type { Facts } from '../../../src/record/facts.js';
import { figureOf, measuresOf } from '../../../src/report/measures.js';
import { Measured } from '../../../src/run/measured.js';
import { addCells, type CellCounts, cellOf } from '../../../src/run/measures/cells.js';
import { countRecord } from '../../../src/run/measures/count-record.js';
import { allergy, codeable, condition, DISCHARGE, documentOf, type Section, SNOMED } from './bundles.js';
import { factsOf, HEADINGS, MEASURES, YARDSTICKS } from './sheets.js';

const countFacts = (facts: Facts): CellCounts => countRecord(facts, HEADINGS, YARDSTICKS.counting!);
const count = (value: object, generation: Generation = 'fhir-stu3') => countFacts(factsOf(value, generation));

const patient = (over: object = {}) => ({ resourceType: 'Patient', id: 'p', ...over });
const number = (value: string, status?: string) => ({
  system: 'https://fhir.nhs.uk/Id/nhs-number',
  value,
  ...(status === undefined
    ? {}
    : {
        extension: [
          {
            url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus',
            valueCodeableConcept: { coding: [{ code: status }] },
          },
        ],
      }),
});

describe('content', () => {
  const SUMMARY = '887181000000106';
  const document = (sections: Section[], resources: object[] = []) =>
    count(documentOf(DISCHARGE, sections, resources)).content;

  it.each<[string, object | undefined, string]>([
    ['a code that we know', codeable('195967001'), 'coded'],
    [
      'a code that we know beside one that we do not',
      {
        coding: [
          { system: 'https://x.example', code: '1' },
          { system: SNOMED, code: '195967001' },
        ],
      },
      'coded',
    ],
    ['a code of another system', codeable('1', 'https://codes.example'), 'other-code'],
    ['a code without a system', { coding: [{ code: '195967001' }] }, 'other-code'],
    ['a degrade code', codeable('196411000000103', SNOMED, 'x'), 'words'],
    ['words', { text: 'x' }, 'words'],
  ])('puts an entry with %s where it belongs', (_, code, cell) => {
    expect(count(condition('c', code!)).content).toEqual({ [cell]: 1 });
  });

  it('counts a section by its words only where no entry of it is counted', () => {
    const sections = [
      { code: '887161000000102', text: 'x', entries: ['Condition/c'] },
      { code: SUMMARY, text: 'y' },
    ];
    expect(document(sections, [condition('c', codeable('195967001'))])).toEqual({ coded: 1, text: 1 });
  });

  it('counts a section with a stay as structured, and one with a file as text', () => {
    const sections = [
      { code: '886781000000108', text: 'x', entries: ['Encounter/e'] },
      { code: SUMMARY, text: 'y', entries: ['Binary/b'] },
    ];
    const resources = [
      { resourceType: 'Encounter', id: 'e', status: 'finished' },
      { resourceType: 'Binary', id: 'b', contentType: 'application/pdf' },
    ];
    expect(document(sections, resources)).toEqual({ words: 1, text: 1 });
  });

  it('counts neither who and where, nor a section that says why it is empty, nor one without words', () => {
    const sections = [
      { code: '886731000000109', text: 'x' },
      { code: SUMMARY, text: 'none', emptyReason: 'nilknown' },
      { code: SUMMARY },
    ];
    expect(document(sections)).toBeUndefined();
  });

  it('counts a relative’s conditions and not the history beside them', () => {
    const history = { resourceType: 'FamilyMemberHistory', id: 'f', condition: [{ code: codeable('195967001') }] };
    const sections = [{ code: '887111000000104', text: 'x', entries: ['FamilyMemberHistory/f'] }];
    expect(document(sections, [history])).toEqual({ coded: 1 });
  });

  it('counts nothing that was entered in error, and a medicine once', () => {
    const wrong = { ...condition('c', codeable('195967001')), verificationStatus: 'entered-in-error' };
    const resources = [
      wrong,
      { resourceType: 'MedicationStatement', id: 'm', medicationReference: { reference: 'Medication/d' } },
      { resourceType: 'Medication', id: 'd', code: codeable('322236009') },
    ];
    expect(document([], resources)).toEqual({ coded: 1 });
  });
});

describe('patients', () => {
  it.each<[string, object, string | undefined]>([
    ['a verified number', patient({ identifier: [number('9990000018', '01')] }), 'verified'],
    ['a number with another status', patient({ identifier: [number('9990000018', '03')] }), 'other-status'],
    ['a number that says no status', patient({ identifier: [number('999 000 0018')] }), 'no-status'],
    ['a wrong check digit', patient({ identifier: [number('9990000019')] }), 'wrong-number'],
    ['one digit ten times', patient({ identifier: [number('9999999999')] }), 'wrong-number'],
    ['no number', patient(), 'none'],
    ['a placeholder', patient({ identifier: [number('{{nhsNumber}}')] }), undefined],
  ])('with %s', (_, value, cell) => {
    expect(count(value, 'fhir-r4').patients).toEqual(cell === undefined ? undefined : { [cell]: 1 });
  });
});

describe('repeats', () => {
  const bundle = (...resources: object[]) => ({
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((resource) => ({ resource })),
  });
  const dated = (id: string, date: string) => ({ ...condition(id, codeable('195967001')), onsetDateTime: date });

  it('counts a statement again where code and date are the same', () => {
    const value = bundle(patient(), dated('a', '2026-01-01'), dated('b', '2026-01-01'), dated('c', '2026-02-01'));
    expect(count(value).statements).toEqual({ once: 2, again: 1 });
  });

  it('counts an allergy again where code and status are the same', () => {
    const value = bundle(patient(), allergy('a', codeable('762952008')), allergy('b', codeable('762952008')));
    expect(count(value).statements).toEqual({ once: 1, again: 1 });
  });

  it('counts nothing of a record about two patients', () => {
    const value = bundle(patient(), patient({ id: 'q' }), dated('a', '2026-01-01'), dated('b', '2026-01-01'));
    expect(count(value).statements).toBeUndefined();
  });

  it.each([
    ['1980-01-01', 'agree'],
    ['1980-01-02', 'conflict'],
  ])('tells whether a date of birth %s agrees', (birthDate, cell) => {
    const identifier = [number('9990000018', '01')];
    const value = bundle(patient({ identifier, birthDate: '1980-01-01' }), patient({ id: 'q', identifier, birthDate }));
    expect(count(value, 'fhir-r4')['repeated-items']).toEqual({ [cell]: 1 });
  });
});

describe('a measure', () => {
  const figure = (id: string, cells: Record<string, number>) =>
    figureOf(MEASURES.measures.find((one) => one.id === id)!, (cell) => cells[cell] ?? 0);

  it('is numerator, denominator and share, in the band that it reaches', () => {
    expect(figure('structured-and-coded', { coded: 9, text: 6 })).toMatchObject({
      numerator: { count: 9 },
      denominator: { count: 15 },
      share: 0.6,
      band: '60 % or less',
    });
  });

  it.each([
    [60, '60 % or less'],
    [61, 'over 60 %'],
  ])('of %i in a hundred stands on the right side of the line', (coded, band) => {
    expect(figure('structured', { coded, text: 100 - coded }).band).toBe(band);
  });

  it.each([
    [100, '96–100 %'],
    [96, '96–100 %'],
    [95, '91–95 %'],
    [90, '90 % or less'],
    [0, '90 % or less'],
  ])('of %i patients in a hundred has the band of Figure 9', (verified, band) => {
    expect(figure('nhs-number-used', { verified, none: 100 - verified }).band).toBe(band);
  });

  it('is not rounded up into a band', () => {
    expect(figure('nhs-number-used', { verified: 959, none: 41 }).band).toBe('91–95 %');
  });

  it('of nothing has no share', () => {
    expect(figure('recorded-once', {})).not.toHaveProperty('share');
  });
});

describe('measures', () => {
  it('are the same however a run is cut', () => {
    const records = [
      patient({ identifier: [number('9990000018', '01')] }),
      patient(),
      condition('c', codeable('195967001')),
    ];
    const facts = records.map((value) => factsOf(value, 'fhir-r4'));
    const whole = new Measured(YARDSTICKS);
    for (const one of facts) whole.add(one, undefined, 1);
    const added: CellCounts = {};
    for (const one of facts) {
      const part = new Measured(YARDSTICKS);
      part.add(one, undefined, 1);
      addCells(added, JSON.parse(JSON.stringify(part.sums())).cells);
    }
    expect(added).toEqual(whole.sums().cells);
  });

  it('keep a few documents whole and count them all', () => {
    const facts = factsOf(documentOf(DISCHARGE, [{ code: '887181000000106', text: 'x' }]), 'fhir-stu3');
    const measured = new Measured(YARDSTICKS);
    for (let at = 0; at < 300; at += 1) measured.add(facts, at, 1);
    const { kept, more, totals } = measured.sums().documents!;
    expect([kept.length, more, totals[0]?.documents]).toEqual([200, 100, 300]);
    expect(totals[0]?.headings.find(({ heading }) => heading === 'clinical-summary')?.states).toEqual({ present: 300 });
  });

  it('say of a document what is known of its record alone', () => {
    const facts = factsOf(documentOf(DISCHARGE, [{ code: '887181000000106', text: 'x' }]), 'fhir-stu3');
    const measured = new Measured(YARDSTICKS);
    measured.add(facts, undefined, 6_000_000);
    expect(measured.sums().documents?.kept[0]).toMatchObject({
      large: true,
      measures: [
        { id: 'structured', numerator: 0, denominator: 1 },
        { id: 'structured-and-coded', numerator: 0, denominator: 1 },
      ],
    });
  });

  it('hold every cell of the sheet, and no sum but of cells', () => {
    const cells: CellCounts = { patients: { verified: 2, none: 1 } };
    const { counted, figures } = measuresOf(MEASURES, (of: CountedId, cell) => cellOf(cells, of, cell));
    expect(counted.map(({ id }) => id)).toEqual(MEASURES.counted.map(({ id }) => id));
    const used = figures.find(({ id }) => id === 'nhs-number-used') as unknown as Measure & { share: number };
    expect(used.share).toBeCloseTo(2 / 3);
  });
});
