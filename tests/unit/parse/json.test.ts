import { describe, expect, it } from 'vitest';
import { pathName } from '../../../src/parse/fhir-path.js';
import { parseJson, subtreesOf } from '../../../src/parse/json.js';
import type { Place } from '../../../src/parse/place.js';
import type { Json } from '../../../src/parse/tree.js';
import { picker, seeded } from './seeded.js';

const read = (text: string) => parseJson(text, { depth: 200 });

/** The text from a place to its end. */
function textAt(text: string, place: Place | undefined): string {
  const lines = text.split('\n');
  const offset = (line: number, column: number) =>
    lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  if (place?.endLine === undefined || place.endColumn === undefined) return '';
  return text.slice(offset(place.line, place.column), offset(place.endLine, place.endColumn));
}

describe('what JSON.parse cannot say', () => {
  it.each([
    ['{"a":1,"a":2}', ['a']],
    ['{"resourceType":"Patient","name":[{"use":"x"},{"use":"y","use":"z"}]}', ['Patient.name[1].use']],
    ['{"a":{"b":1},"c":{"b":1}}', []],
    ['{"ab":1,"a\\u0062":2}', ['ab']],
    ['{"a b":{"x.y":1,"x.y":2}}', ['`a b`.`x.y`']],
    [`{${Array.from({ length: 60 }, (_, index) => `"k${index % 59}":0`).join(',')}}`, ['k0']],
  ])('finds keys that come twice in %j', (text, paths) => {
    expect(read(text).tree.duplicates).toEqual(paths);
  });

  it.each([
    ['{"v":1.50}', { v: '1.50' }],
    ['{"v":[1,12345678901234567890]}', { 'v[1]': '12345678901234567890' }],
    ['{"resourceType":"Observation","valueQuantity":{"value":1E2}}', { 'Observation.valueQuantity.value': '1E2' }],
    ['{"v":-0}', { v: '-0' }],
    ['{"a":10,"b":-3,"c":0.25,"d":999999999999999,"e":1e21}', { e: '1e21' }],
  ])('keeps the text of numbers that would be printed otherwise in %j', (text, lexemes) => {
    expect(Object.fromEntries(read(text).tree.lexemes)).toEqual(lexemes);
  });
});

describe('places', () => {
  const text = `{
  "resourceType": "Patient",
  "birthDate": "1970-01-01",
  "_birthDate": {"extension": [{"url": "a"}, {"url": "http://b.example", "valueCode": "x"}]},
  "name": [{"given": ["Zoë", "Ann"], "_given": [null, {"id": "g"}]}],
  "valueQuantity": {"value": 1.5},
  "contact": []
}`;
  it.each([
    ['Patient.name[0].given[1]', '"Ann"'],
    ['Patient.name.given', '["Zoë", "Ann"]'],
    ['name[0].given[0]', '"Zoë"'],
    ['Patient.name[0].given[1].id', '"g"'],
    ["Patient.birthDate.extension('http://b.example').value", '"x"'],
    ['Patient.value.ofType(Quantity).value', '1.5'],
    ['Patient.value', '{"value": 1.5}'],
    ['Patient.name[0].family', '{"given": ["Zoë", "Ann"], "_given": [null, {"id": "g"}]}'],
    ['Patient.contact[3].name', '[]'],
  ])('finds %s', (path, expected) => {
    expect(textAt(text, read(text).tree.locate(path))).toBe(expected);
  });

  it('counts from the place where the text begins', () => {
    const { tree } = parseJson('{"a":{"b":1}}', { depth: 200, base: { line: 7, column: 3 } });
    expect(tree.locate('a.b')).toEqual({ line: 7, column: 13, endLine: 7, endColumn: 14 });
  });

  it('gives a resource in an array its own paths', () => {
    const outer = read('[{"x":1},\n {"resourceType":"Basic","id":"q","id":"r","n":2.0}]').tree;
    const [inner] = subtreesOf(outer, [[1]]);
    expect(inner?.duplicates).toEqual(['Basic.id']);
    expect(inner?.lexemes).toEqual(new Map([['Basic.n', '2.0']]));
    expect(inner?.locate('Basic.n')).toEqual(outer.locate('[1].n'));
    expect(inner?.locate('Basic.n')?.line).toBe(2);
  });
});

