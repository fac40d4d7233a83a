import { describe, expect, it } from 'vitest';
import { codedContent } from '../../../src/checks/coded-content.js';
import { documentType } from '../../../src/checks/document-type.js';
import { elements } from '../../../src/checks/elements.js';
import { practiceCode } from '../../../src/checks/practice-code.js';
import { referenceResolves } from '../../../src/checks/reference-resolves.js';
import { subjectHas } from '../../../src/checks/subject-has.js';
import type { DocumentFact, Fact, IdentifierFact, PatientFact, ReferenceFact } from '../../../src/record/facts.js';
import { ask, outcomes } from './asking-several.js';
import { coding, document, section, TABLE } from './document-facts.js';

const ROWS = [{ key: 'letter', name: 'A letter', typeCodes: [{ system: 'snomed-ct', code: '5001' }] }];
const codes = { t: TABLE, d: ROWS };
const typed = (code: string, known = 'snomed-ct') =>
  ({
    typeConcept: {
      kind: 'concept',
      path: 'p',
      role: 'document-type',
      element: 'e',
      codings: [coding(code, known)],
      hasText: false,
    },
  }) as Partial<DocumentFact>;
const patient = (more: Partial<PatientFact>) =>
  ({ kind: 'patient', path: 'Patient', subject: true, identifiers: [], ...more }) as PatientFact;
const ods = { known: 'ods', value: 'Z99999' } as IdentifierFact;

describe('document-type', () => {
  const without = (fact: DocumentFact) => {
    const { documentType: _gone, ...rest } = fact;
    return rest as DocumentFact;
  };
  const three = ['1001', '1002', '1003'].map((code) => section(code));
  it.each<[string, DocumentFact, string[]]>([
    ['type of its kind', document([], typed('5001')), ['pass']],
    ['an expression with the type in it', document([], typed('7:8=5001,9=6')), ['pass']],
    ['another type', document([], typed('5002')), ['fail']],
    ['that code in another system', document([], typed('5001', 'loinc')), ['fail']],
    ['no type', document([]), ['fail']],
    ['no kind, headings of one', without(document(three)), ['fail']],
    ['no kind, few headings', without(document(three.slice(1))), ['not-applicable']],
  ])('%s', (_what, fact, expected) => {
    expect(outcomes(ask(documentType, fact, { documents: 'd', headings: 't', least: 3 }, { codes }))).toEqual(expected);
  });
});

describe('elements', () => {
  it('tells each missing one', () => {
    const fields = ['title', 'subject', 'date'].map((field) => ({ field, name: field }));
    expect(outcomes(ask(elements, document([], { subject: false }), { fields, text: '' }))).toEqual([
      'pass',
      'fail',
      'fail',
    ]);
  });
});

describe('practice-code', () => {
  const options = { table: 't', heading: 'patient', systems: ['ods'], others: ['custodian'] };
  const asked = (sections: string[], ...facts: unknown[]) =>
    outcomes(
      ask(practiceCode, document(sections.map((code) => section(code))), options, { codes, facts: facts as Fact[] }),
    );
  const organization = (role: string, ...identifiers: IdentifierFact[]) => ({
    kind: 'organization',
    path: 'o',
    identifiers,
    name: true,
    role,
  });

  it.each<[string, string[], unknown[], string]>([
    [
      'code of the patient’s practice',
      ['1002'],
      [patient({ practice: { code: 'Z9', path: 'p', nameOnly: false } })],
      'pass',
    ],
    ['practice by name', ['1002'], [patient({ practice: { path: 'p', nameOnly: true } })], 'fail'],
    ['code of an organisation', ['1002'], [organization('gp-practice', ods)], 'pass'],
    ['code of the custodian only', ['1002'], [organization('custodian', ods)], 'fail'],
    ['no section for it', ['1001'], [], 'not-applicable'],
  ])('%s', (_what, sections, facts, expected) => {
    expect(asked(sections, ...facts)).toEqual([expected]);
  });
});

describe('reference-resolves', () => {
  const reference = (more: Partial<ReferenceFact>) =>
    ({
      kind: 'reference',
      path: 'r',
      target: 'urn:uuid:1',
      form: 'urn',
      resolves: 'missing',
      within: 'Composition',
      bundleType: 'document',
      ...more,
    }) as ReferenceFact;
  it.each<[string, Partial<ReferenceFact>, string]>([
    ['found', { resolves: 'found' }, 'pass'],
    ['missing', {}, 'fail'],
    ['not expected to be there', { resolves: 'outside' }, 'not-applicable'],
    ['a mark left in it', { target: 'Patient/{id}' }, 'review'],
    ['relative in a message', { bundleType: 'message', form: 'relative' }, 'fail should'],
    ['by fullUrl in a message', { bundleType: 'message' }, 'fail'],
  ])('%s', (_what, more, expected) => {
    expect(outcomes(ask(referenceResolves, reference(more), {}))).toEqual([expected]);
  });

  it('asks only in records with a document of the named kinds', () => {
    const facts = [document([])];
    expect(outcomes(ask(referenceResolves, reference({}), { documents: ['letter'] }, { facts }))).toEqual(['fail']);
    expect(outcomes(ask(referenceResolves, reference({}), { documents: ['other'] }, { facts }))).toEqual([
      'not-applicable',
    ]);
  });
});

describe('subject-has', () => {
  const items = [
    { fields: ['family', 'nameText'], name: 'name' },
    { identifier: 'nhs-number', name: 'NHS number' },
  ];
  it.each<[string, Fact[], string[]]>([
    [
      'both',
      [patient({ nameText: true, identifiers: [{ known: 'nhs-number', value: '1' } as IdentifierFact] })],
      ['pass', 'pass'],
    ],
    ['a reason for no number', [patient({ family: true, unavailableReason: 'x' })], ['pass', 'pass']],
    ['neither', [patient({})], ['fail', 'fail']],
    ['only another patient', [patient({ subject: false, family: true })], ['fail']],
  ])('%s', (_what, facts, expected) => {
    expect(outcomes(ask(subjectHas, document([]), { items }, { facts }))).toEqual(expected);
  });
});

describe('coded-content', () => {
  it.each<[string, DocumentFact, Fact[], string]>([
    ['words only', document([section('1001')]), [], 'fail'],
    ['a coded entry', document([section('1001', { entryCodings: [coding('1')] })]), [], 'pass'],
    [
      'words that say why there is nothing',
      document([section('1001', { emptyReason: 'nilknown' })]),
      [],
      'not-applicable',
    ],
    ['nothing at all', document([]), [], 'not-applicable'],
  ])('%s', (_what, fact, facts, expected) => {
    expect(outcomes(ask(codedContent, fact, {}, { facts }))).toEqual([expected]);
  });
});
