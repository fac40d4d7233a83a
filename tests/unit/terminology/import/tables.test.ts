import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../../../src/terminology/import/table/detect.js';
import { importTables } from '../../../../src/terminology/import/table/import.js';
import { whyNoTable } from '../../../../src/terminology/import/table/nearest.js';
import type { TerminologyIndex } from '../../../../src/terminology/index/terminology-index.js';
import { fileOf, headOf, LAYOUTS, OPTIONS, tablesOf, textOf } from './memory-files.js';

const ICD_10 = textOf(
  [
    ['CODE', 'ALT_CODE', 'USAGE', 'USAGE_UK', 'DESCRIPTION', 'MODIFIER_4', 'TREE_DESCRIPTION'],
    ['Q90', 'Q90', 'DEFAULT', '3', 'Made-up disease', '', ''],
    ['Q90.1', 'Q901', 'DAGGER', '3', 'Made-up disease, first', '', ''],
    ['Q91', 'Q91X', 'ASTERISK', '3', 'Made-up sign', '', ''],
    ['Q92.01', 'Q9201', 'DEFAULT', '3', 'Made-up disease of the arm'],
  ],
  '\t',
);
const OPCS_4 = 'W37\tMade-up operation\r\nW37.1\tMade-up operation, first\r\n';
const LOINC = textOf(
  [
    ['"LOINC_NUM"', '"COMPONENT"', '"CLASS"', '"VersionLastChanged"', '"STATUS"', '"SHORTNAME"', '"LONG_COMMON_NAME"'],
    ['"718-7"', '"a"', '"HEM"', '"2.8"', '"ACTIVE"', '"Short"', '"Made-up, with ""quotes""\nand lines"'],
    ['"2951-2"', '"b"', '"CHEM"', '"2.77"', '"DEPRECATED"', '""', '"Another"'],
  ],
  ',',
);
const MAP_TO = 'LOINC,MAP_TO,COMMENT\r\n2951-2,718-7,\r\n';
const ods = (code: string, opened: string, closed: string, status: string) => [
  code,
  `"Name of ${code}"`,
  ...Array<string>(8).fill(''),
  opened,
  closed,
  status,
  ...Array<string>(14).fill(''),
];
const ODS = textOf([ods('RZZ', '20010401', '', 'A'), ods('5ZZ', '20010401', '20130331', 'C')], ',');
const READ = textOf(
  [
    ['MapId', 'ReadCode', 'TermCode', 'ConceptId', 'DescriptionId', 'IS_ASSURED', 'EffectiveDate', 'MapStatus'],
    ['1', 'C10..', '00', '111115', '1', '1', '20100101', '1'],
    ['1', 'C10..', '00', '73211009', '1', '1', '20190101', '1'],
    ['2', 'C10..', '11', '44054006', '1', '1', '20190101', '1'],
    ['3', 'Zzz..', '00', '22298006', '1', '0', '20190101', '1'],
    ['4', 'a111.', '00', '_DRUG', '', '1', '20190101', '1'],
    ['5', 'Yyy..', '00', '22298006', '1', '1', '20190101', '0'],
  ],
  '\t',
);
const ICD_11 = textOf(
  [
    [
      'Foundation URI',
      'Linearization URI',
      'Code',
      'BlockId',
      'Title',
      'ClassKind',
      'ChapterNo',
      'Version:2025 Jan 24',
    ],
    ['u', 'u', '', '', 'Made-up chapter', 'chapter', '01', ''],
    ['u', 'u', '1A00', '', '"- - Made-up disease"', 'category', '01', ''],
  ],
  '\t',
);
const CSV =
  'system,code,display,status,opened,closed,map-to,replaced-by\r\n' +
  'https://trust.example/wards,W1,Ward one,active,20200101,,,\r\n' +
  'https://trust.example/wards,W1,The first ward,active,20200101,,,\r\n' +
  'https://trust.example/wards,W2,Ward two,Retired,,20210101,,W1\r\n' +
  'icd-10,I10,Made-up,,,,,\r\n';

const one = async (files: Record<string, string>): Promise<TerminologyIndex> => {
  const indexes = await tablesOf(files);
  expect(indexes).toHaveLength(1);
  return indexes[0]!;
};
const at = (index: TerminologyIndex, code: string) => {
  const ordinal = index.find(code);
  return ordinal < 0 ? undefined : ordinal;
};

