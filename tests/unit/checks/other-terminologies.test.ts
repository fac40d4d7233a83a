/** Rules on ICD-10, OPCS-4, ICD-11, LOINC, ODS and Read codes, as the catalogue gives their options, over imported tables. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../../src/checks/index.js';
import type { CheckResult } from '../../../src/checks/types.js';
import type { Fact } from '../../../src/record/facts.js';
import { noTerminology } from '../../../src/terminology/contract.js';
import { LocalTerminology } from '../../../src/terminology/local.js';
import { tablesOf } from '../terminology/import/memory-files.js';
import { type Asking, ask } from './asking.js';

const CODES = `system,code,status,opened,closed,map-to,usage
icd-10,Q90.1,,,,,dagger
icd-10,Q91,,,,,asterisk
icd-10,Q92,withdrawn,,,,
icd-11,1A00,,,,,
icd-11,XK8G,,,,,
loinc,718-7,,,,,
loinc,2951-2,deprecated,,,,
ods-organization-code,RZZ,,20010401,,,
ods-organization-code,5ZZ,,20010401,20130331,,
read-v2,C10..,,,,73211009,
read-v2,Zzz..,,,,,
`;
const terminology = new LocalTerminology(await tablesOf({ a: CODES }, { complete: true }), { keyOf: (key) => key });

function checkOf(rule: string) {
  const [standard, id] = rule.split('/');
  const url = new URL(`../../../standards/${standard}/rules/${id}.json`, import.meta.url);
  const rules = JSON.parse(readFileSync(url, 'utf8')) as { check: Record<string, unknown> };
  const [[name, options]] = Object.entries(rules.check) as [[string, unknown]];
  return { check: CHECKS.find((one) => one.name === name)!, options };
}

function askRule(rule: string, fact: object, asking: Asking = {}): CheckResult {
  const { check, options } = checkOf(rule);
  return ask(check, fact, options, { terminology, ...asking });
}
const coding = (known: string, code: string, more: object = {}) =>
  ({
    kind: 'coding',
    path: code,
    codePath: `${code}.code`,
    known,
    code,
    role: 'diagnosis',
    ...more,
  }) as unknown as Fact;

describe('a code is known and active', () => {
  it.each([
    ['icd-10/known', 'Q90.1', 'pass'],
    ['icd-10/known', 'Q93', 'fail'],
    ['icd-10/known', 'Q90.1+', 'pass'],
    ['icd-10/known', 'Q901D', 'pass'],
    ['icd-10/active', 'Q92', 'fail'],
    ['icd-10/active', 'Q91', 'pass'],
    ['icd-10/active', 'Q93', 'not-applicable'],
    ['icd-11/known', '1A00', 'pass'],
    ['icd-11/known', '1A00&XK8G/1A00', 'pass'],
    ['icd-11/known', '1A00&XK9G', 'fail'],
    ['pathology/loinc-known', '718-7', 'pass'],
    ['pathology/loinc-known', '8867-4', 'fail'],
    ['pathology/loinc-active', '2951-2', 'fail'],
    ['opcs-4/known', 'W37.1', 'review'],
    ['read-legacy/read-v2-known', 'C10..', 'pass'],
  ])('%s of %s: %s', (rule, code, outcome) => {
    expect(askRule(rule, coding('x', code)).outcome).toBe(outcome);
  });

  it('says which code of a cluster is meant', () => {
    expect(askRule('icd-11/known', coding('icd-11', '1A00&XK9G')).detail?.text).toContain('at character 6');
  });

  it.each(['icd-10/known', 'icd-10/active', 'icd-10/asterisk', 'icd-11/known', 'ods/known', 'ods/open'])(
    '%s is not said without a terminology',
    (rule) => {
      const result = askRule(rule, { ...coding('icd-10', 'Q90.1'), value: 'RZZ' }, { terminology: noTerminology });
      expect(result).toMatchObject({ outcome: 'review', reason: 'terminology-not-loaded' });
    },
  );
});

describe('a code that may not stand alone', () => {
  const bundle = { kind: 'record', type: 'Bundle' } as Fact;
  it.each<[string, Fact, Fact[], string]>([
    ['an asterisk code by the index', coding('icd-10', 'Q91'), [bundle], 'fail'],
    ['with its dagger code', coding('icd-10', 'Q91'), [bundle, coding('icd-10', 'Q90.1')], 'pass'],
    ['with itself', coding('icd-10', 'Q91'), [bundle, coding('icd-10', 'Q91')], 'fail'],
    ['with a code of another system', coding('icd-10', 'Q91'), [bundle, coding('icd-11', '1A00')], 'fail'],
    ['with another asterisk code', coding('icd-10', 'Q91'), [bundle, coding('icd-10', 'G63.2*')], 'fail'],
    ['as the main one', coding('icd-10', 'Q91', { rank: 1 }), [bundle, coding('icd-10', 'Q90.1')], 'fail'],
    ['by its mark', coding('icd-10', 'G632A'), [bundle], 'fail'],
    ['by its mark in an undivided category', coding('icd-10', 'G63*'), [bundle], 'fail'],
    ['a dagger code by its mark', coding('icd-10', 'Q901D'), [bundle], 'pass'],
    ['another code', coding('icd-10', 'Q90.1', { rank: 1 }), [bundle], 'pass'],
    ['a code that there is not', coding('icd-10', 'Q99'), [bundle], 'pass'],
    [
      'in a payload of one resource',
      coding('icd-10', 'Q91'),
      [{ kind: 'record', type: 'Condition' } as Fact],
      'review',
    ],
  ])('%s', (_, fact, others, outcome) => {
    expect(askRule('icd-10/asterisk', fact, { others }).outcome).toBe(outcome);
  });

  it.each([
    ['Z94.3', [], 'fail'],
    ['Y80.9', ['Z94.3'], 'fail'],
    ['Z943', ['W37.1'], 'pass'],
    ['W371', [], 'pass'],
  ])('OPCS-4 %s beside %j: %s', (code, beside, outcome) => {
    const others = [bundle, ...beside.map((one) => coding('opcs-4', one))];
    expect(
      askRule('opcs-4/supplementary', coding('opcs-4', code), { others, terminology: noTerminology }).outcome,
    ).toBe(outcome);
  });
});

describe('an organisation', () => {
  const date = (value: string, use = 'event', format = 'fhir-datetime') =>
    ({ kind: 'date', value, use, format }) as Fact;
  it.each<[string, string, Fact[], string]>([
    ['open', 'RZZ', [], 'pass'],
    ['closed', '5ZZ', [], 'fail'],
    ['closed later than the record', '5ZZ', [date('2012-05-01T10:00:00Z')], 'pass'],
    [
      'closed before the latest of several days',
      '5ZZ',
      [date('2012-05-01'), date('20140101', 'event', 'hl7-ts')],
      'fail',
    ],
    ['closed, with only a birth date after it', '5ZZ', [date('2012-05-01'), date('2015-01-01', 'birth')], 'pass'],
    ['not yet open', 'RZZ', [date('1999-05-01')], 'fail'],
    ['that there is not', 'RXX', [], 'not-applicable'],
  ])('%s', (_, value, others, outcome) => {
    expect(askRule('ods/open', { value }, { others }).outcome).toBe(outcome);
  });

  it('is looked up', () => {
    expect(askRule('ods/known', { value: 'RZZ' }).outcome).toBe('pass');
    expect(askRule('ods/known', { value: 'RXX' }).outcome).toBe('fail');
    expect(askRule('ods/sending-facility-known', { fields: { senderOds: 'RXX' } }).outcome).toBe('fail');
  });

  it('has its closing day told as what is drawn from a code', () => {
    expect(askRule('ods/open', { value: '5ZZ' }).detail?.values).toMatchObject({
      closed: { class: 'code', value: '2013-03-31' },
    });
  });
});

describe('a Read code that a map has a code for', () => {
  const outcomes = (codings: Fact[]) => {
    const { check, options } = checkOf('read-legacy/map-used');
    const results = check.run({ kind: 'concept', codings } as unknown as Fact, options, { terminology } as never);
    return (results as CheckResult[]).map(({ outcome }) => outcome);
  };

  it.each<[string, Fact[], string[]]>([
    ['alone', [coding('read-v2', 'C10..')], ['fail']],
    ['with it', [coding('read-v2', 'C10..'), coding('snomed-ct', '73211009')], ['pass']],
    ['that has none', [coding('read-v2', 'Zzz..')], ['pass']],
    ['of a system without a map', [coding('ctv3', 'XaJ5w')], ['review']],
    ['that is none', [coding('snomed-ct', '73211009')], []],
  ])('%s', (_, codings, expected) => {
    expect(outcomes(codings)).toEqual(expected);
  });
});
