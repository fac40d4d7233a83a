import { expect, it } from 'vitest';
import type { Syntax } from '../../../src/generation.js';
import { findingBlock } from '../../../src/report/pretty-finding.js';
import type { Finding } from '../../../src/report/types.js';
import { FINDINGS } from '../../golden/fixed-report.js';

const { line: _line, column: _column, ...unplaced } = FINDINGS[3]!;
const placed: Finding = { ...unplaced, line: 4, column: 1 };

it.each<[string, Finding, Syntax, string]>([
  ['by its line alone in NDJSON', placed, 'ndjson', 'Patient.name  line 4:1'],
  ['by its record where no line is known', unplaced, 'ndjson', 'Patient.name  record 3'],
  ['by record and place where a record has many lines', placed, 'json', 'Patient.name  record 3  4:1'],
])('names a record %s', (_, finding, syntax, place) => {
  const [first] = findingBlock(finding, { colour: false, width: 100 }, syntax).split('\n');
  expect(first!.endsWith(` ${place}`)).toBe(true);
});
