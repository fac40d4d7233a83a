import { describe, expect, it } from 'vitest';
import { agreement } from '../../../src/checks/agreement.js';
import { dateExists } from '../../../src/checks/date-exists.js';
import { doseStructured } from '../../../src/checks/dose-structured.js';
import { duplicates } from '../../../src/checks/duplicates.js';
import { fieldsAgree } from '../../../src/checks/fields-agree.js';
import { generationTold } from '../../../src/checks/generation-told.js';
import { profileKnown } from '../../../src/checks/profile-known.js';
import { recordCodes } from '../../../src/checks/record-codes.js';
import { recordHolds } from '../../../src/checks/record-holds.js';
import type {
  AgreementFact,
  DateFact,
  Fact,
  MedicationFact,
  MessageFact,
  RecordFact,
} from '../../../src/record/facts.js';
import { ask, outcomes } from './asking-several.js';
import { coding } from './document-facts.js';

const text = 'Mend it.';
const record = (more: Partial<RecordFact> = {}) =>
  ({ kind: 'record', path: '', profiles: [], contains: [], ...more }) as unknown as RecordFact;
const patient = { kind: 'patient', path: 'Patient', subject: true } as unknown as Fact;

describe('agreement', () => {
  const values = (...list: [string, AgreementFact['values'][number]['source']][]): AgreementFact => ({
    kind: 'agreement',
    path: 'Patient',
    of: 'nhs-number',
    values: list.map(([value, source], index) => ({ value, source, path: `v${index}` })),
  });
  const asked = (fact: AgreementFact, read = 'digits', facts: Fact[] = [patient]) =>
    ask(agreement, fact, { read, weak: ['narrative'], text }, { facts });

  it.each<[string, AgreementFact, string, string]>([
    ['the same, spaced otherwise', values(['111 222', 'resource'], ['111222', 'header']), 'digits', 'pass'],
    ['another one', values(['1', 'resource'], ['2', 'header']), 'digits', 'fail'],
    ['another one in narrative', values(['1', 'resource'], ['2', 'narrative']), 'digits', 'fail should'],
    ['narrative that has both', values(['1', 'resource'], ['2', 'narrative'], ['1', 'narrative']), 'digits', 'pass'],
    ['a mark left in one', values(['1', 'resource'], ['{{x}}', 'header']), 'digits', 'not-applicable'],
    ['the same day', values(['1961-04-17', 'resource'], ['19610417103000', 'header']), 'day', 'pass'],
    ['a year within the date', values(['1961-04-17', 'resource'], ['1961', 'header']), 'day', 'pass'],
    ['another year', values(['1961-04-17', 'resource'], ['1962', 'header']), 'day', 'fail'],
    ['case', values(['Female', 'resource'], ['female', 'header']), 'letters', 'pass'],
  ])('%s', (_what, fact, read, expected) => {
    expect(outcomes(asked(fact, read))).toEqual([expected]);
  });

  it('points at the one that differs', () => {
    expect(asked(values(['1', 'resource'], ['1', 'header'], ['2', 'header']))[0]?.path).toBe('v2');
  });

  it('asks nothing of a record without a patient, which may speak of several', () => {
    expect(outcomes(asked(values(['1', 'resource'], ['2', 'resource']), 'digits', []))).toEqual(['not-applicable']);
  });
});

describe('duplicates', () => {
  const statement = (path: string, code: string, date?: string, role = 'flag') =>
    ({
      kind: 'statement',
      path,
      role,
      conceptPath: path,
      concept: { element: 'e', codings: [coding(code)] },
      ...(date ? { date } : {}),
    }) as unknown as Fact;
  const asked = (...facts: Fact[]) =>
    ask(duplicates, record(), { roles: ['flag'], doubt: ['diagnosis'] }, { facts: [patient, ...facts] });

  it.each<[string, Fact[], string[]]>([
    ['once', [statement('a', '1', '2026')], ['pass']],
    ['twice', [statement('a', '1', '2026'), statement('b', '1', '2026')], ['pass', 'fail']],
    ['another day', [statement('a', '1', '2026'), statement('b', '1', '2025')], ['pass', 'pass']],
    ['no date', [statement('a', '1'), statement('b', '1')], []],
    [
      'a role in doubt',
      [statement('a', '1', '2026', 'diagnosis'), statement('b', '1', '2026', 'diagnosis')],
      ['pass', 'review'],
    ],
    ['another role', [statement('a', '1', '2026', 'test'), statement('b', '1', '2026', 'test')], []],
  ])('%s', (_what, facts, expected) => {
    expect(outcomes(asked(...facts))).toEqual(expected);
  });

  it('asks nothing of a record about several patients', () => {
    const twice = [statement('a', '1', '2026'), statement('b', '1', '2026')];
    expect(outcomes(asked(patient, ...twice))).toEqual(['not-applicable']);
  });
});

