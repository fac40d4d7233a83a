import { describe, expect, it } from 'vitest';
import type { Generation } from '../../../src/generation.js';
import type { HeadingRow } from '../../../src/report/documents.js';
import { viewDocument } from '../../../src/run/headings/view.js';
import { codeable, condition, documentOf, type Section, SNOMED } from './bundles.js';
import { factsOf, YARDSTICKS } from './sheets.js';

const PLAN = { system: SNOMED, code: '736373009' };
const CPR = 'https://fhir.nhs.uk/STU3/StructureDefinition/EOL-CPRStatus-Flag-1';
const FOR_CPR = '450475007';

const flag = (code: object, more: object = {}) => ({
  resourceType: 'Flag',
  id: 'f',
  meta: { profile: [CPR] },
  status: 'active',
  code,
  ...more,
});
const answers = (linkId: string, answer: object) => ({
  resourceType: 'QuestionnaireResponse',
  id: 'q',
  item: [{ linkId, answer: [answer] }],
});

function view(sections: Section[], resources: object[] = [], generation: Generation = 'fhir-stu3') {
  const facts = factsOf(documentOf(PLAN, sections, resources), generation);
  return viewDocument(facts.get('document')[0]!, facts, YARDSTICKS.headings!)!;
}

function row(key: string, ...of: Parameters<typeof view>): HeadingRow | undefined {
  return view(...of).headings.find(({ heading }) => heading === key);
}

const CPR_SECTION: Section = { title: 'CPR decision', text: 'x', entries: ['Flag/f'] };
const PREFERENCES: Section = { title: 'Preferences', text: 'x' };

describe('an item of a plan for the end of life', () => {
  it.each<[string, string, Section[], object[], Partial<HeadingRow>]>([
    [
      'with a code of its list is coded',
      'resuscitation',
      [CPR_SECTION],
      [flag(codeable(FOR_CPR))],
      { state: 'coded', asked: 'required', entries: { coded: 1, of: 1 } },
    ],
    [
      'with another code has a wrong code',
      'resuscitation',
      [CPR_SECTION],
      [flag(codeable('195967001'))],
      { state: 'wrong-code' },
    ],
    ['in words is text only', 'resuscitation', [CPR_SECTION], [flag({ text: 'For' })], { state: 'text-only' }],
    [
      'that no section refers to is missing, though the record holds it',
      'resuscitation',
      [PREFERENCES],
      [flag(codeable(FOR_CPR))],
      { state: 'missing-held' },
    ],
    [
      'that stands apart from its section says so',
      'resuscitation',
      [{ title: 'CPR decision', text: 'x' }],
      [flag(codeable(FOR_CPR))],
      { state: 'text-only', notes: ['held-elsewhere'] },
    ],
    ['with a section of words has text', 'preferences', [PREFERENCES], [], { state: 'present' }],
    ['with an empty section is empty', 'preferences', [{ title: 'Preferences' }], [], { state: 'empty' }],
    [
      'under the code of another heading says so',
      'preferences',
      [{ ...PREFERENCES, code: '887181000000106' }],
      [],
      { state: 'present', notes: ['code-of-other'] },
    ],
    [
      'answered with a code of its list is coded',
      'functional-status',
      [{ title: 'Functional Status', text: 'x', entries: ['QuestionnaireResponse/q'] }],
      [answers('functionalStatusType', { valueCoding: { system: SNOMED, code: '761869008' } })],
      { state: 'coded' },
    ],
    [
      'answered with another code has a wrong code',
      'functional-status',
      [{ title: 'Functional Status', text: 'x', entries: ['QuestionnaireResponse/q'] }],
      [answers('functionalStatusType', { valueCoding: { system: SNOMED, code: '195967001' } })],
      { state: 'wrong-code' },
    ],
    ['that is mandatory and not there is missing', 'date-of-birth', [PREFERENCES], [], { state: 'missing-mandatory' }],
    [
      'of the patient stands in the header',
      'date-of-birth',
      [PREFERENCES],
      [{ resourceType: 'Patient', id: 'p', birthDate: '1961-04-17' }],
      { state: 'in-header', asked: 'mandatory' },
    ],
    [
      'that is a resource by itself is there, though no section refers to it',
      'consent',
      [PREFERENCES],
      [{ resourceType: 'Consent', id: 'c', status: 'active' }],
      { state: 'present', notes: ['no-section'] },
    ],
    [
      'whose data only the record holds is missing',
      'primary-diagnosis',
      [PREFERENCES],
      [condition('c', codeable('13645005'))],
      { state: 'missing-held' },
    ],
    [
      'that is told by its title and was read in no source is marked',
      'death',
      [{ title: 'Actual place and date of death; DS1500', text: 'x' }],
      [],
      { state: 'present', notes: ['unverified'] },
    ],
  ])('%s', (_, key, sections, resources, expected) => {
    expect(row(key, sections, resources)).toMatchObject(expected);
  });

  it('has its parts only where it is there itself', () => {
    const dated = flag(codeable(FOR_CPR), { period: { start: '2026-03-01' } });
    expect(row('resuscitation-date', [CPR_SECTION], [dated])).toMatchObject({ state: 'present' });
    expect(row('resuscitation-author', [CPR_SECTION], [dated])).toMatchObject({ state: 'not-sent', asked: 'required' });
    expect(row('resuscitation-date', [PREFERENCES])).toBeUndefined();
  });

  it('is read in R4 as in STU3', () => {
    const observation = { resourceType: 'Observation', id: 'f', status: 'final', code: codeable(FOR_CPR) };
    const section = { ...CPR_SECTION, entries: ['Observation/f'] };
    expect(row('resuscitation', [section], [observation], 'fhir-r4')).toMatchObject({ state: 'coded' });
    expect(row('resuscitation-date', [section], [observation], 'fhir-r4')).toMatchObject({ state: 'not-sent' });
    expect(row('resuscitation-author', [section], [observation], 'fhir-r4')).toBeUndefined();
  });
});

describe('a plan for the end of life', () => {
  it('names what has no agreed place, and counts sections that are of no item', () => {
    const seen = view([PREFERENCES, { title: 'Family news', text: 'x' }]);
    expect(seen.unplaced).toContain('Sex at birth (observed)');
    expect(seen).not.toHaveProperty('untabled');
    expect(seen.unknown).toBe(1);
    expect(seen.headings.at(-1)?.name).toBe('Section 2: heading not known');
  });
});
