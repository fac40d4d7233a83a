import { describe, expect, it } from 'vitest';
import { EclError } from '../../../../src/terminology/ecl/ecl-error.js';
import { parseEcl } from '../../../../src/terminology/ecl/parse.js';
import { printEcl } from '../../../../src/terminology/ecl/print.js';

const VALID: [text: string, printed: string][] = [
  ['73211009', '73211009'],
  ['  ( ( 73211009 |Diabetes| ) ) ', '73211009'],
  ['descendantorselfof 73211009 /* type */ |Diabetes mellitus|', '<< 73211009'],
  ['<<!73211009', '<<! 73211009'],
  ['ChildOf ANY', '<! *'],
  ['parentOrSelfOf (73211009)', '>>! 73211009'],
  ['top (<73211009 or <22298006)', '!!> (< 73211009 OR < 22298006)'],
  ['memberOf700043003', '^ 700043003'],
  ['<< ^ 700043003', '<< ^ 700043003'],
  ['memberOf [mapTarget,mapGroup] 447562003', '^ [mapTarget, mapGroup] 447562003'],
  ['^[any] 447562003', '^ [*] 447562003'],
  ['*AND 73211009', '* AND 73211009'],
  ['73211009, 22298006 and 38341003', '73211009 AND 22298006 AND 38341003'],
  ['(73211009 OR 22298006) MINUS 38341003', '(73211009 OR 22298006) MINUS 38341003'],
  ['73211009 MINUS (22298006 MINUS 38341003)', '73211009 MINUS (22298006 MINUS 38341003)'],
  ['"ICD-10#A 01/2"', '"ICD-10#A 01/2"'],
  ['LOINC#54486-6 |Glucose|', 'LOINC#54486-6'],
  ['73211009.363698007.116676008', '73211009 . 363698007 . 116676008'],
  ['*:[1 to many]reverseOf127489000 not = 73211009', '*: [1..*] R 127489000 != 73211009'],
  ['*:R127489000<>73211009', '*: R 127489000 != 73211009'],
  ['*: (363698007 OR 116676008) = *', '*: (363698007 OR 116676008) = *'],
  ['*: ((363698007=*))', '*: 363698007 = *'],
  ['*: (363698007 = * or {116676008 = *}), 47429007 = *', '*: (363698007 = * OR { 116676008 = * }), 47429007 = *'],
  ['*: 1142135004 >=#-0.50', '*: 1142135004 >= #-0.50'],
  ['*: 859999999102 = False', '*: 859999999102 = false'],
  ['*: 111115 = (match:"a\\"b" wild:"c*")', '*: 111115 = ("a\\"b" wild:"c*")'],
  ['*:[0..0]{[2..*]363698007=<<91723000}', '*: [0..0] { [2..*] 363698007 = << 91723000 }'],
  ['* {{ term = "heart" }}', '* {{ D term = "heart" }}'],
  ['* {{dialect = (en-gb(preferred) en-us)}}', '* {{ D dialect = (en-gb (prefer) en-us) }}'],
  ['* {{ D dialectId = (900000000000508004 (accept)) }}', '* {{ D dialectId = (900000000000508004 (accept)) }}'],
  [
    '* {{ C moduleId = (900000000000207008 |core| 731000124108) }}',
    '* {{ C moduleId = (900000000000207008 OR 731000124108) }}',
  ],
  ['* {{ c ACTIVE != TRUE }} {{+history_mod}}', '* {{ C active != 1 }} {{ + HISTORY-MOD }}'],
  [
    '* {{ C effectiveTime > "20240101", definitionStatus = (primitive defined) }}',
    '* {{ C effectiveTime > "20240101", definitionStatus = (primitive defined) }}',
  ],
  [
    '* {{ type = (synonym fullySpecifiedName definition), language = EN }}',
    '* {{ D type = (syn fsn def), language = en }}',
  ],
  [
    '^ 447562003 {{ M mapPriority < #2, mapRule = true, x <= "20240101" }}',
    '^ 447562003 {{ M mapPriority < #2, mapRule = true, x <= "20240101" }}',
  ],
  ['* {{ + HISTORY (* : 363698007 = *) }}', '* {{ + HISTORY (*: 363698007 = *) }}'],
];

