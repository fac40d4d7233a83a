import { describe, expect, it } from 'vitest';
import { deathAgrees } from '../../../src/checks/death-agrees.js';
import { diagnosisComplete } from '../../../src/checks/diagnosis-complete.js';
import { headingCode } from '../../../src/checks/heading-code.js';
import { headingTitle } from '../../../src/checks/heading-title.js';
import { nationalCode } from '../../../src/checks/national-code.js';
import { oneSubject } from '../../../src/checks/one-subject.js';
import { onlyAFile } from '../../../src/checks/only-a-file.js';
import { personCompleting } from '../../../src/checks/person-completing.js';
import { practiceCodeShown } from '../../../src/checks/practice-code-shown.js';
import { recipientsNamed } from '../../../src/checks/recipients-named.js';
import { sectionEntryDue } from '../../../src/checks/section-entry-due.js';
import { sectionFlat } from '../../../src/checks/section-flat.js';
import { subjectPatient } from '../../../src/checks/subject-patient.js';
import type { ConceptFact, DocumentFact, Fact, SectionFact } from '../../../src/record/facts.js';
import { ask, outcomes } from './asking-several.js';
import { coding, document, section, TABLE } from './document-facts.js';

const LISTS = {
  method: { name: 'method', source: 's', lists: [{ systems: ['m'], codes: ['1', '4'], death: ['4'] }] },
  destination: { name: 'destination', source: 's', lists: [{ systems: ['d'], codes: ['19', '79'], death: ['79'] }] },
};
const codes = { t: TABLE, n: LISTS };
const concept = (system?: string, code?: string, display?: string): ConceptFact => {
  const told = { ...coding(code, undefined, system), ...(display ? { display } : {}) };
  const coded = code !== undefined;
  return { kind: 'concept', path: 'v', role: 'other', element: 'e', codings: coded ? [told] : [], hasText: !coded };
};
const staying = (parts: object): DocumentFact => document([], { stay: { path: 's', endPath: 'e', ...parts } });

describe('diagnosis-complete', () => {
  const judged = (target: ConceptFact | undefined, type = 'Condition') => {
    const targets = [{ type, path: 'd', ...(target ? { concept: target } : {}) }];
    const options = { table: 't', headings: ['summary'], types: ['Condition'] };
    return ask(diagnosisComplete, document([section('1001', { targets })]), options, { codes });
  };
  it.each<[string, ConceptFact | undefined, string | undefined]>([
    ['no name and no code', undefined, undefined],
    ['a code alone', concept('s', '1'), undefined],
    ['words alone', concept(), 'should'],
  ])('%s', (_what, target, severity) => {
    const [result] = judged(target);
    expect([result?.outcome, result?.severity]).toEqual(['fail', severity]);
  });

  it('takes a code with its display, and asks of diagnoses only', () => {
    expect(outcomes(judged(concept('s', '1', 'x')))).toEqual(['pass']);
    expect(judged(undefined, 'Binary')).toEqual([]);
  });
});

describe('national-code', () => {
  const judged = (destination: ConceptFact | undefined, documentType = 'letter') =>
    ask(
      nationalCode,
      { ...staying(destination ? { dischargeDestination: destination } : {}), documentType },
      { part: 'dischargeDestination', lists: 'n', of: 'destination', othersIn: ['urgent'] },
      { codes },
    )[0];
  it.each<[string, ConceptFact, string, string | undefined, string?]>([
    ['of the list', concept('d', '19'), 'pass', undefined],
    ['not in the list', concept('d', '20'), 'fail', undefined],
    ['with a blank', concept('d', '19 '), 'fail', undefined],
    ['of another system', concept('x', '19'), 'fail', 'should'],
    ['of another system, where that may be', concept('x', '19'), 'pass', undefined, 'urgent'],
    ['words', concept(), 'fail', 'should'],
  ])('%s', (_what, destination, outcome, severity, documentType) => {
    const result = judged(destination, documentType);
    expect([result?.outcome, result?.severity]).toEqual([outcome, severity]);
  });

  it('asks nothing where there is none', () => {
    expect(judged(undefined)?.outcome).toBe('not-applicable');
  });
});

it.each([
  ['1', '19', 'pass'],
  ['4', '79', 'pass'],
  ['4', '19', 'fail'],
  ['1', '79', 'fail'],
  ['1', undefined, 'not-applicable'],
])('death-agrees: method %s with destination %s', (method, destination, outcome) => {
  const parts = {
    dischargeMethod: concept('m', method),
    ...(destination ? { dischargeDestination: concept('d', destination) } : {}),
  };
  const options = { lists: 'n', method: 'method', destination: 'destination' };
  expect(outcomes(ask(deathAgrees, staying(parts), options, { codes }))).toEqual([outcome]);
});

