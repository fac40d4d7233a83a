import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { GENERATIONS } from '../../../src/generation.js';
import { OUTCOMES, REASONS } from '../../../src/outcome.js';
import { json } from '../../../src/report/json.js';
import { REPORT } from '../../golden/fixed-report.js';

const schema = JSON.parse(readFileSync(new URL('../../../standards/schema/report.json', import.meta.url), 'utf8'));
const valid = new Ajv2020({ allErrors: true }).compile(schema);
const settings = { colour: false, width: 80 };

describe('the JSON report', () => {
  it('is the report object, and keeps to its schema', () => {
    const read = JSON.parse([...json.render(REPORT, settings)].join(''));
    expect(read).toEqual(REPORT);
    expect(valid(read), JSON.stringify(valid.errors)).toBe(true);
  });

  it('comes in pieces where it is long, and is the same', () => {
    const findings = Array.from({ length: 3000 }, (_, i) => ({ ...REPORT.findings[0]!, line: i + 1 }));
    const pieces = [...json.render({ ...REPORT, findings }, settings)];
    expect(pieces.length).toBeGreaterThan(5);
    expect(JSON.parse(pieces.join('')).findings).toEqual(findings);
  });
});

describe('the schema of the report', () => {
  it.each([
    ['an outcome of no such name', { findings: [{ ...REPORT.findings[0], outcome: 'failed' }] }],
    ['a pass among the findings', { findings: [{ ...REPORT.findings[0], outcome: 'pass' }] }],
    ['a finding without a message', { findings: [{ ...REPORT.findings[0], message: undefined }] }],
    ['a line before the first', { findings: [{ ...REPORT.findings[0], line: 0 }] }],
    [
      'a count below nothing',
      { payloads: [{ ...REPORT.payloads[0], counts: { ...REPORT.payloads[0]!.counts, fail: -1 } }] },
    ],
    ['another version', { schemaVersion: 2 }],
  ])('refuses %s', (_, change) => {
    expect(valid(JSON.parse(JSON.stringify({ ...REPORT, ...change })))).toBe(false);
  });

  it('allows members that it does not know', () => {
    expect(valid({ ...REPORT, extra: 1, findings: [{ ...REPORT.findings[0], extra: 1 }] })).toBe(true);
  });

  it('has the words of the program', () => {
    expect(schema.$defs.generation.enum).toEqual([...GENERATIONS]);
    expect(schema.$defs.outcome.enum).toEqual([...OUTCOMES]);
    expect(schema.$defs.reason.enum).toEqual([...REASONS]);
  });
});
