import { describe, expect, it } from 'vitest';
import { type CheckContext, type CheckDefinition, fail, PASS } from '../../../src/checks/types.js';
import type { Fact, Facts, IdentifierFact } from '../../../src/record/facts.js';
import { evaluate, type Told } from '../../../src/run/evaluate.js';
import { makePlan } from '../../../src/run/plan.js';
import { catalogueOf, rule, standard } from './small-catalogue.js';

const good: CheckDefinition = {
  name: 'value-is-good',
  does: 'asks whether the value is good',
  options: {},
  run: (fact) => ((fact as IdentifierFact).value === 'good' ? PASS : fail('it is not good')),
};
const doubts: CheckDefinition = {
  name: 'doubts',
  does: 'fails more weakly than its rule',
  options: {},
  run: () => ({ ...fail('it may not be good'), severity: 'should' }),
};
const throws: CheckDefinition = {
  name: 'throws',
  does: 'throws',
  options: {},
  run: () => {
    throw new Error('9990000379 is secret');
  },
};

const identifier = (value: string, path: string, over: Partial<IdentifierFact> = {}): IdentifierFact => ({
  kind: 'identifier',
  value,
  path,
  valuePath: `${path}.value`,
  systemPath: `${path}.system`,
  holder: 'patient',
  within: 'Patient',
  ...over,
});

function run(rules: ReturnType<typeof rule>[], facts: Fact[], data?: 'live', problems: object[] = []) {
  const plan = makePlan(catalogueOf(standard('s', { rules })), [good, doubts, throws], { standards: [], data });
  const counts: string[] = [];
  const told: Told[] = [];
  const held = {
    generation: 'fhir-r4',
    get: (kind: string) => facts.filter((fact) => fact.kind === kind),
  } as unknown as Facts;
  evaluate(plan, { facts: held, generation: 'fhir-r4', record: { problems } } as unknown as CheckContext, {
    count: ({ rule: { id } }, outcome) => counts.push(`${id} ${outcome}`),
    idle: (rules) => counts.push(...rules.map(({ rule: { id } }) => `${id} not-applicable`)),
    tell: (one) => told.push(one),
  });
  return { counts, told };
}

describe('evaluate', () => {
  it('asks each target and tells only what a report lists', () => {
    const { counts, told } = run(
      [rule('a')],
      [identifier('good', 'Patient.identifier[0]'), identifier('bad', 'Patient.identifier[1]')],
    );
    expect(counts).toEqual(['a pass', 'a fail']);
    expect(told.map(({ path, outcome }) => [path, outcome])).toEqual([['Patient.identifier[1]', 'fail']]);
  });

  it.each([
    ['what the rule says of the generation', 'value-is-good', { 'fhir-r4': 'may' }, 'may'],
    ['the weaker of the generation and the check', 'doubts', { 'fhir-r4': 'may' }, 'may'],
    ['the check, where it is the weaker', 'doubts', { 'fhir-r4': 'shall' }, 'should'],
    ['the check alone', 'doubts', { 'fhir-stu3': 'may' }, 'should'],
    ['the rule itself', 'value-is-good', {}, undefined],
  ] as const)('takes the severity of %s', (_what, check, severityIn, severity) => {
    const { told } = run([rule('a', { check: { [check]: {} }, severityIn })], [identifier('bad', 'x')]);
    expect(told.map(({ result }) => result.severity)).toEqual([severity]);
  });

  it('counts a rule without target as not applicable, once', () => {
    expect(run([rule('a', { applies: { fact: 'coding' } })], [identifier('good', 'x')]).counts).toEqual([
      'a not-applicable',
    ]);
  });

  it.each([
    [{ holder: 'patient' }, 2],
    [{ holder: ['practitioner', 'patient'] }, 2],
    [{ known: { present: true } }, 1],
    [{ known: { not: 'a' } }, 1],
    [{ value: { matches: '^g' } }, 1],
    [{ value: { in: 'a/list' } }, 0],
    [{ value: { min: 4 } }, 1],
  ] as const)('applies where %j', (where, targets) => {
    const facts = [identifier('good', 'x'), identifier('bad', 'y', { known: 'a' })];
    const { counts } = run([rule('a', { applies: { fact: 'identifier', where: where as never } })], facts);
    expect(counts.filter((line) => line !== 'a not-applicable')).toHaveLength(targets);
  });

  it('keeps quiet about what another rule has already failed at the same target', () => {
    const rules = [rule('second', { after: ['first'] }), rule('first')];
    expect(run(rules, [identifier('bad', 'x'), identifier('good', 'y')]).counts).toEqual([
      'first fail',
      'first pass',
      'second pass',
    ]);
  });

  it('asks of a record that could not be read only whether it could be read', () => {
    const facts = [{ kind: 'record', path: '' } as Fact];
    const rules = [
      rule('a', { applies: { fact: 'record' } }),
      rule('b', { applies: { fact: 'record' }, gatesAlways: true }),
    ];
    expect(run(rules, facts, undefined, [{}]).counts).toEqual(['a not-applicable', 'b fail']);
    expect(run(rules, facts).counts).toEqual(['a fail', 'b fail']);
  });

  it('turns a check that throws into a broken outcome that does not quote the payload', () => {
    const { told } = run([rule('a', { check: { throws: {} } })], [identifier('good', 'x')]);
    expect(told[0]!.outcome).toBe('broken');
    expect(JSON.stringify(told[0]!.result)).not.toContain('9990000379');
  });

  it('asks rules about live data only when the sample is said to be live', () => {
    const rules = [rule('a', { applies: { fact: 'identifier', data: 'live' } })];
    expect(run(rules, [identifier('bad', 'x')]).counts).toEqual([]);
    expect(run(rules, [identifier('bad', 'x')], 'live').counts).toEqual(['a fail']);
  });

  it.each([
    ['all', [{ 'value-is-good': {} }, { 'value-is-good': {} }], 'pass', 'fail'],
    ['any', [{ 'value-is-good': {} }, { 'value-is-good': {} }], 'pass', 'fail'],
    ['none', [{ 'value-is-good': {} }], 'fail', 'pass'],
  ])('combines checks with %s', (name, parts, whenGood, whenBad) => {
    const rules = [rule('a', { check: { [name]: parts } })];
    expect(run(rules, [identifier('good', 'x')]).counts).toEqual([`a ${whenGood}`]);
    expect(run(rules, [identifier('bad', 'x')]).counts[0]).toBe(`a ${whenBad}`);
  });

  it('refuses a rule that names no check, and rules that wait for each other', () => {
    expect(() => run([rule('a', { check: { nothing: {} } })], [])).toThrow(/no check is called nothing/);
    expect(() => run([rule('a', { after: ['b'] }), rule('b', { after: ['a'] })], [])).toThrow(/wait for each other/);
  });
});
