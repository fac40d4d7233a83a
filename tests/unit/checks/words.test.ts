import { describe, expect, it } from 'vitest';
import { daysIn, daysOf, rateOf, ratesIn, routesIn, saysAsNeeded } from '../../../src/checks/dose-words.js';
import { saysNone } from '../../../src/checks/none-known.js';
import { amountsIn, isSameAmount, plainAmount, wordsOf } from '../../../src/checks/words.js';

describe('words made plain', () => {
  it.each([
    ['5mg', ['5', 'mg']],
    ['five milligrams', ['5', 'mg']],
    ['5.0 Mg', ['5', 'mg']],
    ['100 micrograms, 100mcg, 100 µg', ['100', 'ug', '100', 'ug', '100', 'ug']],
    ['1,000 units', ['1000', 'unit']],
    ['0,5 ml', ['0.5', 'ml']],
    ['Allergies to Penicillins', ['allergy', 'to', 'penicillin']],
    ['anaemia; oedema', ['anemia', 'edema']],
    ['X-ray (finding)', ['x', 'ray', 'finding']],
    ['5 constructor valueOf', ['5', 'constructor', 'valueof']],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

describe('amounts in words', () => {
  it.each([
    ['0.5 g', [['mass', 500_000]]],
    [
      'one or two tablets',
      [
        ['tablet', 2],
        ['tablet', 1],
      ],
    ],
    [
      '1-2 tabs',
      [
        ['tablet', 2],
        ['tablet', 1],
      ],
    ],
    ['10 international units', [['unit', 10]]],
    ['half a litre of 3', []],
    [
      '250mg/5ml',
      [
        ['mass', 250_000],
        ['volume', 5],
      ],
    ],
  ])('%s', (text, amounts) => {
    expect(amountsIn(wordsOf(text)).map(({ dimension, amount }) => [dimension, amount])).toEqual(amounts);
  });

  it.each([
    [plainAmount('500', 'mg'), plainAmount('0.5', 'gram'), true],
    [plainAmount('500', 'mg'), plainAmount('500', 'micrograms'), false],
    [plainAmount('5', 'mL'), plainAmount('5', 'mg'), false],
  ])('%o and %o', (a, b, same) => {
    expect(a && b && isSameAmount(a, b)).toBe(same);
  });

  it('are none where the unit is not known or the value is no number', () => {
    expect(amountsIn(wordsOf('5 constructor'))).toEqual([]);
    expect([plainAmount('1', 'fingertip unit'), plainAmount('some', 'mg'), plainAmount('1', undefined)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('how often, in a day', () => {
  it.each([
    ['one tablet twice a day', [2]],
    ['three times daily', [3]],
    ['every 6 hours', [4]],
    ['6 hourly', [4]],
    ['TDS', [3]],
    ['once every night', [1]],
    ['once a week', [1 / 7]],
    ['every 4 to 6 hours', []],
    ['every 4-6 hours', []],
    ['6-8 hourly', []],
    ['every other day', []],
    ['up to four times a day', []],
    ['no more than twice a day', []],
    ['as directed', []],
  ])('%s', (text, rates) => {
    expect(ratesIn(wordsOf(text)).map((rate) => rate * 24)).toEqual(rates.map((rate) => expect.closeTo(rate, 6)));
  });

  it.each([
    [{ frequency: '4', period: '1', periodUnit: 'd' }, 4],
    [{ period: '6', periodUnit: 'h' }, 4],
    [{ frequency: '1', frequencyMax: '2', period: '1', periodUnit: 'd' }, undefined],
    [{ frequency: '1', period: '1', periodUnit: 'mo' }, undefined],
    [{ frequency: '1', period: '0', periodUnit: 'd' }, undefined],
  ])('of a structured timing %o', (timing, perDay) => {
    const rate = rateOf({ path: '', periodUnitPath: '', otherwise: false, ...timing });
    expect(rate === undefined ? undefined : Math.round(rate * 24)).toBe(perDay);
  });
});

describe('for how long', () => {
  it.each([
    ['twice a day for five days', [5]],
    ['for 2 weeks', [14]],
    ['for one month', []],
    ['for pain', []],
  ])('%s', (text, days) => {
    expect(daysIn(wordsOf(text))).toEqual(days);
  });

  it.each([
    [{ value: '1', code: 'wk' }, 7],
    [{ value: '5', unit: 'day' }, 5],
    [{ value: '1', code: 'mo' }, undefined],
  ])('of structured bounds %o', (bounds, days) => {
    expect(daysOf({ path: '', periodUnitPath: '', otherwise: true, bounds: { path: '', ...bounds } })).toBe(days);
  });
});

describe('routes', () => {
  it.each([
    ['by mouth', ['oral']],
    ['Intravenous route', ['intravenous']],
    ['to the left eye', []],
  ])('%s', (text, routes) => {
    expect([...routesIn(wordsOf(text))]).toEqual(routes);
  });
});

describe('as needed', () => {
  it.each([
    ['when required for pain', true],
    ['PRN', true],
    ['if needed', true],
    ['as required by the dentist', false],
    ['no driving is needed', false],
  ])('%s', (text, needed) => {
    expect(saysAsNeeded(wordsOf(text))).toBe(needed);
  });
});

describe('no known allergies', () => {
  it.each([
    ['No known allergies', 'any'],
    ['Nil known drug allergies', 'kind'],
    ['NKDA', 'kind'],
    ['No known drug allergies. No known allergies.', 'any'],
    ['Known allergy to peanuts', undefined],
    ['no allergies were asked about', undefined],
  ])('%s', (text, said) => {
    expect(saysNone(wordsOf(text))).toBe(said);
  });
});