describe('a table of', () => {
  it.each([
    ['I10.9', undefined],
    ['Q90', 'Q90'],
    ['Q90.1', 'Q90.1'],
    ['Q901', 'Q90.1'],
    ['Q901D', 'Q90.1'],
    ['Q90.1†', 'Q90.1'],
    ['Q91X', 'Q91'],
    ['Q91X-A', 'Q91'],
    ['Q91*', 'Q91'],
    ['Q9201', 'Q92.01'],
    ['q90', undefined],
  ])('ICD-10 finds %s as %s', async (sent, published) => {
    const index = await one({ 'ICD10_Edition5_GB_20160401.txt': ICD_10 });
    const ordinal = index.find(sent);
    expect(ordinal < 0 ? undefined : index.code(ordinal)).toBe(published);
    expect(index.meta).toMatchObject({ system: 'icd-10', version: '20160401' });
  });

  it('ICD-10 knows usage, titles and what is above', async () => {
    const index = await one({ a: ICD_10 });
    expect(index.property('usage', at(index, 'Q91')!)).toEqual(['asterisk']);
    expect(index.property('usage', at(index, 'Q90')!)).toEqual([]);
    expect(index.parents(at(index, 'Q90.1')!)).toEqual([at(index, 'Q90')]);
    expect(index.matchDisplay(at(index, 'Q90')!, 'made-up  disease')).toBe('preferred');
  });

  it('OPCS-4 has its version, and two versions stand side by side', async () => {
    const both = await tablesOf({
      'OPCS410 CodesAndTitles Nov 2022 V1.0.txt': OPCS_4,
      'OPCS49 CodesAndTitles.txt': OPCS_4,
    });
    expect(both.map(({ meta }) => meta.edition).sort()).toEqual(['4.10', '4.9']);
    expect(at(both[0]!, 'W371')).toBe(at(both[0]!, 'W37.1'));
  });

  it('LOINC knows what is deprecated, its names and what replaces it', async () => {
    const index = await one({ 'Loinc.csv': LOINC, 'MapTo.csv': MAP_TO });
    const deprecated = at(index, '2951-2')!;
    expect(index.active(deprecated)).toBe(false);
    expect(index.active(at(index, '718-7')!)).toBe(true);
    expect(index.successors(deprecated)).toEqual([{ ordinal: at(index, '718-7'), kind: 'possibly-replaced-by' }]);
    expect(index.matchDisplay(at(index, '718-7')!, 'Made-up, with "quotes" and lines')).toBe('preferred');
    expect(index.matchDisplay(at(index, '718-7')!, 'Short')).toBe('synonym');
    expect(index.meta.version).toBe('2.77');
  });

  it('LOINC’s replacements makes no index alone', async () => {
    await expect(tablesOf({ 'MapTo.csv': MAP_TO })).rejects.toThrow('Import it together');
  });

  it('ODS codes has opening and closing days, and is not all there is', async () => {
    const index = await one({ 'etr.csv': ODS });
    expect(index.property('closed', at(index, '5zz')!)).toEqual(['2013-03-31']);
    expect(index.active(at(index, '5ZZ')!)).toBe(false);
    expect(index.active(at(index, 'RZZ')!)).toBe(true);
    expect(index.meta.partial).toBe(true);
    expect((await tablesOf({ 'etr.csv': ODS }, { complete: true }))[0]!.meta.partial).toBeUndefined();
  });

  it('Read codes has the latest assured map of each term', async () => {
    const index = await one({ 'rcsctmap2_uk_20200401000001.txt': READ });
    const map = (code: string) => index.property('snomed-ct', at(index, code)!);
    expect(map('C10..00')).toEqual(['73211009']);
    expect([...map('C10..')].sort()).toEqual(['44054006', '73211009']);
    for (const code of ['Zzz..', 'a111.', 'Yyy..']) expect(map(code)).toEqual([]);
    expect(at(index, 'zzz..')).toBeUndefined();
    expect(index.meta).toMatchObject({ system: 'read-v2', kind: 'map', version: '20200401', partial: true });
  });

  it('ICD-11 has categories only', async () => {
    const index = await one({ 'SimpleTabulation.txt': ICD_11 });
    expect([index.concepts, index.meta.version]).toEqual([1, '2025 Jan 24']);
    expect(index.matchDisplay(at(index, '1A00')!, 'Made-up disease')).toBe('preferred');
  });

  it('CSV makes an index for each system', async () => {
    const [wards, icd] = await tablesOf({ 'local.csv': CSV });
    expect([wards!.meta.system, icd!.meta.system]).toEqual(['https://trust.example/wards', 'icd-10']);
    const closed = at(wards!, 'W2')!;
    expect(wards!.active(closed)).toBe(false);
    expect(wards!.successors(closed)).toEqual([{ ordinal: at(wards!, 'W1'), kind: 'replaced-by' }]);
    expect(wards!.matchDisplay(at(wards!, 'W1')!, 'the first ward')).toBe('synonym');
  });
});

