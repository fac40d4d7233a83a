import { describe, expect, it } from 'vitest';
import { expressionForm } from '../../../src/checks/expression-form.js';
import { luhn } from '../../../src/checks/luhn.js';
import { modulus10, passesModulus10 } from '../../../src/checks/modulus-10.js';
import { numberRange } from '../../../src/checks/number-range.js';
import { pattern } from '../../../src/checks/pattern.js';
import { repeatedDigits } from '../../../src/checks/repeated-digits.js';
import { sctidPartition } from '../../../src/checks/sctid-partition.js';
import { ucumUnit } from '../../../src/checks/ucum-unit.js';
import { whiteSpace } from '../../../src/checks/white-space.js';
import { verhoeffCheckDigit } from '../../../src/terminology/verhoeff.js';
import { as, ask, outcomes } from './asking.js';

describe('pattern', () => {
  const options = {
    matches: ['^[A-Z]{3}$', '^\\d$'],
    text: 'wrong',
    hints: [{ matches: '^[a-z]+$', text: 'small' }],
    skip: ':',
  };

  it('passes any of its forms, fails others, skips what is not its matter', () => {
    expect(outcomes(pattern, ['ABC', '1', 'AB', 'a:b'], options)).toEqual([
      'ABC pass',
      '1 pass',
      'AB fail',
      'a:b not-applicable',
    ]);
  });

  it('asks for a person’s eye at a placeholder, unless another rule does', () => {
    expect(ask(pattern, { value: '{{x}}' }, { field: 'value', ...options })).toMatchObject({
      outcome: 'review',
      reason: 'placeholder',
    });
    expect(ask(pattern, { value: '{{x}}' }, { field: 'value', ...options, placeholders: 'skip' }).outcome).toBe(
      'not-applicable',
    );
  });

  it('has nothing to say of a value that is blank or not there', () => {
    expect(outcomes(pattern, ['', '  '], options)).toEqual(as('not-applicable', ['', '  ']));
    expect(ask(pattern, {}, { field: 'value', ...options }).outcome).toBe('not-applicable');
  });

  it('finds better words for known faults, and stands at the value’s own path', () => {
    const result = ask(pattern, { value: 'abc', valuePath: 'there' }, { field: 'value', ...options });
    expect(result).toMatchObject({
      path: 'there',
      detail: { text: 'small', values: { value: { class: 'person', value: 'abc' } } },
    });
  });
});

describe('repeated-digits', () => {
  it('fails fillers only', () => {
    expect(outcomes(repeatedDigits, ['9999999999', '9990001006', 'aaaa'])).toEqual([
      '9999999999 fail',
      '9990001006 pass',
      'aaaa not-applicable',
    ]);
  });
});

describe('number-range', () => {
  const ranges = {
    digits: 10,
    text: 'none',
    allow: [{ from: '400000000', to: '499999999' }],
    refuse: [{ from: '01', to: '02', text: 'other' }],
  };

  it.each([
    ['400000000', 'pass'],
    ['499999999', 'pass'],
    ['399999999', 'fail'],
    ['500000000', 'fail'],
    ['012345678', 'fail'],
  ])('first nine digits %s: %s', (stem, outcome) => {
    expect(ask(numberRange, { value: `${stem}0` }, { field: 'value', ...ranges }).outcome).toBe(outcome);
  });

  it('says what a refused range is', () => {
    expect(ask(numberRange, { value: '0123456789' }, { field: 'value', ...ranges }).detail?.text).toBe('other');
  });

  it('without allowed ranges passes all that are not refused', () => {
    const { allow: _, ...refusing } = ranges;
    expect(outcomes(numberRange, ['0200000000', '9990001006', '1'], refusing)).toEqual([
      '0200000000 fail',
      '9990001006 pass',
      '1 not-applicable',
    ]);
  });
});

describe('sctid-partition', () => {
  const id = (stem: string) => stem + verhoeffCheckDigit(stem);
  const options = { allow: ['00', '10'], allowIn: { hl7v3: ['00', '10', '01', '11'] }, review: ['16'] };

  it.each([
    ['7321100', 'pass'],
    ['121432101', 'fail'],
    ['121432102', 'fail'],
    ['121432170', 'fail'],
    ['110000010', 'fail'],
    ['999000011000001' + '10', 'pass'],
    ['999000011000001' + '11', 'fail'],
    ['999000011000001' + '16', 'review'],
  ])('%s: %s', (stem, outcome) => {
    expect(ask(sctidPartition, { value: id(stem) }, { field: 'value', ...options }).outcome).toBe(outcome);
  });

  it('allows descriptions where a generation sends them', () => {
    expect(
      ask(sctidPartition, { value: id('121432101') }, { field: 'value', ...options }, { generation: 'hl7v3' }).outcome,
    ).toBe('pass');
  });
});

describe('modulus-10', () => {
  const right = ['5037563003235', '5012617019844', '05037563003235', '96385074', '340123450000000000'];

  it('passes GS1 numbers of every length', () => {
    const options = { lengths: [8, 13, 14, 18] };
    expect(outcomes(modulus10, right, options)).toEqual(as('pass', right));
  });

  it('fails another check digit, another length, and letters', () => {
    const wrong = ['5037563003236', '503756300323', '50375630032AB'];
    expect(outcomes(modulus10, wrong, { lengths: [13] })).toEqual(as('fail', wrong));
    expect(passesModulus10('5037563003235')).toBe(true);
  });
});

describe('luhn', () => {
  it('judges LOINC codes, parts and answers', () => {
    const right = ['2951-2', '718-7', '4548-4', '8867-4', '85354-9', '54486-6'];
    expect(outcomes(luhn, right)).toEqual(as('pass', right));
    expect(outcomes(luhn, ['2951-3', 'haemoglobin'])).toEqual(['2951-3 fail', 'haemoglobin not-applicable']);
  });
});

describe('white-space', () => {
  it('fails blanks at either end, and says which', () => {
    expect(outcomes(whiteSpace, ['a', 'a b', 'a ', ' a', '\ta\n', ' '])).toEqual([
      'a pass',
      'a b pass',
      'a  fail',
      ' a fail',
      '\ta\n fail',
      '  not-applicable',
    ]);
    expect(ask(whiteSpace, { value: ' a' }, { field: 'value' }).detail?.text).toContain('before');
  });
});

describe('expression-form', () => {
  it.each([
    ['73211009', 'pass'],
    ['73211009:363698007=113331007', 'review'],
    ['=== 46866001 + 313056006', 'review'],
    ['73211009 |Diabetes mellitus|', 'review'],
    ['Palliative medicine service', 'fail'],
    ['73211009 22298006', 'fail'],
    ['73211009:363698007', 'fail'],
    ['73211009 |Diabetes', 'fail'],
    ['73211008:363698007=113331007', 'fail'],
    ['73211009:363698007=680946014', 'fail'],
    ['1.09181E+15', 'fail'],
  ])('%s: %s', (value, outcome) => {
    expect(ask(expressionForm, { value }, { field: 'value' }).outcome).toBe(outcome);
  });
});

describe('ucum-unit', () => {
  it('knows units of UCUM from other ways of writing them', () => {
    const right = ['mg', 'mmol/L', '10*9/L', 'mm[Hg]', '{tablet}', '1', '%'];
    const wrong = ['mcg', 'mmHg', 'beats/min', 'tablet'];
    expect(outcomes(ucumUnit, right)).toEqual(as('pass', right));
    expect(outcomes(ucumUnit, wrong)).toEqual(as('fail', wrong));
  });
});
