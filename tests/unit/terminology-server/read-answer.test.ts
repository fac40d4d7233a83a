import { describe, expect, it } from 'vitest';
import { displayKey, hashKey } from '../../../src/terminology/display-key.js';
import type { Question } from '../../../src/terminology-server/questions.js';
import { readAnswer } from '../../../src/terminology-server/read-answer.js';
import { concept, OUTCOME, parameters, SNOMED, UK } from './opened.js';

const CODE: Question = { ask: 'code', system: SNOMED, code: '22298006' };
const MEMBER: Question = {
  ask: 'member',
  valueSet: 'http://hl7.org/fhir/ValueSet/x',
  system: SNOMED,
  code: '22298006',
};
const SUBSUMES: Question = { ask: 'subsumes', system: SNOMED, ancestor: '404684003', code: '22298006' };
const EXPANSION: Question = { ask: 'expansion', valueSet: 'http://hl7.org/fhir/ValueSet/x' };

const hash = (text: string) => hashKey(displayKey(text));
const result = (value: boolean, ...more: object[]) => parameters({ name: 'result', valueBoolean: value }, ...more);
/** Nothing that JavaScript can turn into text */
const ODD = { toString: 1, valueOf: 1 };
const property = (code: string, value: object) => ({
  name: 'property',
  part: [
    { name: 'code', valueCode: code },
    { name: 'value', ...value },
  ],
});
const unknownSystem = {
  name: 'issues',
  resource: {
    resourceType: 'OperationOutcome',
    issue: [{ code: 'not-found', details: { coding: [{ code: 'not-found' }] } }],
  },
};

describe('an answer about a code', () => {
  it('has version, activity and displays as hashes', () => {
    const body = concept('Heart attack', { names: ['Myocardial infarction', 'Heart attack'] });
    expect(readAnswer(CODE, { status: 200, body })).toEqual({
      is: 'yes',
      version: UK,
      active: true,
      displays: [hash('heart attack'), hash('myocardial infarction')],
      whole: true,
    });
  });

  it('leaves out displays of other languages, and takes the category from the fully specified name', () => {
    const named = (language: string, value: string, code = '900000000000013009') => ({
      name: 'designation',
      part: [
        { name: 'language', valueCode: language },
        { name: 'use', valueCoding: { code } },
        { name: 'value', valueString: value },
      ],
    });
    const body = parameters(
      { name: 'display', valueString: 'Heart attack' },
      named('sv', 'Hjärtinfarkt'),
      named('en-GB', 'Heart attack (disorder)', '900000000000003001'),
    );
    expect(readAnswer(CODE, { status: 200, body })).toMatchObject({
      category: 'disorder',
      displays: [hash('heart attack'), hash('heart attack (disorder)')],
    });
  });

  it.each([
    ['SNOMED CT, inactive', property('inactive', { valueBoolean: true }), false],
    ['SNOMED CT, active', property('inactive', { valueBoolean: false }), true],
    ['as text', property('inactive', { valueString: 'true' }), false],
    ['dm+d, INVALID', property('INVALID', { valueInteger: 1 }), false],
    ['LOINC, deprecated', property('STATUS', { valueString: 'DEPRECATED' }), false],
    ['LOINC, active', property('STATUS', { valueCode: 'ACTIVE' }), true],
    ['nothing said of it', property('other', { valueString: 'x' }), undefined],
  ])('%s', (_, part, active) => {
    const read = readAnswer(CODE, { status: 200, body: parameters({ name: 'display', valueString: 'x' }, part) });
    expect((read as { active?: boolean }).active).toBe(active);
  });

  it('has the level and the fields of dm+d', () => {
    const parts = [
      property('parent', { valueCode: 'VMP' }),
      property('parent', { valueCode: '90332006' }),
      property('PRES_STATCD', { valueCoding: { code: '0001' } }),
    ];
    const body = parameters({ name: 'display', valueString: 'x' }, ...parts);
    expect(readAnswer(CODE, { status: 200, body })).toMatchObject({
      category: 'VMP',
      fields: { PRES_STATCD: ['0001'] },
    });
  });

  it('may come from $validate-code', () => {
    const body = result(true, { name: 'display', valueString: 'x' }, { name: 'inactive', valueBoolean: true });
    expect(readAnswer(CODE, { status: 200, body })).toEqual({
      is: 'yes',
      active: false,
      displays: [hash('x')],
      whole: false,
    });
  });
});

