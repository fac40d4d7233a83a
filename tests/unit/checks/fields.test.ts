import { describe, expect, it } from 'vitest';
import { absent } from '../../../src/checks/absent.js';
import { beside } from '../../../src/checks/beside.js';
import { count } from '../../../src/checks/count.js';
import { notOneOf } from '../../../src/checks/not-one-of.js';
import { oneOf } from '../../../src/checks/one-of.js';
import { present } from '../../../src/checks/present.js';
import { sameIdentifier } from '../../../src/checks/same-identifier.js';
import { fieldOf, pathOf } from '../../../src/checks/value.js';
import type { Fact, IdentifierFact } from '../../../src/record/facts.js';
import { ask, outcomes } from './asking.js';

describe('a field of a fact', () => {
  const fact = {
    path: 'P',
    value: 'v',
    valuePath: 'P.value',
    verification: { code: '01', path: 'P.extension[0]' },
    elements: [
      { ai: '91', value: 'a' },
      { ai: '8018', value: 'b' },
    ],
    fields: { sender: 's' },
    fieldPaths: { sender: 'MSH[1]-4' },
  };

  it.each([
    ['value', 'v'],
    ['verification.code', '01'],
    ['elements[ai=8018].value', 'b'],
    ['elements[ai=94].value', undefined],
    ['missing.deeper', undefined],
    ['value.deeper', undefined],
  ])('%s is %j', (path, expected) => {
    expect(fieldOf(fact, path)).toBe(expected);
  });

  it.each([
    ['value', 'P.value'],
    ['verification.code', 'P.extension[0]'],
    ['fields.sender', 'MSH[1]-4'],
    ['other', 'P'],
  ])('%s stands at %s', (field, path) => {
    expect(pathOf(fact as unknown as Fact, field)).toBe(path);
  });
});

describe('present and absent', () => {
  it.each([
    ['word', 'pass', 'fail'],
    ['', 'fail', 'pass'],
    ['  ', 'fail', 'pass'],
    [undefined, 'fail', 'pass'],
    [false, 'fail', 'pass'],
    [true, 'pass', 'fail'],
    [[], 'fail', 'pass'],
  ])('%j', (value, whenAsked, whenRefused) => {
    const options = { field: 'value', text: 'words' };
    expect(ask(present, { value }, options).outcome).toBe(whenAsked);
    expect(ask(absent, { value }, options).outcome).toBe(whenRefused);
  });

  it('does not take a display for one that only repeats the code', () => {
    const options = { field: 'display', text: 'words', differsFrom: 'code' };
    expect(ask(present, { display: '123 ', code: '123' }, options).outcome).toBe('fail');
    expect(ask(present, { display: 'Name', code: '123' }, options).outcome).toBe('pass');
  });
});

describe('one-of and not-one-of', () => {
  const codes = { 'a/list': ['x', 'y'], 'a/table': { x: 1 } };

  it.each([
    [{ values: ['x'] }, 'x', 'pass', 'fail'],
    [{ list: 'a/list' }, 'y', 'pass', 'fail'],
    [{ list: 'a/table' }, 'x', 'pass', 'fail'],
    [{ list: 'a/list' }, 'z', 'fail', 'pass'],
    [{ values: ['x'] }, ' ', 'not-applicable', 'not-applicable'],
  ])('%j and %s', (from, value, whenOne, whenNot) => {
    const options = { ...from, text: 'words' };
    expect(outcomes(oneOf, [value], options, { codes })).toEqual([`${value} ${whenOne}`]);
    expect(outcomes(notOneOf, [value], options, { codes })).toEqual([`${value} ${whenNot}`]);
  });
});

describe('count', () => {
  const identifiers = [
    { known: 'nhs-number', value: '999 000 1006' },
    { known: 'nhs-number', value: '9990001006', use: 'old' },
    { known: 'other', value: 'T1' },
    { value: '' },
  ];
  const number = { known: 'nhs-number' };

  it.each([
    [{ where: number, min: 2 }, 'pass'],
    [{ where: number, min: 3 }, 'fail'],
    [{ where: number, max: 1, distinct: 'value' }, 'pass'],
    [{ where: number, max: 1 }, 'fail'],
    [{ where: { ...number, use: { not: 'old' } }, max: 1 }, 'pass'],
    [{ where: { known: ['other', 'nhs-number'] }, min: 3, max: 3 }, 'pass'],
    [{ where: { value: { present: false } }, max: 0 }, 'fail'],
  ])('%j: %s', (options, outcome) => {
    expect(ask(count, { identifiers }, { field: 'identifiers', text: 'words', ...options }).outcome).toBe(outcome);
  });

  it('counts none where there is no list', () => {
    expect(ask(count, {}, { field: 'identifiers', text: 'words', min: 1 }).outcome).toBe('fail');
  });
});

describe('beside', () => {
  const options = { field: 'codings', where: { known: 'read-v2' }, beside: { known: 'snomed-ct' }, text: 'words' };
  const read = { known: 'read-v2', codePath: 'there' };

  it.each([
    [[read, { known: 'snomed-ct' }], 'pass'],
    [[read], 'fail'],
    [[{ known: 'snomed-ct' }], 'not-applicable'],
    [[], 'not-applicable'],
  ])('%j: %s', (codings, outcome) => {
    expect(ask(beside, { codings }, options).outcome).toBe(outcome);
  });

  it('stands at the one that is alone', () => {
    expect(ask(beside, { codings: [{ known: 'x' }, read] }, options).path).toBe('there');
  });
});

describe('same-identifier', () => {
  const options = { field: 'value', slice: [1, 3], known: 'nhs-number' };
  const own = {
    kind: 'identifier',
    path: 'p',
    holder: 'patient',
    known: 'nhs-number',
    value: '23',
  } as unknown as IdentifierFact;

  it('compares part of a value with the patient’s own identifiers', () => {
    expect(ask(sameIdentifier, { value: '1234' }, options, { others: [own] }).outcome).toBe('pass');
    expect(ask(sameIdentifier, { value: '1334' }, options, { others: [own] }).outcome).toBe('fail');
  });

  it('has nothing to compare with where the record names no such identifier', () => {
    const another = { ...own, holder: 'practitioner' } as IdentifierFact;
    expect(ask(sameIdentifier, { value: '1334' }, options, { others: [another] }).outcome).toBe('not-applicable');
  });
});