describe('what a file is', () => {
  it.each([
    ['ICD-10', ICD_10, 'icd-10'],
    ['OPCS-4', OPCS_4, 'opcs-4'],
    ['LOINC', LOINC, 'loinc'],
    ['ODS', ODS, 'ods-organization-code'],
    ['Read', READ, 'read-v2'],
    ['words', 'Dear all,\nplease find enclosed\n', undefined],
    ['another CSV', 'a,b,c\r\n1,2,3\r\n', undefined],
    ['nothing', '', undefined],
  ])('is told by its content: %s', (_, content, system) => {
    expect(layoutOf(headOf(content), LAYOUTS)?.system).toBe(system);
  });

  it('is no table where it is binary', () => {
    expect(layoutOf(new Uint8Array([0x53, 0, 0x2c]), LAYOUTS)).toBeUndefined();
  });
});

describe('a table that is wrong', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ['is cut short in a row', { 'etr.csv': ODS.slice(0, -30) }, /row 2 has \d+ cells where 27 belong/],
    ['has a quote that is not closed', { 'Loinc.csv': `${LOINC}"1-8","a` }, /a quote is not closed/],
    ['has too many cells', { a: `${ICD_10}Q95\t\t\t\t\t\t\t\t\t\n` }, /row 6 has 10 cells where 7 belong/],
    ['is cut short in its last row', { a: `${ICD_10.replace('arm', 'arm\t\t')}Q95\tQ95\tDEF` }, /was cut short/],
    ['names a system that is none', { a: 'system,code\r\nsnomedct,1\r\n' }, /"snomedct" is neither a URI nor/],
    ['is of two kinds', { 'OPCS410 x': `${OPCS_4.repeat(20)}I10\tA disease\r\n` }, /row 41 is not as in OPCS-4/],
    ['holds no code', { a: ICD_10.split('\r\n')[0]!.concat('\r\n') }, /holds no code/],
    [
      'is of two releases',
      { 'a_20160401.txt': ICD_10, 'b_20210401.txt': ICD_10 },
      /several releases of icd-10: 20160401, 20210401/,
    ],
  ])('%s is refused', async (_, files, message) => {
    await expect(tablesOf(files)).rejects.toThrow(message);
  });

  it('in another encoding is read, and that is said', async () => {
    const bytes = Uint8Array.from(OPCS_4.replace('operation', 'opération'), (char) => char.charCodeAt(0));
    const layout = layoutOf(bytes, LAYOUTS)!;
    const [made] = await importTables([{ file: fileOf('a', bytes), layout }], OPTIONS);
    expect(made!.meta.notes.join()).toContain('Windows-1252');
  });
});

describe('a file that is no known table', () => {
  it.each<[string, string | Uint8Array, RegExp | undefined]>([
    ['empty', '', /^is empty$/],
    ['in UTF-16', Uint8Array.from([0xff, 0xfe, 0x43, 0]), /UTF-16/],
    ['with a column misspelt', 'sytem,code,display\r\n', /^is like the CSV of codes .*; but it has no column system$/],
    ['with other separators', 'system;code;display\n', /; but its cells are parted by semicolons$/],
    ['with a column of TRUD’s missing', 'CODE\tALT_CODE\tUSE\tDESCRIPTION\n', /ICD-10 .*no column USAGE$/],
    ['of anything else', 'name,age\n', undefined],
    ['without columns', 'hello', undefined],
  ])('%s is told as far as it can be', (_, content, words) => {
    const why = whyNoTable(typeof content === 'string' ? headOf(content) : content, LAYOUTS);
    if (words === undefined) expect(why).toBeUndefined();
    else expect(why).toMatch(words);
  });
});
