import { describe, expect, it } from 'vitest';
import { EclError } from '../../../../src/terminology/ecl/ecl-error.js';
import { parseEcl } from '../../../../src/terminology/ecl/parse.js';
import { printEcl } from '../../../../src/terminology/ecl/print.js';
import { seeded } from '../graph.js';

const PIECES =
  '73211009 |a| < << <! >>! !!> ^ * ( ) { } [ ] {{ }} , . .. : = != <= # #5 "x" " | /* */ + - AND or MINUS R not D C M term active effectiveTime history-min true wild: en-gb 0 1 é \\'.split(
    ' ',
  );
const SOUND = [
  '(<< 73211009 OR ^ 700043003) MINUS 22298006',
  '<73211009: [1..*] { 363698007 = (<<1 OR *), R 116676008 != << 79654002 }',
  '^ 447562003 {{ M mapGroup = #2, mapTarget = wild:"J*" }} {{ C active = 1 }} {{ + HISTORY-MIN }}',
];

/** Reads it or refuses it in our own way; what it reads, it prints so that it is read again. */
function tryOut(text: string): 'read' | 'refused' {
  try {
    const printed = printEcl(parseEcl(text));
    expect(printEcl(parseEcl(printed))).toBe(printed);
    return 'read';
  } catch (error) {
    if (!(error instanceof EclError)) throw error;
    return 'refused';
  }
}

describe('parseEcl, on texts from a seed', () => {
  it('neither breaks nor loses anything', () => {
    const random = seeded(20260415);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    const told = { read: 0, refused: 0 };
    for (let round = 0; round < 3000; round += 1) {
      const pieces = Array.from({ length: 1 + Math.floor(random() * 8) }, () => pick(PIECES));
      told[tryOut(pieces.join(random() < 0.5 ? ' ' : ''))] += 1;
      const sound = pick(SOUND);
      const cut = Math.floor(random() * sound.length);
      told[tryOut(sound.slice(0, cut) + pick(PIECES) + sound.slice(cut + Math.floor(random() * 4)))] += 1;
    }
    expect(told.read).toBeGreaterThan(100);
    expect(told.refused).toBeGreaterThan(1000);
  });
});
