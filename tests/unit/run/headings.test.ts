import { describe, expect, it } from 'vitest';
import type { Generation } from '../../../src/generation.js';
import type { HeadingRow } from '../../../src/report/documents.js';
import { viewDocument } from '../../../src/run/headings/view.js';
import { allergy, codeable, condition, DISCHARGE, documentOf, OUTPATIENT, type Section, SNOMED } from './bundles.js';
import { factsOf, YARDSTICKS } from './sheets.js';

const ALLERGIES = '886921000000105';
const DIAGNOSES = '887161000000102';
const SUMMARY = '887181000000106';
const MEDICATIONS = '933361000000108';

function view(sections: Section[], resources: object[] = [], generation: Generation = 'fhir-stu3', type = DISCHARGE) {
  const facts = factsOf(documentOf(type, sections, resources), generation);
  return viewDocument(facts.get('document')[0]!, facts, YARDSTICKS.headings!)!;
}

function row(key: string, ...of: Parameters<typeof view>): HeadingRow | undefined {
  return view(...of).headings.find(({ heading }) => heading === key);
}

const PEANUT = allergy('a', codeable('762952008'));
const ASTHMA = condition('c', codeable('195967001'));

describe('a heading', () => {
  it.each<[string, Section, object[], Partial<HeadingRow>]>([
    [
      'whose entries have codes is coded',
      { code: ALLERGIES, text: 'x', entries: ['AllergyIntolerance/a'] },
      [PEANUT],
      { state: 'coded', asked: 'mandatory', entries: { coded: 1, of: 1 }, items: { coded: 1 } },
    ],
    [
      'one of whose entries has no code is partly coded',
      { code: ALLERGIES, text: 'x', entries: ['AllergyIntolerance/a', 'AllergyIntolerance/b'] },
      [PEANUT, allergy('b', { text: 'something' })],
      {
        state: 'partly-coded',
        entries: { coded: 1, of: 2 },
        items: { coded: 1, degraded: 1 },
        reasons: ['no-code'],
        degrade: ['196461000000101', '196471000000108'],
      },
    ],
    [
      'with an entry in error has none that may be filed',
      { code: ALLERGIES, text: 'x', entries: ['AllergyIntolerance/a'] },
      [{ ...PEANUT, verificationStatus: 'entered-in-error' }],
      { state: 'text-only', items: { text: 1 }, reasons: ['absent'] },
    ],
    [
      'with a degrade code beside a code that is understood is coded',
      { code: ALLERGIES, text: 'x', entries: ['AllergyIntolerance/a'] },
      [
        allergy('a', {
          coding: [
            { system: SNOMED, code: '196471000000108' },
            { system: SNOMED, code: '762952008' },
          ],
        }),
      ],
      { state: 'coded', items: { coded: 1 } },
    ],
    [
      'with a code that receivers need not know is kept under a degrade code',
      { code: ALLERGIES, text: 'x', entries: ['AllergyIntolerance/a'] },
      [allergy('a', codeable('1', 'https://codes.example'))],
      { state: 'text-only', items: { degraded: 1 }, reasons: ['code-system'] },
    ],
    ['that may be coded and is not is text only', { code: ALLERGIES, text: 'x' }, [], { state: 'text-only' }],
    [
      'with a degrade code alone is text only',
      { code: ALLERGIES, text: 'x', entries: ['AllergyIntolerance/a'] },
      [allergy('a', codeable('196461000000101', SNOMED, 'y'))],
      { state: 'text-only', items: { degraded: 1 }, reasons: ['degrade-code'] },
    ],
    [
      'whose entry has a code with a wrong check digit has a wrong code',
      { code: ALLERGIES, text: 'x', entries: ['AllergyIntolerance/a'] },
      [allergy('a', codeable('762952009'))],
      { state: 'wrong-code', notes: ['entry-code-malformed'], reasons: ['malformed-code'] },
    ],
    [
      'whose section code has a blank has a wrong code',
      { code: `${ALLERGIES} `, text: 'x' },
      [],
      { state: 'wrong-code', notes: ['code-blank'] },
    ],
    [
      'whose section code is in another system has a wrong code',
      { code: ALLERGIES, system: 'http://loinc.org', text: 'x' },
      [],
      { state: 'wrong-code', notes: ['code-system'] },
    ],
    [
      'told by its title where the code is no heading’s has a wrong code',
      { code: '195967001', title: 'Allergies and adverse reactions', text: 'x' },
      [],
      { state: 'wrong-code', notes: ['code-unknown'] },
    ],
    [
      'told by its title where there is no code has a wrong code',
      { title: 'Allergies and adverse reactions', text: 'x' },
      [],
      { state: 'wrong-code', notes: ['code-missing'] },
    ],
    [
      'whose title is that of another has a wrong code',
      { code: ALLERGIES, title: 'Diagnoses', text: 'x' },
      [],
      { state: 'wrong-code', notes: ['code-of-another-heading'] },
    ],
    ['with neither words nor entries is empty', { code: ALLERGIES }, [], { state: 'empty' }],
    [
      'that says why it is empty is empty with a reason',
      { code: ALLERGIES, emptyReason: 'nilknown' },
      [],
      { state: 'empty', notes: ['reason-given'] },
    ],
    [
      'with a list that says why it is empty is text only, and no entry of it counts',
      { code: ALLERGIES, text: 'x', entries: ['List/l'] },
      [{ resourceType: 'List', id: 'l', code: codeable('886921000000105'), emptyReason: codeable('nilknown') }],
      { state: 'text-only', notes: ['reason-given'] },
    ],
    [
      'with a list of lists is read through them',
      { code: ALLERGIES, text: 'x', entries: ['List/l'] },
      [
        { resourceType: 'List', id: 'l', entry: [{ item: { reference: 'List/k' } }] },
        { resourceType: 'List', id: 'k', entry: [{ item: { reference: 'AllergyIntolerance/a' } }] },
        PEANUT,
      ],
      { state: 'coded', entries: { coded: 1, of: 1 } },
    ],
    [
      'with entries and no words says so',
      { code: ALLERGIES, entries: ['AllergyIntolerance/a'] },
      [PEANUT],
      { state: 'coded', notes: ['words-missing'] },
    ],
    [
      'that refers to what is not there cannot be used beyond its text',
      { code: ALLERGIES, text: 'x', entries: ['AllergyIntolerance/z'] },
      [],
      { state: 'text-only', items: { unusable: 1 }, reasons: ['unresolved'] },
    ],
    [
      'whose words stand in a subsection is not empty',
      { code: ALLERGIES, sections: [{ title: 'Drugs', text: 'x', entries: ['AllergyIntolerance/a'] }] },
      [PEANUT],
      { state: 'coded' },
    ],
  ])('%s', (_, section, resources, expected) => {
    expect(row('allergies-and-adverse-reactions', [section], resources)).toMatchObject(expected);
  });

  it('that has no coded form is present with words alone', () => {
    expect(row('clinical-summary', [{ code: SUMMARY, text: 'x' }])).toMatchObject({ state: 'present' });
  });

  it('twice in a document is one row that says so', () => {
    const twice = [
      { code: DIAGNOSES, text: 'x', entries: ['Condition/c'] },
      { code: DIAGNOSES, text: 'y' },
    ];
    expect(row('diagnoses', twice, [ASTHMA])).toMatchObject({ state: 'coded', notes: ['repeated'] });
  });

  it.each<[string, string, object[], Partial<HeadingRow>]>([
    ['mandatory', 'diagnoses', [], { state: 'missing-mandatory' }],
    ['mandatory, its data held', 'diagnoses', [ASTHMA], { state: 'missing-mandatory', notes: ['held-elsewhere'] }],
    [
      'optional, its data held',
      'medications-and-medical-devices',
      [{ resourceType: 'MedicationStatement', id: 'm', medicationCodeableConcept: codeable('322236009') }],
      { state: 'missing-held' },
    ],
    ['required', 'legal-information', [], { state: 'not-sent', asked: 'required' }],
  ])('that is missing is told by what was asked: %s', (_, key, resources, expected) => {
    expect(row(key, [{ code: SUMMARY, text: 'x' }], resources)).toMatchObject(expected);
  });
});