const UNSUPPORTED = { is: 'cannot-tell', reason: 'unsupported' };
const ACTIVE = { is: 'yes', active: true };
const TOO_MANY = { is: 'cannot-tell', reason: 'limit-reached' };
const expanded = (more: object) => ({ resourceType: 'ValueSet', expansion: more });

describe('what an answer comes to', () => {
  it.each<[string, Question, number, unknown, unknown]>([
    ['in the value set', MEMBER, 200, result(true), { is: 'yes' }],
    ['not in it', MEMBER, 200, result(false), { is: 'no' }],
    [
      'not in it, and the version that says so',
      MEMBER,
      200,
      result(false, { name: 'version', valueString: '2' }),
      { is: 'no', version: '2' },
    ],
    ['a system that is not there', MEMBER, 200, result(false, unknownSystem), UNSUPPORTED],
    [
      'the same, said by name',
      MEMBER,
      200,
      result(false, { name: 'x-caused-by-unknown-system', valueCanonical: SNOMED }),
      UNSUPPORTED,
    ],
    ['no result', MEMBER, 200, parameters(), UNSUPPORTED],
    ['value set not found', MEMBER, 404, OUTCOME('not-found'), 'absent'],
    ['code not found', CODE, 404, OUTCOME('not-found'), 'absent'],
    ['code not found, in other words', CODE, 404, OUTCOME('processing'), 'absent'],
    ['code invalid', CODE, 400, OUTCOME('code-invalid'), 'absent'],
    ['request invalid', CODE, 400, OUTCOME('invalid'), UNSUPPORTED],
    ['no such operation', CODE, 404, OUTCOME('not-supported'), UNSUPPORTED],
    ['no such page', CODE, 404, '<html>', UNSUPPORTED],
    ['no reason', CODE, 404, { resourceType: 'OperationOutcome' }, UNSUPPORTED],
    ['an issue that is no code', CODE, 404, { resourceType: 'OperationOutcome', issue: [{ code: ODD }] }, UNSUPPORTED],
    ['a property that is no word', CODE, 200, parameters(property('STATUS', { valueCoding: { code: ODD } })), ACTIVE],
    ['something else', CODE, 200, { resourceType: 'Bundle' }, UNSUPPORTED],
    ['nothing', CODE, 200, null, UNSUPPORTED],
    ['above', SUBSUMES, 200, parameters({ name: 'outcome', valueCode: 'subsumes' }), { is: 'yes' }],
    ['the same', SUBSUMES, 200, parameters({ name: 'outcome', valueCode: 'equivalent' }), { is: 'yes' }],
    ['below', SUBSUMES, 200, parameters({ name: 'outcome', valueCode: 'subsumed-by' }), { is: 'no' }],
    ['apart', SUBSUMES, 200, parameters({ name: 'outcome', valueCode: 'not-subsumed' }), { is: 'no' }],
    [
      'an expansion',
      EXPANSION,
      200,
      expanded({
        total: 2,
        contains: [
          { code: 'a', contains: [{ code: 'b' }] },
          { code: 'c', abstract: true },
        ],
      }),
      { is: 'yes', codes: ['a', 'b'] },
    ],
    ['part of an expansion', EXPANSION, 200, expanded({ total: 3, contains: [{ code: 'a' }] }), TOO_MANY],
    ['an expansion that is too large', EXPANSION, 422, OUTCOME('too-costly'), TOO_MANY],
  ])('%s', (_, question, status, body, read) => {
    expect(readAnswer(question, { status, body })).toEqual(read);
  });
});
