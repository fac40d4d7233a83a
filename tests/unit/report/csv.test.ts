import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { csv } from '../../../src/report/csv.js';
import { csvCell } from '../../../src/report/csv-cell.js';
import { REPORT } from '../../golden/fixed-report.js';

it.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', `"'=1+1"`],
  ['+1', `"'+1"`],
  ['-1', `"'-1"`],
  ['@x', `"'@x"`],
  ['\tx', `"'\tx"`],
  ['=say "x"', `"'=say ""x"""`],
])('writes %j as %s', (cell, expected) => {
  expect(csvCell(cell)).toBe(expected);
});

it('is read back by another program with every finding and its message', () => {
  const pieces = csv.render(REPORT, { colour: false, width: 80 });
  const rows = parse([...pieces].join(''), { bom: true, columns: true, record_delimiter: '\r\n' }) as Record<
    string,
    string
  >[];
  expect(rows.map((row) => row['message']!.replace(/^'/, ''))).toEqual(REPORT.findings.map(({ message }) => message));
  expect(rows[3]).toMatchObject({ payload: 'exports/päckchen 2.ndjson', record: '3', rule: 'fhir-core/structure' });
});