it.each([
  ['to a place', '1', '19', 'review'],
  ['as one who died', '4', '79', 'pass'],
])('death-agrees: a patient who died, discharged %s', (_what, method, destination, outcome) => {
  const parts = { dischargeMethod: concept('m', method), dischargeDestination: concept('d', destination) };
  const options = { lists: 'n', method: 'method', destination: 'destination' };
  const facts = [{ kind: 'patient', subject: true, deceased: true }] as Fact[];
  expect(outcomes(ask(deathAgrees, staying(parts), options, { codes, facts }))).toEqual([outcome]);
});

describe('person-completing', () => {
  const author = (named: boolean, identified: boolean, type = 'Practitioner') =>
    document([], { authors: [{ type, path: 'a', named, identified }] });
  it.each<[string, DocumentFact, 'fhir-stu3' | 'cda', string, string?]>([
    ['named and identified', author(true, true), 'fhir-stu3', 'pass'],
    ['named only', author(true, false), 'fhir-stu3', 'fail', 'should'],
    ['identified only', author(false, true), 'fhir-stu3', 'fail'],
    ['identified only, in CDA', author(false, true, 'assignedAuthor'), 'cda', 'pass'],
    ['no person', author(false, false, 'Device'), 'fhir-stu3', 'not-applicable'],
  ])('%s', (_what, fact, generation, outcome, severity) => {
    const options = { table: 't', heading: 'summary', identifierIn: ['cda'] };
    const [result] = ask(personCompleting, fact, options, { codes, generation });
    expect([result?.outcome, result?.severity]).toEqual([outcome, severity]);
  });

  it('asks the person under the heading before the author', () => {
    const under = section('1001', { targets: [{ type: 'Practitioner', path: 'p' }] });
    const person = { kind: 'practitioner', path: 'p', name: true, identifiers: [{ value: '1' }], role: 'x' };
    const options = { table: 't', heading: 'summary', identifierIn: [] };
    const fact = { ...author(false, false), sections: [under] };
    expect(outcomes(ask(personCompleting, fact, options, { codes, facts: [person as unknown as Fact] }))).toEqual([
      'pass',
    ]);
  });
});

it('recipients-named tells a recipient that nobody can name, and one that is nobody', () => {
  const targets = [
    { type: 'Organization', path: 'o' },
    { type: 'RelatedPerson', path: 'r' },
    { type: 'Location', path: 'l' },
    { type: '', path: 'gone' },
  ];
  const unnamed = { kind: 'organization', path: 'o', name: false, identifiers: [], role: 'x' } as unknown as Fact;
  const options = { table: 't', heading: 'plan', types: ['Organization', 'RelatedPerson'] };
  const results = ask(recipientsNamed, document([section('1003', { targets })]), options, { codes, facts: [unnamed] });
  expect(results.map(({ outcome, path }) => [outcome, path])).toEqual([
    ['fail', 'o'],
    ['pass', undefined],
    ['fail', 'l'],
  ]);
});

describe('practice-code-shown', () => {
  const practice = (value: string) =>
    ({
      kind: 'organization',
      path: 'o',
      name: true,
      identifiers: [{ known: 'ods', value }],
      role: 'x',
    }) as unknown as Fact;
  const options = { table: 't', heading: 'patient', systems: ['ods'], others: [] };
  it.each([
    ['the code', 'Z99999', 'Example Surgery (z99999)', ['fail']],
    ['a longer word', 'Z99999', 'reference Z999990', ['pass']],
    ['a code that may be a word', 'ZZ9', 'ward ZZ9', ['not-applicable']],
  ])('%s', (_what, code, words, expected) => {
    const sections = [section('1002', { words, targets: [{ type: 'Organization', path: 'o' }] })];
    expect(outcomes(ask(practiceCodeShown, document(sections), options, { codes, facts: [practice(code)] }))).toEqual(
      expected,
    );
  });
});