const INVALID: [text: string, at: number][] = [
  ['', 0],
  ['   /* nothing */ ', 17],
  ['<< 404684003 AND OR', 17],
  ['< 123', 2],
  ['< 0123456', 2],
  ['1234567890123456789', 0],
  ['73211009:', 9],
  ['<<< 73211009', 2],
  ['<< << 73211009', 3],
  ['^ << 73211009', 2],
  ['^^73211009', 1],
  ['73211009 AND 22298006 OR 38341003', 22],
  ['73211009 MINUS 22298006 MINUS 38341003', 24],
  ['73211009 AND 22298006 MINUS 38341003', 22],
  ['73211009, 22298006 OR 38341003', 19],
  ['73211009 AND(22298006)', 9],
  ['73211009 22298006', 9],
  ['(73211009', 9],
  ['73211009)', 8],
  ['73211009 ||', 9],
  ['73211009 |Diabetes', 9],
  ['73211009 /* open', 9],
  ['* |any|', 2],
  ['diabetes', 0],
  ['73211009 XOR 22298006', 9],
  ['73211009 OR 22298006: 363698007 = *', 20],
  ['73211009 . 363698007 AND 22298006', 21],
  ['73211009: 363698007', 19],
  ['73211009: 363698007 = * OR 116676008 = * AND 47429007 = *', 41],
  ['73211009: 363698007 = * MINUS 116676008 = *', 24],
  ['73211009: { 363698007 = *', 25],
  ['73211009: { { 363698007 = * } }', 12],
  ['73211009: {}', 11],
  ['73211009: [1..0] 363698007 = *', 14],
  ['73211009: [*..1] 363698007 = *', 11],
  ['73211009: [1] 363698007 = *', 12],
  ['73211009: 363698007 < 22298006', 22],
  ['73211009: 363698007 = #01', 24],
  ['73211009: 363698007 = "open', 22],
  ['73211009: 363698007 = ""', 22],
  ['< 404684003 {{ term = heart }}', 22],
  ['< 404684003 {{ C term = "heart" }}', 17],
  ['< 404684003 {{ definitionStatus = primitive }}', 15],
  ['< 404684003 {{ }}', 15],
  ['< 404684003 {{ term = "a" }', 26],
  ['< 404684003 {{ language = eng }}', 26],
  ['< 404684003 {{ C effectiveTime = "20241301" }}', 33],
  ['< 404684003 {{ C active = yes }}', 26],
  ['< 404684003 {{ C active < 1 }}', 24],
  ['< 404684003 {{ C active = 1 }} {{ M mapGroup = #1 }}', 31],
  ['< 404684003 {{ + HISTORY-ALL }}', 17],
  ['< 404684003 {{ + HISTORY-MIN }} {{ C active = 1 }}', 32],
  ['< 404684003 {{ + HISTORY-MIN (*) }}', 29],
  ['^ [map-target] 447562003', 3],
  ['73211009;', 8],
];

describe('parseEcl', () => {
  it.each(VALID)('reads %s', (text, printed) => {
    expect(printEcl(parseEcl(text))).toBe(printed);
    expect(printEcl(parseEcl(printed))).toBe(printed);
  });

  it.each(INVALID)('refuses %s', (text, at) => {
    expect(() => parseEcl(text)).toThrow(EclError);
    expect(() => parseEcl(text)).toThrow(`(at character ${at + 1})`);
  });

  it('says of mixed operators that brackets are wanted', () => {
    expect(() => parseEcl('73211009 AND 22298006 OR 38341003')).toThrow(/brackets/);
  });

  it('reads what is deep and long within its bounds, and refuses the rest', () => {
    const deep = (levels: number) => `${'('.repeat(levels)}73211009${')'.repeat(levels)}`;
    expect(printEcl(parseEcl(deep(190)))).toBe('73211009');
    expect(() => parseEcl(deep(100_000))).toThrow(/200 levels/);
    expect(() => parseEcl(`*: ${deep(100_000)} = *`)).toThrow(/200 levels/);
    expect(() => parseEcl(' '.repeat(1_000_001))).toThrow(/one million/);
    const long = Array.from({ length: 20_000 }, () => '73211009').join(' OR ');
    expect(printEcl(parseEcl(long))).toBe(long);
  });
});
