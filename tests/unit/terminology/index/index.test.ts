import { describe, expect, it } from 'vitest';
import { damagedSections } from '../../../../src/terminology/index/open.js';
import { memoryPages } from '../../../../src/terminology/index/pages.js';
import { TerminologyIndex } from '../../../../src/terminology/index/terminology-index.js';
import type { ConceptRow } from '../../../../src/terminology/index/writer.js';
import { joinSctid, splitSctid } from '../../../../src/terminology/sctid.js';
import { ancestorsOf, bytesOf, indexOf, randomRows, SNOMED, seeded, someCodes } from '../graph.js';

describe('the codes of an index', () => {
  it.each([1, 2, 3])('are found, and no others (seed %i)', async (seed) => {
    const random = seeded(seed);
    const [held, others] = [new Set<string>(), new Set<string>()];
    for (const code of someCodes(3000, random)) (random() < 0.5 ? held : others).add(code);
    const index = await indexOf([...held].map((code) => ({ code })));
    expect(index.concepts).toBe(held.size);
    expect([...held].filter((code) => index.code(index.find(code)) !== code)).toEqual([]);
    expect([...others].filter((code) => index.find(code) !== -1)).toEqual([]);
  });

  it('keeps neighbours apart that one number would take for the same', async () => {
    const [first, second] = [90071992547409, 90071992547410].map((item) => joinSctid({ item, group: '00' })) as [
      string,
      string,
    ];
    const long = joinSctid({ item: 99999999, group: '100000110' });
    const index = await indexOf([{ code: first }, { code: long }]);
    expect(index.find(first)).toBe(0);
    expect(index.find(second)).toBe(-1);
    expect(index.code(index.find(long))).toBe(long);
    expect(Number(long)).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
  });

  it('does not take a wrong check digit, a blank or a leading nought for the code', async () => {
    const index = await indexOf([{ code: '138875005' }]);
    for (const code of ['138875006', ' 138875005', '0138875005', '13887500', '']) expect(index.find(code)).toBe(-1);
  });

  it('may be any text', async () => {
    const codes = ['A00', 'A00.1', 'A00.10', 'É1', '😀', '😁x', '12', '0138875005', 'z'.repeat(300), ''];
    for (let at = 0; at < 500; at += 1) codes.push(`E${at}`);
    const index = await indexOf(codes.map((code) => ({ code })));
    expect(codes.filter((code) => index.code(index.find(code)) !== code)).toEqual([]);
    for (const code of ['a00', 'E500', 'A00.', 'zz']) expect(index.find(code)).toBe(-1);
  });

  it('may be told to have no case', async () => {
    const index = await indexOf([{ code: 'e11.9' }], { ...SNOMED, ignoreCase: true });
    expect(index.find('E11.9')).toBe(0);
    expect(index.find('e11.9')).toBe(0);
  });

  it('are refused where one comes twice', async () => {
    await expect(indexOf([{ code: 'A' }, { code: 'A' }])).rejects.toThrow('twice');
  });
});

describe('the hierarchy', () => {
  it.each([4, 5])('answers as following parents does (seed %i)', async (seed) => {
    const rows = randomRows(400, seeded(seed));
    const index = await indexOf(rows);
    const above = ancestorsOf(rows);
    const wrong: string[] = [];
    for (const { code: lower } of rows)
      for (const { code: upper } of rows)
        if (index.isAbove(index.find(upper), index.find(lower)) !== above.get(lower)!.has(upper))
          wrong.push(`${upper} above ${lower}`);
    expect(wrong).toEqual([]);
    for (const { code } of rows.slice(0, 20)) {
      const bits = index.descendants(index.find(code));
      const below = rows.filter((row) => {
        const at = index.find(row.code);
        return bits[at >> 3]! & (1 << (at & 7));
      });
      expect(below.map((row) => row.code)).toEqual(
        rows.filter((row) => above.get(row.code)!.has(code)).map((row) => row.code),
      );
    }
  });

  it('still answers once a concept has been asked of very often', async () => {
    const rows = randomRows(60, seeded(6));
    const index = await indexOf(rows);
    const above = ancestorsOf(rows);
    const top = index.find(rows[0]!.code);
    const ask = () => rows.filter(({ code }) => index.isAbove(top, index.find(code))).map(({ code }) => code);
    for (let turn = 0; turn < 200; turn += 1) ask();
    expect(ask()).toEqual(rows.filter(({ code }) => above.get(code)!.has(rows[0]!.code)).map(({ code }) => code));
  });

  it('is right below a chain longer than levels can tell', async () => {
    const codes = someCodes(700, seeded(7));
    const index = await indexOf(codes.map((code, at) => ({ code, parents: at ? [codes[at - 1]!] : [] })));
    const at = (place: number) => index.find(codes[place]!);
    expect(index.isAbove(at(0), at(699))).toBe(true);
    expect(index.isAbove(at(400), at(699))).toBe(true);
    expect(index.isAbove(at(699), at(400))).toBe(false);
  });

  it('keeps lists of fifteen and more', async () => {
    const codes = someCodes(60, seeded(8));
    const index = await indexOf(codes.map((code, at) => ({ code, parents: codes.slice(0, at > 40 ? at : 0) })));
    for (const place of [3, 41, 59]) {
      const parents = index.parents(index.find(codes[place]!)).map((ordinal) => index.code(ordinal));
      expect(new Set(parents)).toEqual(new Set(codes.slice(0, place > 40 ? place : 0)));
    }
  });

  it('is refused where it goes in a circle', async () => {
    const circle: ConceptRow[] = [
      { code: 'A', parents: ['B'] },
      { code: 'B', parents: ['A'] },
    ];
    await expect(indexOf(circle)).rejects.toThrow('circle');
  });
});

