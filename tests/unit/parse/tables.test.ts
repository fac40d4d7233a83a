import { describe, expect, it } from 'vitest';
import { createCsvSplitter, rowTree, splitRf2, wholeRows } from '../../../src/parse/csv.js';
import { parseJwt } from '../../../src/parse/jwt.js';
import { createPlacer } from '../../../src/parse/position.js';

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

describe('tables', () => {
  it.each([1, 3, 1000])('gives batches of whole rows from pieces of %i characters', async (size) => {
    const text = 'a,b\n1,"two\nlines, ""so"""\n2,x\n';
    const split = await createCsvSplitter(',');
    const rows = [];
    let lines = 0;
    for await (const batch of wholeRows(pieces(text, size), true)) {
      for (const row of split(batch)) {
        rows.push(row.cells);
        lines += row.lines;
      }
    }
    expect(rows).toEqual([
      ['a', 'b'],
      ['1', 'two\nlines, "so"'],
      ['2', 'x'],
    ]);
    expect(lines).toBe(4);
  });

  it('says in its own words that quotation marks are wrong, and reads the other rows', async () => {
    const split = await createCsvSplitter(',');
    const rows = split('1,a\n2,"Secret\n3,5" pipe\n');
    expect(rows.map(({ cells, problem }) => [cells, problem !== undefined])).toEqual([
      [['1', 'a'], false],
      [[], true],
      [['3', '5" pipe'], false],
    ]);
    expect(JSON.stringify(rows)).not.toContain('Secret');
  });

  it('does not wait for the end of a quotation mark for ever', async () => {
    const line = `${'x'.repeat(999)}\n`;
    const text = `a,"b\n${line.repeat(20_000)}`;
    const sizes = [];
    for await (const batch of wholeRows(pieces(text, 65_536), true)) sizes.push(batch.length);
    expect(Math.max(...sizes)).toBeLessThan(10_000_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(text.length);
  });

  it('parts RF2 rows by tabs alone', () => {
    expect(splitRf2('1\t"x\ty\r\n2\t\tz\r\n')).toEqual([
      { cells: ['1', '"x', 'y'], lines: 1 },
      { cells: ['2', '', 'z'], lines: 1 },
    ]);
  });

  it('finds a cell by its column', () => {
    const options = { syntax: 'csv', delimiter: ',', header: ['id', 'name', 'dob'] } as const;
    const { tree, problems } = rowTree(options, ['1', 'Smith, J', 'x'], 4, 9);
    expect(problems).toEqual([]);
    expect(tree.locate('4/dob')).toEqual({ line: 9, column: 14 });
    expect(rowTree(options, ['1'], 1, 2).problems[0]?.message).toContain('1 cell, the header 3');
  });
});

describe('JSON web tokens', () => {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  it('decodes header and claims', () => {
    const tree = parseJwt(
      `\n  ${encode({ alg: 'RS512' })}.${encode({ iss: 'https://auth.login.nhs.uk', name: 'Zoë' })}.c2ln\n`,
    );
    expect(tree).toMatchObject({ header: { alg: 'RS512' }, claims: { name: 'Zoë' } });
    expect(tree?.locate('claims.name')).toMatchObject({ line: 2, column: 3 });
  });

  it.each(['a.b.c', 'not a token', `${encode({ alg: 'x' })}.${encode([1])}.`, `${encode({})}.${encode({})}.x`])(
    'leaves %j alone',
    (text) => {
      expect(parseJwt(text)).toBeUndefined();
    },
  );
});

describe('lines and columns', () => {
  it.each([
    ['a\nbc\nd', 4, { line: 2, column: 3 }],
    ['a\r\nbc', 4, { line: 2, column: 2 }],
    ['a\rbc', 3, { line: 2, column: 2 }],
    ['a\rb\nc', 2, { line: 1, column: 3 }],
    ['', 0, { line: 1, column: 1 }],
    ['abc', 99, { line: 1, column: 4 }],
  ])('of %j at %i', (text, offset, place) => {
    expect(createPlacer(text)(offset)).toEqual(place);
  });
});