describe('headings and their codes', () => {
  const trap = { documents: ['letter'], code: '1005', right: ['1006'], text: 'x' };
  it.each<[string, SectionFact, object, string[]]>([
    ['the code of the trap', section('1005'), {}, ['fail']],
    ['the right one', section('1006'), {}, ['pass']],
    ['both', section('1005', { codings: [coding('1005'), coding('1006')] }), {}, ['pass']],
    ['under another title', section('1005', { title: 'Other' }), { titles: ['Review'] }, []],
    ['in another document', section('1005'), { documents: ['other'] }, ['not-applicable']],
  ])('heading-code: %s', (_what, one, more, expected) => {
    expect(outcomes(ask(headingCode, document([one]), { ...trap, ...more }))).toEqual(expected);
  });

  it.each([
    ['its own', '1001', 'Clinical Summary', ['pass']],
    ['another heading’s', '1001', 'Plan', ['fail']],
    ['either heading of a shared code', '1005', 'Review', ['pass']],
    ['no heading’s', '1001', 'Summary of care', []],
  ])('heading-title: %s', (_what, code, title, expected) => {
    expect(outcomes(ask(headingTitle, document([section(code, { title })]), { table: 't' }, { codes }))).toEqual(
      expected,
    );
  });
});

const FILE = [{ kind: 'attachment' }];

it.each<[string, SectionFact[], object[], string]>([
  ['words', [section('1001')], [], 'pass'],
  ['entries', [section('1001', { narrative: 'none', entries: ['Condition'] })], [], 'pass'],
  ['a file', [section('1001', { narrative: 'none', entries: ['Binary'] })], FILE, 'fail'],
  ['a file and a line that points to it', [section('1001', { length: 30, entries: ['Binary'] })], FILE, 'fail'],
  ['a file, a line and who it is about', [section('1001', { length: 30, entries: ['Patient'] })], FILE, 'fail'],
  ['a file, a line and an entry', [section('1001', { length: 30, entries: ['Condition'] })], FILE, 'pass'],
  ['a file beside its words', [section('1001', { entries: ['Binary'] })], FILE, 'pass'],
  ['a line', [section('1001', { length: 30 })], [], 'pass'],
  ['nothing at all', [], [], 'not-applicable'],
])('only-a-file: %s', (_what, sections, facts, outcome) => {
  expect(outcomes(ask(onlyAFile, document(sections), {}, { facts: facts as Fact[] }))).toEqual([outcome]);
});

describe('sections and what they hold', () => {
  const part = section('1003', { depth: 1 });
  it.each<[string, SectionFact[], string[]]>([
    ['beside each other', [section('1001'), section('1003')], ['pass', 'pass']],
    ['within another', [section('1001', { sections: [part] })], ['fail']],
    ['within one that only wraps them', [section(undefined, { narrative: 'none', sections: [part] })], ['fail']],
  ])('section-flat: %s', (_what, sections, expected) => {
    expect(outcomes(ask(sectionFlat, document(sections), {}))).toEqual(expected);
  });

  it.each<[string, SectionFact, string[]]>([
    ['an entry', section('1002', { entries: ['Patient'] }), ['pass']],
    ['one that leads nowhere', section('1002', { entries: [''] }), ['pass']],
    ['none', section('1002'), ['fail']],
    ['none under another heading', section('1001'), []],
  ])('section-entry-due: %s', (_what, one, expected) => {
    const options = { table: 't', headings: { patient: 'the Patient' } };
    expect(outcomes(ask(sectionEntryDue, document([one]), options, { codes }))).toEqual(expected);
  });

  it.each([
    ['the same patient', 'Patient', 'p', 'pass'],
    ['another patient', 'Patient', 'q', 'fail'],
    ['no patient', 'Practitioner', 'p', 'fail'],
    ['someone not in the record', '', 'p', 'not-applicable'],
  ])('subject-patient: %s', (_what, type, path, outcome) => {
    const under = section('1002', { targets: [{ type: 'Patient', path: 'p' }] });
    const about = { type, path, named: true, identified: true };
    const options = { table: 't', heading: 'patient' };
    expect(outcomes(ask(subjectPatient, document([under], { about }), options, { codes }))).toEqual([outcome]);
  });
});

describe('one-subject', () => {
  const reference = (at: number, to: string): Fact =>
    ({ kind: 'reference', path: `b.entry[${at}].resource.subject.reference`, type: 'Patient', to }) as Fact;
  const others = [reference(0, 'p'), reference(1, 'q')];
  const composition = (compositions: number): DocumentFact =>
    document([], {
      path: 'b.entry[0].resource',
      bundle: {
        path: 'b',
        identifierPath: 'b.i',
        timestamp: true,
        compositions,
        unaddressed: [],
        repeated: [],
        empty: [],
      },
    });

  it('tells of another patient', () => {
    expect(outcomes(ask(oneSubject, composition(1), {}, { facts: others }))).toEqual(['pass', 'fail']);
  });

  it('leaves a Bundle of several documents, which may be of several people', () => {
    expect(outcomes(ask(oneSubject, composition(2), {}, { facts: others }))).toEqual(['not-applicable']);
  });
});
