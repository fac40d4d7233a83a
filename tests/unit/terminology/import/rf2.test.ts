import { describe, expect, it } from 'vitest';
import type { TerminologyIndex } from '../../../../src/terminology/index/terminology-index.js';
import { TermTable } from '../../../../src/terminology/index/terms.js';
import {
  ACCEPTABLE,
  descriptionId,
  GB,
  INT,
  importTexts,
  MadeRelease,
  PREFERRED,
  REFSET,
  smallRelease,
  UK,
  US,
} from './release.js';

const HEART = '22298006';
const codes = (index: TerminologyIndex, ordinals: number[]) => ordinals.map((ordinal) => index.code(ordinal));
const display = (index: TerminologyIndex, text: string) => index.matchDisplay(index.find(HEART), text);

describe('a Snapshot', () => {
  it('becomes an index', async () => {
    const index = await importTexts(smallRelease().texts());
    const heart = index.find(HEART);
    const old = index.find('73211009');
    expect(index.edition).toBe(`snomed-ct ${INT} 20260415`);
    expect([index.concepts, index.active(heart), index.active(old)]).toEqual([4, true, false]);
    expect([index.category(heart), index.category(old)]).toEqual(['disorder', 'finding']);
    expect(codes(index, index.parents(heart))).toEqual(['404684003']);
    expect(index.isAbove(index.find('138875005'), heart)).toBe(true);
    expect(index.successors(old).map(({ ordinal, kind }) => [index.code(ordinal), kind])).toEqual([[HEART, 'same-as']]);
    expect([index.isMember(REFSET, heart), index.isMember(REFSET, index.find('404684003'))]).toEqual([true, false]);
    expect(index.members('999000781000001107')).toBeUndefined();
    expect(index.meta.notes).toEqual([]);
  });

  it('knows displays, and the term that the first language prefers', async () => {
    const index = await importTexts(smallRelease().texts());
    expect(display(index, 'Cardiac infarction')).toBe('preferred');
    expect(display(index, 'Myocardial infarction')).toBe('synonym');
    expect(display(index, 'Myocardial infarction (disorder)')).toBe('synonym');
    expect(display(index, 'Old name')).toBe('none');
    expect(index.matchDisplay(index.find('73211009'), 'MÉNIÈRE thing (finding)')).toBe('synonym');
  });

  it('has all reference sets where they are asked for', async () => {
    const index = await importTexts(smallRelease().texts(), ['refsets']);
    expect(index.isMember('999000781000001107', index.find('404684003'))).toBe(true);
  });

  it('has attributes and texts where they are asked for', async () => {
    const texts = smallRelease().value(90, HEART, '#5.0').texts();
    const index = await importTexts(texts, ['relationships', 'terms']);
    const heart = index.find(HEART);
    expect(index.attributes(heart)).toEqual([
      { type: '363698007', group: 0, target: index.find('73211009') },
      { type: '1142135004', group: 2, value: '#5.0' },
    ]);
    expect(index.attributes(index.find('404684003'))).toEqual([]);
    expect(new TermTable(index).of(heart)).toEqual([
      { kind: 'fully-specified-name', language: 'en', dialects: {}, text: 'Myocardial infarction (disorder)' },
      {
        kind: 'synonym',
        language: 'en',
        dialects: { [GB]: 'accept', [US]: 'prefer' },
        text: 'Myocardial infarction',
      },
      { kind: 'preferred', language: 'en', dialects: { [GB]: 'prefer' }, text: 'Cardiac infarction' },
    ]);
    const twice = smallRelease().language(3, GB, ACCEPTABLE).language(4, GB, ACCEPTABLE);
    const again = new TermTable(await importTexts(twice.texts(), ['terms'])).of(heart);
    expect(again.map(({ dialects }) => dialects[GB])).toEqual([undefined, 'accept', 'prefer']);
    expect(index.conceptOf(descriptionId(3))).toBe(heart);
    // An inactive description still says which concept is meant.
    expect(index.conceptOf(descriptionId(5))).toBe(heart);
    expect(index.conceptOf(descriptionId(99))).toBe(-1);
    expect(index.details(heart)).toEqual({ moduleId: INT, effectiveTime: '20200101', defined: false });
    const base = await importTexts(texts);
    expect([base.attributes(heart), new TermTable(base).of(heart)]).toEqual([[], []]);
    expect([base.details(heart), base.conceptOf(descriptionId(3))]).toEqual([undefined, undefined]);
  });

  it('takes another language where no listed one prefers a term', async () => {
    const index = await importTexts(
      new MadeRelease()
        .concept(HEART)
        .describe(1, HEART, 'Infarkt')
        .isA(1, HEART, HEART, 0)
        .language(1, UK, PREFERRED)
        .texts(),
    );
    expect(display(index, 'Infarkt')).toBe('preferred');
  });
});

