/** The language itself: what an expression gives on one invented Patient and by itself. */
import { beforeAll, describe, expect, it } from 'vitest';
import { compilePath } from '../../../../src/fhir/path/compile.js';
import {
  type PathEnv,
  PathError,
  PathSyntaxError,
  PathUnsupported,
  type TypeOracle,
} from '../../../../src/fhir/path/contract.js';
import { DateTimeValue } from '../../../../src/fhir/path/dates.js';
import { type Item, PathNode, QuantityValue, resourceNode } from '../../../../src/fhir/path/node.js';
import { typesFrom } from '../../../../src/fhir/path/types.js';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { coreStore } from '../core-store.js';

const patient: JsonObject = {
  resourceType: 'Patient',
  id: 'p',
  active: true,
  name: [
    { use: 'official', family: 'Ash', given: ['Ada', 'Bea'] },
    { use: 'old', family: 'Elm', given: ['Ada'] },
  ],
  birthDate: '1999-04-05',
  _birthDate: { id: 'b', extension: [{ url: 'http://x.example/time', valueDateTime: '1999-04-05T06:00:00Z' }] },
  multipleBirthInteger: 2,
  contact: [{ name: { text: 'Oak' } }],
  _gender: { extension: [{ url: 'http://x.example/absent', valueCode: 'unknown' }] },
  contained: [{ resourceType: 'Organization', id: 'o', name: 'Org' }],
  managingOrganization: { reference: '#o' },
};

let types: TypeOracle;
beforeAll(async () => {
  types = typesFrom(await coreStore('4.0'));
});

const node = resourceNode(patient);
const env: PathEnv = {
  resource: node,
  rootResource: node,
  resolve: (reference) => (reference === '#o' ? ((patient['contained'] as JsonObject[])[0] as JsonObject) : 'unknown'),
  now: new Date('2020-02-29T12:30:00Z'),
};

function shown(item: Item): unknown {
  if (item instanceof PathNode) return item.value;
  if (item instanceof DateTimeValue) return item.text;
  return item instanceof QuantityValue ? `${item.value} ${item.unit}` : item;
}

function give(expression: string): unknown[] {
  return compilePath(expression, { version: '4.0', types }).values(node, env).map(shown);
}

const table = (rows: readonly (readonly [string, ...unknown[]])[]) =>
  rows.map(([text, ...wanted]) => [text, wanted] as const);

describe('navigation', () => {
  it.each(
    table([
      ['name.family', 'Ash', 'Elm'],
      ['Patient.name.given', 'Ada', 'Bea', 'Ada'],
      ['Observation.name'],
      ['name[1].family', 'Elm'],
      ['name[7].family'],
      ['multipleBirth', 2],
      ['multipleBirthInteger'],
      ['`active`', true],
      ['birthDate.id', 'b'],
      ["birthDate.extension('http://x.example/time').value", '1999-04-05T06:00:00Z'],
      ['gender.exists()', true],
      ['gender.hasValue()', false],
      ['contained.name', 'Org'],
      ['managingOrganization.resolve().name', 'Org'],
      ['%resource.id', 'p'],
      ['%context.id', 'p'],
      ['contact.children().count()', 1],
      ['descendants().where($this is HumanName).count()', 3],
      ['repeat(name).count()', 2],
      ['nothing'],
    ]),
  )('%s', (text, wanted) => expect(give(text)).toEqual(wanted));
});

describe('operators', () => {
  it.each(
    table([
      ['1 + 2 * 3', 7],
      ['(1 + 2) * 3', 9],
      ['-1 + 3', 2],
      ['7 div 2', 3],
      ['7 mod 2', 1],
      ['0.1 + 0.2 = 0.3', true],
      ['1 / 0'],
      ["'a' + 'b'", 'ab'],
      ["'a' & {}", 'a'],
      ["'a' + {}"],
      ['1 = {}'],
      ["'12345678901234567' = 12345678901234567", true],
      ["'12345678901234567' = 12345678901234568", false],
      ["'123' = 123", true],
      ['{} and false', false],
      ['{} and true'],
      ['{} or true', true],
      ['false implies {}', true],
      ['{} implies true', true],
      ['true xor {}'],
      ['true or false and false', true],
      ['1 | 2 | 1', 1, 2],
      ['(1 | 2) = (1 | 2)', true],
      ['(1 | 2) = (2 | 1)', false],
      ['(1 | 2) ~ (2 | 1)', true],
      ["'A  b' ~ 'a B'", true],
      ["'a' !~ 'b'", true],
      ['2 in (1 | 2)', true],
      ['(1 | 2) contains 3', false],
      ['@2012 = @2012-01'],
      ['@2012 < @2013-01', true],
      ['@2012-01-01T10:00:00Z = @2012-01-01T11:00:00+01:00', true],
      ['@2012-01-01T10:00 > @2012-01-01T09:59', true],
      ['@T10:00 < @T10:01', true],
      ["1 'kg' > 900 'g'", true],
      ["1 'kg' = 1000 'g'", true],
      ["1 'kg' > 1 'm'"],
      ['7 days = 1 week', true],
      ['@2020-01-31 + 1 month', '2020-02-29'],
      ['@2020-03-01 - 1 day', '2020-02-29'],
      ['@2020-01-01T23:30:00Z + 1 hour', '2020-01-02T00:30:00Z'],
      ['birthDate > @1999'],
      ['birthDate >= @1999-04-05', true],
      ['birthDate is date', true],
      ['birthDate is System.Date', false],
      ['active is Boolean', true],
      ["'a' is String", true],
      ['multipleBirth as integer', 2],
      ['multipleBirth as boolean'],
      ['contact is BackboneElement', true],
      ['%resource is DomainResource', true],
      ["name.given.where($this = 'Bea').exists() or name.empty()", true],
    ]),
  )('%s', (text, wanted) => expect(give(text)).toEqual(wanted));
});

