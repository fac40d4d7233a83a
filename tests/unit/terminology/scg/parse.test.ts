import { describe, expect, it } from 'vitest';
import { conceptsOf, idFaultsOf } from '../../../../src/terminology/scg/ids.js';
import { parseExpression } from '../../../../src/terminology/scg/parse.js';
import { ScgError } from '../../../../src/terminology/scg/scg-error.js';
import { seeded } from '../graph.js';

describe('parseExpression', () => {
  it.each([
    ['73211009', ['73211009']],
    [' 73211009 |Diabetes  mellitus (disorder)| ', ['73211009']],
    ['=== 46866001 + 313056006', ['46866001', '313056006']],
    ['<<<73211009:363698007=113331007', ['73211009', '363698007', '113331007']],
    ['71388002:{260686004=129304002,405813007=15497006}', '71388002 260686004 129304002 405813007 15497006'.split(' ')],
    [
      '71388002: 260686004=129304002 {405813007=15497006}, {405813007=66754008}\n{405813007=*}'.replace(
        '*',
        '15497006',
      ),
      '71388002 260686004 129304002 405813007 15497006 405813007 66754008 405813007 15497006'.split(' '),
    ],
    ['373873005: 111115 = #-0.5, 111115 = "a \\" b", 111115 = TRUE', ['373873005', '111115', '111115', '111115']],
    [
      '71388002: 363704007 = (15497006 + 66754008: 272741003 = (7771000))',
      '71388002 363704007 15497006 66754008 272741003 7771000'.split(' '),
    ],
  ])('reads %s', (text, ids) => {
    expect(conceptsOf(parseExpression(text)).map(({ id }) => id)).toEqual(ids);
  });

  it('tells the parts apart', () => {
    const { status, body } = parseExpression('<<< 73211009: 363698007 = #5, { 363698007 = "a\\\\b" }');
    expect(status).toBe('subtype');
    expect(body.attributes.map(({ value }) => value)).toEqual([{ kind: 'number', text: '5' }]);
    expect(body.groups.map(([first]) => first?.value)).toEqual([{ kind: 'text', text: 'a\\b' }]);
    expect(parseExpression('73211009').status).toBe('equivalent');
  });

  it.each([
    ['', 0],
    ['<< 73211009', 0],
    ['73211009 OR 22298006', 9],
    ['73211009:', 9],
    ['12345', 0],
    ['0732110', 0],
    ['1234567890123456789', 0],
    ['73211009 22298006', 9],
    ['73211009 +', 10],
    ['(73211009)', 0],
    ['73211009 |Diabetes', 9],
    ['73211009 | |', 9],
    ['73211009: 363698007', 19],
    ['73211009: 363698007 =', 21],
    ['73211009: 363698007 = yes', 22],
    ['73211009: 363698007 = #01', 22],
    ['73211009: 363698007 = ""', 22],
    ['73211009: 363698007 = (113331007', 32],
    ['73211009: {}', 11],
    ['73211009: { 363698007 = 113331007', 33],
    ['73211009: { { 363698007 = 113331007 } }', 12],
    ['73211009: { 363698007 = 113331007 }, 363698007 = 113331007', 37],
    ['73211009: 363698007 = 113331007,', 32],
    ['73211009, 22298006', 8],
    ['73211009 /* no comments */', 9],
  ])('refuses %s', (text, at) => {
    expect(() => parseExpression(text)).toThrow(ScgError);
    expect(() => parseExpression(text)).toThrow(`(at character ${at + 1})`);
  });

  it('refuses what is too deep or too long', () => {
    expect(() => parseExpression('73211009:363698007=('.repeat(5000))).toThrow(/100 levels/);
    expect(() => parseExpression('7'.repeat(100_001))).toThrow(/100,000/);
  });

  it('neither breaks nor hangs on texts from a seed', () => {
    const random = seeded(77);
    const pieces = '73211009 363698007 |a| : , = + { } ( ) #5 #-1.0 "x" true === <<< " | 5 é'.split(' ');
    let read = 0;
    for (let round = 0; round < 5000; round += 1) {
      const text = Array.from(
        { length: 1 + Math.floor(random() * 9) },
        () => pieces[Math.floor(random() * pieces.length)],
      );
      try {
        parseExpression(`73211009 ${text.join('')}`);
        read += 1;
      } catch (error) {
        expect(error).toBeInstanceOf(ScgError);
      }
    }
    expect(read).toBeGreaterThan(10);
  });
});

describe('idFaultsOf', () => {
  it('finds identifiers that no concept can have, with their places', () => {
    const faults = idFaultsOf(parseExpression('73211009 + 73211008: 363698007 = (680946014), 22298006 = 22298056'));
    expect(faults).toEqual([
      { id: '73211008', at: 11, fault: 'check-digit' },
      { id: '680946014', at: 34, fault: 'not-a-concept' },
      { id: '22298056', at: 57, fault: 'partition' },
    ]);
  });
});
