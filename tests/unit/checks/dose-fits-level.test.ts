import { describe, expect, it } from 'vitest';
import { doseFitsLevel } from '../../../src/checks/dose-fits-level.js';
import { inReferenceSet } from '../../../src/checks/in-reference-set.js';
import type { Amount, MedicationFact, StatementFact } from '../../../src/record/facts.js';
import { type Answer, noTerminology, type TerminologyService } from '../../../src/terminology/contract.js';
import { ask, outcomes } from './asking-several.js';
import { coding } from './document-facts.js';

const MASS: Amount = { path: 'q', value: '250', unit: 'mg', code: 'mg', known: 'ucum' };
const TABLETS: Amount = { path: 'q', value: '2', unit: 'tablet', code: '428673006', known: 'snomed-ct' };
const VOLUME: Amount = { path: 'q', value: '5', unit: 'mL', code: 'mL', known: 'ucum' };
const UNITS: Amount = { path: 'q', value: '10', unit: 'unit', code: '767525000', known: 'snomed-ct' };

const medicine = (dose: Amount, display = 'Trimethoprim'): MedicationFact => ({
  kind: 'medication',
  path: 'm',
  use: 'request',
  conceptPath: 'c',
  concept: {
    kind: 'concept',
    path: 'c',
    role: 'medication',
    element: 'e',
    codings: [{ ...coding('32792001', 'snomed-ct'), display }],
    hasText: false,
  },
  dosages: [{ path: 'd', text: true, structured: true, route: true, doses: [dose] }],
});

const knowing = (category: string): TerminologyService => ({
  ...noTerminology,
  lookup: (system) => (system === 'dmd' ? { answer: 'yes', category } : { answer: 'cannot-tell' }),
});

describe('dose-fits-level', () => {
  it.each<[string, Amount, TerminologyService, string[]]>([
    ['a mass of a moiety', MASS, knowing('VTM'), ['pass']],
    ['tablets of a moiety', TABLETS, knowing('VTM'), ['fail']],
    ['units of a moiety', UNITS, knowing('VTM'), ['pass']],
    ['tablets of a product', TABLETS, knowing('VMP'), ['pass']],
    ['a volume of a product', VOLUME, knowing('AMP'), ['pass']],
    ['a mass of a product', MASS, knowing('VMP'), ['review']],
    ['a level that nobody knows', TABLETS, noTerminology, ['review']],
  ])('%s', (_what, dose, terminology, expected) => {
    expect(outcomes(ask(doseFitsLevel, medicine(dose), {}, { terminology }))).toEqual(expected);
  });

  it('doubts a mass of several ingredients, whatever the level', () => {
    for (const display of ['Co-codamol', 'Codeine + Paracetamol']) {
      const [result] = ask(doseFitsLevel, medicine(MASS, display), {});
      expect(result).toMatchObject({ outcome: 'review', reason: 'person-needed', path: 'q' });
    }
  });
});

describe('in-reference-set', () => {
  const flag = { kind: 'statement', path: 'f', role: 'flag', conceptPath: 'c', status: '7' } as StatementFact;
  const options = { field: 'status', set: '999', list: 'l', system: 'snomed-ct', text: 'Not in it.' };
  it.each<[string, string[], Answer, string]>([
    ['in the list', ['7'], 'cannot-tell', 'pass'],
    ['a member', [], 'yes', 'pass'],
    ['no member', [], 'no', 'fail'],
    ['nobody can tell', [], 'cannot-tell', 'review'],
  ])('%s', (_what, l, answer, expected) => {
    const member = (set: string) => ({ answer: set === '^ 999' ? answer : 'cannot-tell' }) as const;
    const terminology = { ...noTerminology, member };
    expect(outcomes(ask(inReferenceSet, flag, options, { codes: { l }, terminology }))).toEqual([expected]);
  });
});