describe('date-exists', () => {
  const date = (value: string, format: DateFact['format'], qualifier?: string): DateFact => ({
    kind: 'date',
    path: 'd',
    value,
    format,
    use: 'birth',
    ...(qualifier ? { qualifier } : {}),
  });
  it.each<[string, DateFact['format'], string | undefined, string]>([
    ['1961', 'hl7-ts', undefined, 'pass'],
    ['196104', 'hl7-ts', undefined, 'pass'],
    ['20240229', 'hl7-ts', undefined, 'pass'],
    ['20230229', 'hl7-ts', undefined, 'fail'],
    ['196513121515', 'hl7-ts', undefined, 'fail'],
    ['20210406123335+01', 'hl7-ts', undefined, 'pass'],
    ['20210406123335.123+0100', 'hl7-ts', undefined, 'pass'],
    ['20210406123335123', 'hl7-ts', undefined, 'fail should'],
    ['2021040612', 'hl7-ts', undefined, 'pass'],
    ['2021040624', 'hl7-ts', undefined, 'fail'],
    ['2006042', 'hl7-ts', undefined, 'fail'],
    ['1961-04-17', 'hl7-ts', undefined, 'fail'],
    ['00000000', 'hl7-ts', undefined, 'fail'],
    ['""', 'hl7-ts', undefined, 'not-applicable'],
    ['{{dateOfBirth}}', 'hl7-ts', undefined, 'review'],
    ['19610417', 'edifact', '102', 'pass'],
    ['196104171000', 'edifact', '102', 'fail'],
    ['196104171000', 'edifact', '203', 'pass'],
    ['1961-04-17', 'fhir-date', undefined, 'not-applicable'],
  ])('%s as %s %s', (value, format, qualifier, expected) => {
    const options = { formats: ['hl7-ts', 'edifact'] };
    expect(outcomes(ask(dateExists, date(value, format, qualifier), options))).toEqual([expected]);
  });
});

describe('fields-agree', () => {
  const message = (fields: Record<string, string>): MessageFact => ({
    kind: 'message',
    path: 'm',
    type: 't',
    fields,
    fieldPaths: { b: 'at b' },
  });
  const pairs = (as: 'text' | 'number') => ({ pairs: [{ left: 'fields.a', right: 'fields.b', as, text }] });
  it.each<[Record<string, string>, 'text' | 'number', string[]]>([
    [{ a: '1', b: '1' }, 'text', ['pass']],
    [{ a: '01', b: '1' }, 'text', ['fail']],
    [{ a: '01', b: '1' }, 'number', ['pass']],
    [{ a: '0', b: '000' }, 'number', ['pass']],
    [{ a: '10', b: '8' }, 'number', ['fail']],
    [{ a: '10' }, 'number', []],
  ])('%o as %s', (fields, as, expected) => {
    expect(outcomes(ask(fieldsAgree, message(fields), pairs(as)))).toEqual(expected);
  });

  it('points at the field on the right', () => {
    expect(ask(fieldsAgree, message({ a: '1', b: '2' }), pairs('text'))[0]?.path).toBe('at b');
  });
});

describe('dose-structured', () => {
  it('asks of each dose on its own', () => {
    const dosages = [
      { path: 'd0', text: true, structured: true, route: false },
      { path: 'd1', text: true, structured: false, route: false },
      { path: 'd2', text: false, structured: false, route: true },
    ];
    const fact: MedicationFact = { kind: 'medication', path: 'm', use: 'request', conceptPath: 'c', dosages };
    expect(ask(doseStructured, fact, {}).map(({ outcome, path }) => [outcome, path])).toEqual([
      ['pass', undefined],
      ['fail', 'd1'],
    ]);
  });
});

describe('profile-known', () => {
  const options = { list: 'l', base: ['http://base/'] };
  it.each<[string[], string]>([
    [['https://national/x'], 'pass'],
    [['https://foreign/x', 'https://national/x'], 'pass'],
    [['https://foreign/x'], 'fail'],
    [['http://base/x'], 'fail may'],
    [[], 'fail may'],
  ])('%o', (profiles, expected) => {
    expect(outcomes(ask(profileKnown, record({ profiles }), options, { codes: { l: ['https://national/'] } }))).toEqual(
      [expected],
    );
  });
});

describe('generation-told', () => {
  it('is a review where nothing tells the generation', () => {
    const options = { undecided: ['fhir-undecided'] };
    expect(outcomes(ask(generationTold, record(), options, { generation: 'fhir-r4' }))).toEqual(['pass']);
    expect(ask(generationTold, record(), options, { generation: 'fhir-undecided' })).toMatchObject([
      { reason: 'ambiguous-generation' },
    ]);
  });

  it('says what came of trying, and which generation was taken', () => {
    const tried = [
      { generation: 'fhir-r4' as const, errors: 2 },
      { generation: 'fhir-stu3' as const, errors: 0 },
    ];
    const [told] = ask(generationTold, record(), { undecided: [] }, { generation: 'fhir-stu3', record: { tried } });
    expect(told).toMatchObject({ outcome: 'review', reason: 'ambiguous-generation' });
    expect(JSON.stringify(told)).toContain('2 as FHIR R4, 0 as FHIR STU3; taken as FHIR STU3');
  });
});

describe('record-codes and record-holds', () => {
  const options = { role: 'section', list: 'l', system: 'snomed-ct', text };
  it.each<[string, Fact[], string]>([
    ['a code of the list', [coding('1')], 'pass'],
    ['another code', [coding('2')], 'fail'],
    ['the code in another system', [coding('1', 'loinc')], 'fail'],
    ['none', [], 'fail'],
  ])('%s', (_what, facts, expected) => {
    expect(outcomes(ask(recordCodes, record(), options, { facts, codes: { l: ['1'] } }))).toEqual([expected]);
  });

  it('finds what a record holds by type', () => {
    const facts = [record({ contains: ['Patient', 'Consent'] })];
    expect(outcomes(ask(recordHolds, record(), { types: ['Consent'], text }, { facts }))).toEqual(['pass']);
    expect(outcomes(ask(recordHolds, record(), { types: ['Condition'], text }, { facts }))).toEqual(['fail']);
  });
});