describe('texts that are not JSON', () => {
  it.each([
    ['{"a":1,}', 7, /comma/, { a: 1 }],
    ['{"a":"x', 6, /not closed/, {}],
    ['{"a":[1,{"b":2}', 16, /cut short/, { a: [1, { b: 2 }] }],
    ['{"a" 1}', 6, /colon/, {}],
    ['{a:1}', 2, /double quotation/, {}],
    ["{'a':1}", 2, /double quotation/, {}],
    ['{"a":01}', 6, /number/, {}],
    ['{"a":NaN}', 6, /value/, {}],
    ['{"a":1}{}', 8, /more text/, { a: 1 }],
    ['{"a":"\\x"}', 7, /escape/, {}],
    ['{"a":1 // no\n}', 8, /comments/, { a: 1 }],
    ['{"a":"b\nc"}', 8, /end of the line/, {}],
    ['', 1, /cut short/, null],
  ])('says what is wrong with %j', (text, column, message, partial) => {
    const { tree, problems } = read(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.place).toEqual({ line: 1, column });
    expect(tree.value).toEqual(partial);
  });

  it('never quotes the text', () => {
    const { problems } = read('{"name":"Secret Person" "x":1}');
    expect(JSON.stringify(problems)).not.toMatch(/Secret|Person/);
  });

  it.each([
    ['arrays', '['.repeat(100_000)],
    ['objects', '{"a":'.repeat(100_000)],
  ])('stops at the limit of depth in %s', (_, text) => {
    expect(read(text).problems[0]?.message).toContain('200 levels');
  });

  it('reads just as deep as the limit', () => {
    expect(read('['.repeat(200) + ']'.repeat(200)).problems).toEqual([]);
    expect(read('['.repeat(201) + ']'.repeat(201)).problems[0]?.place).toEqual({ line: 1, column: 201 });
  });

  it('takes __proto__ as a name like any other', () => {
    const { tree } = read('{"__proto__":{"admin":true},"x":}');
    expect(Object.keys(tree.value as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });
});

describe('any JSON', () => {
  const random = seeded(20261123);
  const pick = picker(random);
  const texts = [
    '',
    'plain',
    'qu"ote',
    'back\\slash',
    'new\nline',
    'Zoë Ångström',
    '\u2028',
    '😀',
    'a.b',
    '`tick`',
    '\\"',
    '\\\\',
  ];
  const make = (depth: number): Json => {
    const kind = depth === 0 ? random() * 4 : random() * 6;
    if (kind < 1) return pick(texts);
    if (kind < 2) return pick([0, -1, 1.5, 1e300, 123456789012345, 0.1]);
    if (kind < 4) return pick([true, false, null]);
    const size = Math.floor(random() * 5);
    if (kind < 5) return Array.from({ length: size }, () => make(depth - 1));
    return Object.fromEntries(Array.from({ length: size }, (_, index) => [`${pick(texts)}${index}`, make(depth - 1)]));
  };
  const pathsOf = (value: Json, path = ''): [string, Json][] => {
    if (typeof value !== 'object' || value === null) return [[path, value]];
    const below = Array.isArray(value)
      ? value.flatMap((item, index) => pathsOf(item, `${path}[${index}]`))
      : Object.entries(value).flatMap(([name, each]) =>
          pathsOf(each, `${path}${path === '' ? '' : '.'}${pathName(name)}`),
        );
    return path === '' ? below : [[path, value], ...below];
  };

  it('is read as JSON.parse reads it, and every value is found where it stands', () => {
    for (let round = 0; round < 300; round += 1) {
      const value = make(5);
      const text = JSON.stringify(value, null, pick([0, 1, 2]));
      const { tree, problems } = read(text);
      expect(problems).toEqual([]);
      expect(tree.value).toEqual(JSON.parse(text));
      expect(tree.duplicates).toEqual([]);
      for (const [path, each] of pathsOf(value))
        expect([path, JSON.parse(textAt(text, tree.locate(path)))]).toEqual([path, each]);
    }
  });

  it('has a fault with a place inside the text wherever it is cut or spoilt', () => {
    for (let round = 0; round < 500; round += 1) {
      const text = JSON.stringify({ resourceType: 'Basic', value: make(4) });
      const at = Math.floor(random() * text.length);
      const spoilt =
        round % 2 === 0
          ? text.slice(0, at)
          : text.slice(0, at) + pick(['{', '}', '"', ',', '\\', '\u0000', ']']) + text.slice(at);
      const { problems } = read(spoilt);
      const { problems: expected } = accepts(spoilt) ? { problems: 0 } : { problems: 1 };
      expect([spoilt, problems.length]).toEqual([spoilt, expected]);
      for (const { place } of problems) expect(place?.column).toBeLessThanOrEqual(spoilt.length + 1);
    }
  });
});

function accepts(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