describe('functions', () => {
  it.each(
    table([
      ["name.where(use = 'old').family", 'Elm'],
      ['name.select(given.first())', 'Ada', 'Ada'],
      ['name.given.distinct()', 'Ada', 'Bea'],
      ['name.given.isDistinct()', false],
      ['name.given.count()', 3],
      ['name.all(family.exists())', true],
      ["name.exists(use = 'usual')", false],
      ['name.given.first()', 'Ada'],
      ['name.given.last()', 'Ada'],
      ['name.given.tail().count()', 2],
      ['name.given.skip(1).take(1)', 'Bea'],
      ['name.take(1).single().family', 'Ash'],
      ['(1 | 2 | 3).intersect(2 | 3 | 4)', 2, 3],
      ['(1 | 2 | 3).exclude(2)', 1, 3],
      ['(1 | 2).combine(2)', 1, 2, 2],
      ['(1 | 2).union(2)', 1, 2],
      ['(1 | 2).subsetOf(1 | 2 | 3)', true],
      ['(1 | 2).supersetOf(1 | 3)', false],
      ["iif(active, 'yes', 'no')", 'yes'],
      ["iif({}, 'yes')"],
      ['name.given.select($index)', 0, 1, 2],
      ['(1 | 2 | 3).aggregate($this + $total, 0)', 6],
      ["'abc'.substring(1)", 'bc'],
      ["'abc'.substring(1, 1)", 'b'],
      ["'abc'.substring(9)"],
      ["'abc'.startsWith('ab')", true],
      ["'abc'.endsWith('bc')", true],
      ["'abc'.contains('x')", false],
      ["'abc'.indexOf('c')", 2],
      ["'aXa'.replace('a', 'b')", 'bXb'],
      ["'a1b22'.replaceMatches('[0-9]+', '#')", 'a#b#'],
      ["'abc'.matches('^a.c$')", true],
      ["'xabcx'.matches('abc')", true],
      ["'abc'.upper()", 'ABC'],
      ["'abc'.toChars()", 'a', 'b', 'c'],
      ["' a '.trim()", 'a'],
      ["'a,b'.split(',')", 'a', 'b'],
      ["name.given.join('-')", 'Ada-Bea-Ada'],
      ["'é'.encode('hex')", 'c3a9'],
      ["'hello'.encode('base64').decode('base64')", 'hello'],
      ["'<a>'.escape('html')", '&lt;a&gt;'],
      ["'12'.toInteger() + 1", 13],
      ["'1.5'.toDecimal()", 1.5],
      ["'x'.toInteger()"],
      ['1.convertsToBoolean()', true],
      ["'2001-02-30'.convertsToDate()", false],
      ["'5 \\'mg\\''.toQuantity()", '5 mg'],
      ['active.toString()', 'true'],
      ['(-3).abs()', 3],
      ['1.5.round()', 2],
      ['2.power(3)', 8],
      ['9.sqrt()', 3],
      ['today()', '2020-02-29'],
      ['now() > today()'],
      ['active.type().name', 'boolean'],
      ["active.trace('a')", true],
      ['active.not()', false],
      ['(true | false).anyTrue()', true],
    ]),
  )('%s', (text, wanted) => expect(give(text)).toEqual(wanted));
});

describe('what is no FHIRPath, or cannot be evaluated', () => {
  it.each(['', 'name.', 'name[', "'open", '(1', '1 +', 'a b', '@', '$that', '%', '#', '1 is'])(
    '%s is refused',
    (text) => {
      expect(() => compilePath(text, { version: '4.0', types })).toThrow(PathSyntaxError);
    },
  );

  it('names an unknown function as unsupported', () => {
    expect(() => compilePath('name.frobnicate()', { version: '4.0', types })).toThrow(PathUnsupported);
  });

  it.each(['name.single()', 'name.given < 3', "name.given.startsWith('A')", 'name < 1'])('%s is an error', (text) => {
    expect(() => give(text)).toThrow(PathError);
    expect(compilePath(text, { version: '4.0', types }).boolean(node, env)).toBe('error');
  });

  it('does not fall over a hostile expression', () => {
    expect(() => compilePath('('.repeat(50_000), { version: '4.0', types })).toThrow(PathSyntaxError);
    expect(() => compilePath('-'.repeat(50_000), { version: '4.0', types })).toThrow(PathSyntaxError);
  });
});

describe('what cannot be known', () => {
  const ask = (text: string, answers: Partial<PathEnv>) =>
    compilePath(text, { version: '4.0', types }).boolean(node, { ...env, ...answers });

  it.each([
    ["gender.memberOf('http://x.example/vs')", undefined, 'indeterminate'],
    ["gender.memberOf('http://x.example/vs')", true, true],
    ["gender.memberOf('http://x.example/vs')", false, false],
    ["active or gender.memberOf('http://x.example/vs')", undefined, true],
    ["active.not() and gender.memberOf('http://x.example/vs')", undefined, false],
    ["name.where(use.memberOf('http://x.example/vs')).exists()", undefined, 'indeterminate'],
  ])('%s with the answer %s is %s', (text, answer, wanted) => {
    expect(ask(text, { memberOf: () => answer })).toBe(wanted);
  });

  it('knows the type of what lies outside from its address', () => {
    const outside: Partial<PathEnv> = { resolve: () => 'unknown' };
    expect(ask("('Practitioner/1').resolve() is Practitioner", outside)).toBe(true);
    expect(ask("('Practitioner/1').resolve() is Device", outside)).toBe(false);
    expect(ask("('urn:uuid:x').resolve() is Device", outside)).toBe('indeterminate');
  });
});
