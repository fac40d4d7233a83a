import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileExamples } from '../../../src/build/examples.js';
import { differenceOf, withoutTheSame } from '../../../src/build/line-difference.js';
import { exampleLines } from '../../../src/report/examples.js';
import { rule, standard } from '../run/small-catalogue.js';

const written = (before: string, after: string) =>
  differenceOf([...before], [...after])
    .map((line) => line.in + line.text)
    .join(' ');

describe('the difference of lines', () => {
  it.each([
    ['abc', 'abc', ' a  b  c'],
    ['abc', 'axc', ' a -b +x  c'],
    ['', 'a', '+a'],
    ['ab', '', '-a -b'],
    ['abcd', 'bd', '-a  b -c  d'],
  ])('from %s to %s', (before, after, expected) => {
    expect(written(before, after)).toBe(expected);
  });

  it('keeps a line of what stands around', () => {
    const lines = withoutTheSame(differenceOf([...'abcdefg'], [...'abcxefg']));
    expect(lines.map(({ text }) => text).join('')).toBe('cdxe');
  });
});

describe('examples', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careconform-fixtures-'));
  const put = (name: string, text: string) => {
    mkdirSync(join(folder, 'first', 'good'), { recursive: true });
    writeFileSync(join(folder, 'first', 'good', name), text);
  };
  put('pass-a.json', '{\n  "a": 1,\n  "b": 2\n}\n');
  put('pass-far.json', '{\n  "x": 1,\n  "y": 2,\n  "z": 3\n}\n');
  put('fail-a.json', '{\n  "a": 1,\n  "b": "{{nhs-number:450000000}}"\n}\n');
  put('fail-a.expect.json', '[]');
  put('fail-b.csv', 'a,b\n');
  const catalogue = { standards: [standard('first', { rules: [rule('good'), rule('without')] })] };

  it('are the pair that differs least, and leave out rules without a pair', () => {
    const examples = compileExamples(folder, catalogue);
    expect(Object.keys(examples)).toEqual(['first/good']);
    expect(exampleLines(examples['first/good']!)).toEqual([
      '- pass-a.json',
      '+ fail-a.json',
      '    "a": 1,',
      '-   "b": 2',
      '+   "b": "4… (a number of an issued range)"',
      '  }',
    ]);
  });
});