describe('what is said of a concept', () => {
  const rows: ConceptRow[] = [
    {
      code: '22298006',
      category: 'disorder',
      displays: [
        { text: 'Myocardial infarction (disorder)', withCategory: true },
        { text: 'Myocardial infarction', preferred: true },
        { text: 'Heart attack' },
        { text: 'Infarctus  cardiaque é' },
      ],
      refsets: ['one', 'two'],
      properties: { PRES_STATCD: '0001', GTIN: ['1', '2'] },
    },
    {
      code: '73211009',
      active: false,
      replacements: [
        { code: '138875005', kind: 'was-a' },
        { code: '22298006', kind: 'same-as' },
        { code: 'nowhere', kind: 'same-as' },
      ],
    },
    { code: '138875005', refsets: ['two'] },
  ];

  it.each([
    ['Myocardial infarction', 'preferred'],
    ['myocardial INFARCTION ', 'preferred'],
    ['Heart attack', 'synonym'],
    ['Myocardial infarction (disorder)', 'synonym'],
    ['Heart attack (disorder)', 'none'],
    ['Myocardial infarction (finding)', 'none'],
    ['infarctus cardiaque e\u0301', 'synonym'],
    ['Myocardial infarctions', 'none'],
  ])('tells the display %s', async (text, match) => {
    const index = await indexOf(rows);
    expect(index.matchDisplay(index.find('22298006'), text)).toBe(match);
    expect(index.matchDisplay(index.find('138875005'), text)).toBeUndefined();
  });

  it('is read back', async () => {
    const index = await indexOf(rows);
    const [heart, old, root] = ['22298006', '73211009', '138875005'].map((code) => index.find(code)) as [
      number,
      number,
      number,
    ];
    expect([heart, old, root].map((at) => index.active(at))).toEqual([true, false, true]);
    expect([index.category(heart), index.category(root)]).toEqual(['disorder', '']);
    expect(index.successors(old).map(({ ordinal, kind }) => [index.code(ordinal), kind])).toEqual([
      ['22298006', 'same-as'],
      ['138875005', 'was-a'],
    ]);
    expect(index.successors(heart)).toEqual([]);
    const inside = (set: string) => [heart, old, root].map((at) => (index.members(set)![at >> 3]! >> (at & 7)) & 1);
    expect([inside('one'), inside('two')]).toEqual([
      [1, 0, 0],
      [1, 0, 1],
    ]);
    expect(index.members('three')).toBeUndefined();
    expect(index.property('GTIN', heart)).toEqual(['1', '2']);
    expect(index.property('GTIN', root)).toEqual([]);
    expect(index.meta.counts).toEqual({ linksLeftOut: 1 });
  });
});

describe('a file that is not a whole index', () => {
  it('is refused wherever it is cut', async () => {
    const bytes = await bytesOf(randomRows(300, seeded(9)));
    for (let end = 0; end < bytes.length; end += 37)
      expect(() => new TerminologyIndex(memoryPages(bytes.subarray(0, end)))).toThrow(/too short|damaged or cut short/);
  });

  it('is refused where its header is damaged, or it is of another version or no index', async () => {
    const bytes = await bytesOf(randomRows(20, seeded(10)));
    const changed = (at: number) => memoryPages(bytes.map((byte, place) => (place === at ? byte ^ 1 : byte)));
    expect(() => new TerminologyIndex(changed(40))).toThrow('damaged');
    expect(() => new TerminologyIndex(changed(0))).toThrow('no terminology index');
    expect(() => new TerminologyIndex(changed(9))).toThrow('version 258');
  });

  it('has its damaged sections named', async () => {
    const bytes = await bytesOf(randomRows(300, seeded(11)));
    expect(damagedSections(memoryPages(bytes))).toEqual([]);
    bytes[bytes.length - 1]! ^= 1;
    expect(damagedSections(memoryPages(bytes))).toEqual(['refsets']);
  });
});

describe('identifiers', () => {
  it.each(['138875005', '999000031000000106', '100014', '34186711000001102'])('%s is put together again', (code) => {
    expect(joinSctid(splitSctid(code)!)).toBe(code);
  });
  it.each(['138875006', '90000000000020700', '12345', '10000000000000000000', '8967511000001109'])(
    '%s is none',
    (code) => {
      expect(splitSctid(code)).toBeUndefined();
    },
  );
});