describe('a document', () => {
  it('counts sections whose heading it does not know, by where they stand', () => {
    const { unknown, headings } = view([
      { code: SUMMARY, text: 'x' },
      { title: 'Family news', text: 'y' },
    ]);
    expect(unknown).toBe(1);
    expect(headings.at(-1)).toMatchObject({
      heading: 'unknown',
      name: 'Section 2: heading not known',
      state: 'present',
    });
  });

  it('counts clinical entries that no section refers to', () => {
    const sections = [{ code: DIAGNOSES, text: 'x', entries: ['Condition/c'] }];
    expect(view(sections, [ASTHMA, condition('d', codeable('73211009')), PEANUT]).unlinked).toBe(2);
  });

  it('reads lists through, and medicines through what they refer to', () => {
    const resources = [
      { resourceType: 'List', id: 'l', entry: [{ item: { reference: 'MedicationStatement/m' } }] },
      { resourceType: 'MedicationStatement', id: 'm', medicationReference: { reference: 'Medication/d' } },
      { resourceType: 'Medication', id: 'd', code: codeable('322236009') },
    ];
    const sections = [{ code: MEDICATIONS, text: 'x', entries: ['List/l'] }];
    expect(row('medications-and-medical-devices', sections, resources)).toMatchObject({
      state: 'coded',
      items: { coded: 1 },
    });
    expect(view(sections, resources).unlinked).toBe(0);
  });

  it('of R4 is told with the words of UK Core, and by a guide that is a draft', () => {
    const section = {
      code: 'allergies-and-adverse-reaction',
      system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-RecordStandardHeadings',
      text: 'x',
      entries: ['AllergyIntolerance/a'],
    };
    const seen = view([section], [PEANUT], 'fhir-r4');
    expect(seen).toMatchObject({ draft: true });
    expect(seen.headings.find(({ heading }) => heading.startsWith('allerg'))).toMatchObject({ state: 'coded' });
  });

  it('of a kind without a table is shown by what it has', () => {
    const plan = { system: SNOMED, code: '736253002' };
    const sections = [
      { code: SUMMARY, text: 'x' },
      { title: 'Triggers', text: 'y' },
    ];
    const seen = view(sections, [], 'fhir-stu3', plan);
    expect(seen).toMatchObject({ document: 'mental-health-crisis-plan', untabled: true, unknown: 1 });
    expect(seen.headings.map(({ state }) => state)).toEqual(['present', 'present']);
  });

  it('with no heading that we know, of a kind that we do not show, is passed over', () => {
    const other = { system: SNOMED, code: '425173008' };
    expect(view([{ title: 'Letters', text: 'x' }], [], 'fhir-stu3', other)).toBeUndefined();
  });

  it('says what a receiver cannot do with files', () => {
    const files = [
      { resourceType: 'Binary', id: 'p', contentType: 'application/pdf', content: 'QQ==' },
      { resourceType: 'Binary', id: 'z', contentType: 'application/zip', content: 'QQ==' },
    ];
    const sections = [{ code: SUMMARY, text: 'x', entries: ['Binary/p', 'Binary/z'] }];
    expect(row('clinical-summary', sections, files)).toMatchObject({
      state: 'present',
      items: { text: 1, unusable: 1 },
      reasons: ['file', 'file-type'],
    });
  });

  it('of an outpatient clinic names a shared code by its own heading', () => {
    expect(
      row('clinical-review-of-systems', [{ code: '1077901000000108', text: 'x' }], [], 'fhir-stu3', OUTPATIENT),
    ).toMatchObject({ state: 'present' });
  });
});