describe('rows with history', () => {
  const full = () =>
    smallRelease('Full', 'Full')
      .concept('404684003', 0, '20250101')
      .concept('404684003', 1, '20220101')
      .describe(4, HEART, 'Cardiac infarction', 0, '20250101')
      .isA(2, HEART, '404684003', 0, '20250101')
      .isA(2, HEART, '404684003', 1, '20240101')
      .member(REFSET, HEART, 1, '20210101', 'one')
      .member(REFSET, HEART, 0, '20250101', 'one')
      .member(REFSET, '138875005', 0, '20210101', 'two')
      .member(REFSET, '138875005', 1, '20250101', 'two')
      .language(3, GB, PREFERRED, 1, '20210101', 'three')
      .language(3, GB, ACCEPTABLE, 1, '20220101', 'three');

  it('say what the latest of them says, in whatever order they come', async () => {
    const index = await importTexts(full().texts(), ['relationships']);
    expect(index.active(index.find('404684003'))).toBe(false);
    expect(index.attributes(index.find(HEART))).toHaveLength(1);
    expect(index.parents(index.find(HEART))).toEqual([]);
    expect(display(index, 'Cardiac infarction')).toBe('none');
    // The one without history still holds.
    expect(index.isMember(REFSET, index.find(HEART))).toBe(true);
    expect(index.isMember(REFSET, index.find('138875005'))).toBe(true);
  });

  it('are not asked where the package has a Snapshot too', async () => {
    const both = new Map([
      ...smallRelease('P').texts(),
      ...smallRelease('P', 'Full').concept('404684003', 0, '20250101').texts(),
    ]);
    expect((await importTexts(both)).active(2)).toBe(true);
  });

  it('are joined over several packages', async () => {
    const extension = new MadeRelease('UK', 'Snapshot', '20260501')
      .concept('999000031000000106', 1, '20260501', UK)
      .concept('404684003', 0, '20190101')
      .describe(50, '999000031000000106', 'UK thing (finding)')
      .isA(50, '999000031000000106', HEART)
      .needs(UK, '20260501', INT, '20251001');
    const index = await importTexts(new Map([...smallRelease().texts(), ...extension.texts()]));
    expect(index.edition).toBe('snomed-ct 83821000000107 20260501');
    expect(index.isAbove(index.find('138875005'), index.find('999000031000000106'))).toBe(true);
    expect(index.active(index.find('404684003'))).toBe(true);
    expect(index.meta.notes).toEqual([expect.stringContaining('The editions do not fit')]);
  });
});

describe('a release that is not as it should be', () => {
  const spoilt = (file: RegExp, change: (text: string) => string | Uint8Array) => {
    const texts = new Map<string, string | Uint8Array>();
    for (const [name, text] of smallRelease().texts()) texts.set(name, file.test(name) ? change(text) : text);
    return importTexts(texts);
  };

  it.each<[string, RegExp, (text: string) => string | Uint8Array, RegExp]>([
    ['a row cut short', /Concept/, (text) => text.slice(0, -25), /line 5: .*columns/],
    ['the last identifier cut short', /Concept/, (text) => text.slice(0, -4), /line 5: The file is cut short/],
    ['an id that is none', /Concept/, (text) => text.replace('22298006', '2229800x'), /line 4: The id/],
    [
      'a date that is none',
      /Description/,
      (text) => text.replace('20200101', '20201301'),
      /line 2: The effective time/,
    ],
    ['a flag that is none', /Relationship/, (text) => text.replace('\t1\t', '\t2\t'), /line 2: The column active/],
    [
      'other columns',
      /Description/,
      (text) => text.replace('languageCode', 'language'),
      /columns that its name promises/,
    ],
    ['UTF-16', /Concept/, (text) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')), /not in UTF-8/],
    ['Latin-1', /Description/, (text) => new Uint8Array(Buffer.from(text, 'latin1')), /not in UTF-8/],
    ['an empty file', /Concept/, () => '', /is empty/],
    ['a circle', /Relationship/, (text) => text.replaceAll('138875005\t0\t1166', '22298006\t0\t1166'), /circle/],
  ])('%s is told with its place', async (_, file, change, message) => {
    await expect(spoilt(file, change)).rejects.toThrow(message);
  });

  it('keeps an id with a wrong check digit, says so, and refuses many', async () => {
    const index = await spoilt(/Concept/, (text) => text.replace('73211009', '73211008'));
    expect(index.find('73211008')).toBeGreaterThanOrEqual(0);
    expect(index.meta.notes).toEqual([
      expect.stringMatching(/Concept.* 1 ids fail their check digit, the first in line 5/),
    ]);
    const many = Array.from(
      { length: 150 },
      (_, at) => `10000${100 + at}\t20200101\t1\t${INT}\t900000000000074008\r\n`,
    );
    await expect(spoilt(/Concept/, (text) => text + many.join(''))).rejects.toThrow('Too many ids');
  });

  it('quotes nothing of the release', async () => {
    const error = await spoilt(/Description/, (text) => text.replace('\tCardiac', '\tCar\tdiac')).catch(
      (e: Error) => e,
    );
    expect((error as Error).message).not.toContain('infarction');
  });

  it('is refused without a part that is needed, or as a Delta', async () => {
    const texts = smallRelease().texts();
    for (const name of texts.keys()) if (name.includes('Relationship')) texts.delete(name);
    await expect(importTexts(texts)).rejects.toThrow('no Relationship file');
    await expect(importTexts(smallRelease('D', 'Delta').texts())).rejects.toThrow('Delta');
    await expect(importTexts(new Map())).rejects.toThrow('no Concept file');
  });

  it('is noted where it names concepts of another edition, or has lines that are no rows', async () => {
    const texts = smallRelease().isA(9, HEART, '386661006').texts();
    for (const [name, text] of texts)
      if (name.includes('Concept')) texts.set(name, text.replace('\r\n', '\r\n# words\r\n\r\n'));
    const index = await importTexts(texts);
    expect(index.meta.notes).toEqual([
      expect.stringContaining('2 lines'),
      expect.stringContaining('1 is-a relationships'),
    ]);
  });
});
