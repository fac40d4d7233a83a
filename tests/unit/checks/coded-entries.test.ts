import { describe, expect, it } from 'vitest';
import { changeReason } from '../../../src/checks/change-reason.js';
import { narrativeAgrees } from '../../../src/checks/narrative-agrees.js';
import { resultSays } from '../../../src/checks/result-says.js';
import type {
  ConceptFact,
  Dosage,
  MedicationFact,
  Result,
  SectionItem,
  StatementFact,
} from '../../../src/record/facts.js';
import { noTerminology, type TerminologyService } from '../../../src/terminology/contract.js';
import { ask, outcomes } from './asking-several.js';
import { coding, document, section, TABLE } from './document-facts.js';

const concept = (display: string | undefined, code = '1'): ConceptFact => ({
  kind: 'concept',
  path: 'k',
  role: 'medication',
  element: 'e',
  codings: [{ ...coding(code, 'dmd'), ...(display === undefined ? {} : { display }) }],
  hasText: false,
});
const medicine = (display: string | undefined, more: Partial<MedicationFact> = {}): SectionItem => ({
  fact: {
    kind: 'medication',
    path: 'm',
    use: 'statement',
    conceptPath: 'm.c',
    concept: concept(display),
    dosages: [],
    ...more,
  },
});
const under = { table: 't', headings: ['plan'] };
const asked = (items: SectionItem[], words: string, terminology: TerminologyService = noTerminology) =>
  ask(narrativeAgrees, document([section('1003', { items, words, narrativePath: 'text' })]), under, {
    codes: { t: TABLE },
    terminology,
  });

describe('narrative-agrees', () => {
  const dose = (value: string, unit: string): Partial<MedicationFact> => ({
    dosages: [{ path: 'd', text: true, structured: true, route: false, doses: [{ path: 'q', value, unit }] } as Dosage],
  });
  it.each<[string, SectionItem[], string, string[]]>([
    ['the same words', [medicine('Amoxicillin 500mg capsules')], 'Amoxicillin 500 mg three times a day', ['pass']],
    ['no strength in the text', [medicine('Amoxicillin 500mg capsules')], 'Amoxicillin for five days', ['pass']],
    ['another strength', [medicine('Amoxicillin 500mg capsules')], 'Amoxicillin 250 mg', ['review']],
    ['strength times dose', [medicine('Paracetamol 500mg tablets', dose('2', 'tablet'))], 'Paracetamol 1 g', ['pass']],
    [
      'volume of a strength',
      [medicine('Amoxicillin 125mg/5ml oral suspension', dose('10', 'mL'))],
      'Amoxicillin 250 mg',
      ['pass'],
    ],
    [
      'the next medicine’s strength',
      [medicine('Aspirin 75mg tablets'), medicine('Amoxicillin 500mg capsules')],
      'Aspirin. Amoxicillin 500mg.',
      ['pass'],
    ],
    ['an entry that the text leaves out', [medicine('Aspirin'), medicine('Ramipril')], 'Aspirin', ['review']],
    ['two that it leaves out: one review', [medicine('Ramipril'), medicine('Codeine')], 'Aspirin', ['review']],
    ['initials', [medicine('Acute coronary syndrome (disorder)')], 'Treated for ACS', ['pass']],
    ['another form of a word', [medicine('Disease')], 'Diseased artery', ['pass']],
    ['no text', [medicine('Aspirin')], '', []],
    ['no entries', [], 'Aspirin', []],
    ['no known allergy as none', [medicine('No known allergy')], 'NKDA', ['pass']],
    ['a code without a display', [medicine(undefined)], 'Aspirin', ['review']],
  ])('%s', (_what, items, words, expected) => {
    expect(outcomes(asked(items, words))).toEqual(expected);
  });

  it('takes a synonym that a terminology knows', () => {
    const display = (_system: string, _code: string, phrase: string) =>
      ({ answer: phrase === 'Kidney stone' ? 'yes' : 'no' }) as const;
    const terminology = { ...noTerminology, display };
    expect(outcomes(asked([medicine('Renal calculus')], 'Had a Kidney stone, passed', terminology))).toEqual(['pass']);
    expect(outcomes(asked([medicine('Renal calculus')], 'Had a fall', terminology))).toEqual(['review']);
  });

  it('asks a terminology no more often than its limit, however long the text and many the entries', () => {
    let questions = 0;
    const display = () => {
      questions += 1;
      return { answer: 'no' } as const;
    };
    const items = Array.from({ length: 200 }, () => medicine('Renal calculus'));
    asked(items, 'word '.repeat(5000), { ...noTerminology, display });
    expect(questions).toBe(30_000);
  });
});

describe('result-says', () => {
  const result = (more: Partial<Result>): SectionItem => ({
    fact: {
      kind: 'statement',
      path: 'o',
      role: 'observation',
      conceptPath: 'o.code',
      result: { value: true, absent: false, parts: false, interpretations: [], interpretationPath: 'i', ...more },
    } satisfies StatementFact,
  });
  const amount = (value: string) => ({ amount: { path: 'q', value, unit: 'g/L' }, low: '115', high: '165' });
  it.each<[string, Partial<Result>, string[]]>([
    ['a value in its range', { ...amount('120'), interpretations: ['N'] }, ['pass']],
    ['normal below the range', { ...amount('98'), interpretations: ['N'] }, ['review']],
    ['low below the range', { ...amount('98'), interpretations: ['L'] }, ['pass']],
    ['high inside the range', { ...amount('120'), interpretations: ['H'] }, ['review']],
    ['a code of another kind', { ...amount('98'), interpretations: ['A'] }, ['pass']],
    ['no unit', { amount: { path: 'q', value: '98' } }, ['fail']],
    ['no value', { value: false }, ['review']],
    ['a reason for no value', { value: false, absent: true }, ['pass']],
    ['values in its parts', { value: false, parts: true }, ['pass']],
  ])('%s', (_what, more, expected) => {
    const found = ask(resultSays, document([section('1003', { items: [result(more)] })]), under, {
      codes: { t: TABLE },
    });
    expect(outcomes(found)).toEqual(expected);
  });
});

describe('change-reason', () => {
  const change = { word: 'stopped', path: 's' };
  it.each<[string, SectionItem, string[]]>([
    ['stopped without a reason', medicine('A', { change }), ['review']],
    ['stopped with one', medicine('A', { change, reason: true }), ['pass']],
    ['active', medicine('A', { change: { word: 'active', path: 's' } }), []],
    ['stopped by the list', { ...medicine('A'), flag: { code: '5', system: 'urn:flags', path: 'f' } }, ['review']],
    [
      'flagged by a name that objects have',
      { ...medicine('A'), flag: { code: '5', system: 'constructor', path: 'f' } },
      [],
    ],
    ['flagged in another system', { ...medicine('A'), flag: { code: '5', system: 'urn:others', path: 'f' } }, []],
  ])('%s', (_what, item, expected) => {
    const options = { ...under, words: ['stopped'], flags: { 'urn:flags': ['5'] } };
    const found = ask(changeReason, document([section('1003', { items: [item] })]), options, { codes: { t: TABLE } });
    expect(outcomes(found)).toEqual(expected);
  });
});
