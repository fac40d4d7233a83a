/** Expressions and texts from anyone: always an answer or an error of our own, in bounded time. */
import { beforeAll, describe, expect, it } from 'vitest';
import { isLanguageTag } from '../../../../src/fhir/codes/language.js';
import { isMimeType } from '../../../../src/fhir/codes/mime.js';
import { compilePath } from '../../../../src/fhir/path/compile.js';
import { PathError, PathSyntaxError, PathUnsupported, type TypeOracle } from '../../../../src/fhir/path/contract.js';
import { resourceNode } from '../../../../src/fhir/path/node.js';
import { typesFrom } from '../../../../src/fhir/path/types.js';
import { checkPrimitive } from '../../../../src/fhir/primitive/check.js';
import { unitProblem } from '../../../../src/fhir/ucum/check.js';
import { readNarrative } from '../../../../src/fhir/xhtml/check.js';
import { coreStore } from '../core-store.js';
import { generator, randomSource } from './generated.js';

let types: TypeOracle;
beforeAll(async () => {
  types = typesFrom(await coreStore('4.0'));
});

const patient = resourceNode({
  resourceType: 'Patient',
  name: Array.from({ length: 200 }, (_, i) => ({ given: [`a${i}`] })),
});
const env = { resource: patient, rootResource: patient };

describe('expressions that grow without end', () => {
  it.each([
    ["repeat(('a' & $this.toString()))"],
    ["repeat(iif($this is Patient, 'a', $this & 'a'))"],
    ['name.aggregate($total.combine($total).combine(1), 1)'],
    ["name.aggregate($total & $total & 'a', 'a')"],
    ['descendants().select(%resource.descendants().select(%resource.descendants()))'],
    ['name.select(%resource.name.select(%resource.name.select(%resource.name)))'],
  ])('%s is an error', (text) => {
    expect(compilePath(text, { version: '4.0', types }).boolean(patient, env)).toBe('error');
  });
});

const WORDS = [
  'name',
  'given',
  'where',
  'exists',
  'select',
  '(',
  ')',
  '(',
  ')',
  '.',
  '.',
  '.',
  '[',
  ']',
  '0',
  '1',
  "'a'",
  '=',
  'and',
  'or',
  'is',
  'as',
  'Patient',
  '$this',
  '%resource',
  '|',
  '-',
  '+',
  '{}',
  '@2001',
  'not()',
  'count()',
  'ofType',
  ',',
  '`x`',
  '/',
  'in',
  'matches',
];

describe('words in any order', () => {
  it('are evaluated, or refused in our own words', async () => {
    const random = randomSource(4711);
    let evaluated = 0;
    for (let i = 0; i < 4000; i++) {
      const text = Array.from(
        { length: 1 + Math.floor(random() * 9) },
        () => WORDS[Math.floor(random() * WORDS.length)]!,
      ).join(random() < 0.5 ? ' ' : '');
      try {
        compilePath(text, { version: '4.0', types, type: 'Patient' }).boolean(patient, env);
        evaluated++;
      } catch (error) {
        const own = error instanceof PathSyntaxError || error instanceof PathUnsupported || error instanceof PathError;
        if (!own) throw new Error(`${text}: ${String(error)}`);
      }
    }
    expect(evaluated).toBeGreaterThan(50);
  });
});

const PIECES = [
  '<',
  '>',
  '/',
  'div',
  'p',
  ' ',
  '="',
  '"',
  "'",
  '&',
  ';',
  'lt',
  '#',
  'x',
  '1',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  'a',
  '</',
  '?',
  ':',
  '{',
  '}',
  '(',
  '[',
  ']',
  '.',
];

describe('texts of any form', () => {
  it('are judged without an exception', async () => {
    const random = randomSource(815);
    const { make } = generator(await coreStore('4.0'), types, [], random);
    for (let i = 0; i < 3000; i++) {
      const text = Array.from(
        { length: Math.floor(random() * 14) },
        () => PIECES[Math.floor(random() * PIECES.length)]!,
      ).join('');
      expect(() => readNarrative(`<div xmlns="http://www.w3.org/1999/xhtml">${text}</div>`)).not.toThrow();
      expect(() => readNarrative(text)).not.toThrow();
      expect(() => [unitProblem(text), isLanguageTag(text), isMimeType(text)]).not.toThrow();
      const value = make('Patient', 2) ?? null;
      for (const type of ['dateTime', 'uri', 'integer', 'decimal', 'code', 'base64Binary', 'canonical'])
        expect(() => [
          checkPrimitive(type, text),
          checkPrimitive(type, value),
          checkPrimitive(type, null),
        ]).not.toThrow();
    }
  });

  it('are read in one pass however large', () => {
    const div = (inside: string) => `<div xmlns="http://www.w3.org/1999/xhtml">${inside}</div>`;
    expect(readNarrative(div('<p onclick="a">b</p>'.repeat(20_000))).problems).toHaveLength(1);
    expect(
      readNarrative(div(`<p ${Array.from({ length: 50_000 }, (_, i) => `a${i}=""`).join(' ')}/>`)).problems,
    ).toHaveLength(1);
    expect(readNarrative(div('&amp;'.repeat(200_000))).problems).toEqual([]);
  });
});
