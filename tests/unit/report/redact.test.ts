import { describe, expect, it } from 'vitest';
import type { ValueClass } from '../../../src/checks/types.js';
import { VALUE_POLICIES, type ValuePolicy } from '../../../src/options.js';
import { fillDetail, newRedaction, writeValue } from '../../../src/report/redact.js';

const KNOWN = 'https://fhir.nhs.uk/Id/nhs-number';
const known = (uri: string): boolean => uri === KNOWN;
const write = (policy: ValuePolicy, kind: ValueClass, value: string): string =>
  writeValue(kind, value, newRedaction(policy, known));

describe('what a policy lets through', () => {
  it.each<[ValuePolicy, ValueClass, string, string]>([
    ['none', 'structural', 'Patient.name', 'Patient.name'],
    ['none', 'uri', KNOWN, KNOWN],
    ['none', 'uri', 'https://example.org/Id/7', '[withheld]'],
    ['none', 'code', '73211009', '[withheld]'],
    ['none', 'person', 'Ann', '[withheld]'],
    ['shape', 'uri', 'https://example.org/Id/7', 'https://example.org/[…]'],
    ['shape', 'uri', 'https://example.org', 'https://example.org'],
    ['shape', 'uri', 'https://user:secret@example.org:8080/x', 'https://example.org/[…]'],
    ['shape', 'uri', 'https://9990000018.example.org/x', '[32 characters, letters, digits and other signs]'],
    ['shape', 'uri', 'urn:oid:1.2.3', '[13 characters, letters, digits and other signs]'],
    ['shape', 'code', '73211009', '[8 digits]'],
    ['shape', 'person', '9990000018', '[10 digits]'],
    ['full', 'person', 'Ann\u001b[31m', '"Ann\ufffd[31m"'],
    ['full', 'uri', 'https://example.org/Id/7', '"https://example.org/Id/7"'],
  ])('%s of class %s: %j is written %s', (policy, kind, value, expected) => {
    expect(write(policy, kind, value)).toBe(expected);
  });

  it('marks equal values alike inside a run and otherwise between runs', () => {
    const run = newRedaction('hash', known);
    const other = newRedaction('hash', known);
    const mark = writeValue('person', '9990000018', run);
    expect(mark).toMatch(/^\[10 digits, #[0-9a-f]{12}\]$/);
    expect(writeValue('person', '9990000018', run)).toBe(mark);
    expect(writeValue('person', '9990000026', run)).not.toBe(mark);
    expect(writeValue('person', '9990000018', other)).not.toBe(mark);
  });
});

describe('filling a detail', () => {
  const values = { number: { class: 'person' as const, value: '9990000018' } };

  it('puts values where they are named, and leaves other braces', () => {
    const detail = { text: '{number} stands in {place}; {{nhsNumber}}; {toString}', values };
    expect(fillDetail(detail, newRedaction('shape', known))).toBe(
      '[10 digits] stands in {place}; {{nhsNumber}}; {toString}',
    );
  });

  it('does not fill what a value itself says', () => {
    const tricky = { a: { class: 'person' as const, value: '{b}' }, b: { class: 'person' as const, value: 'Ann' } };
    expect(fillDetail({ text: '{a}', values: tricky }, newRedaction('full', known))).toBe('"{b}"');
  });

  it.each(VALUE_POLICIES.filter((policy) => policy !== 'full'))('never shows a person under %s', (policy) => {
    expect(fillDetail({ text: 'It is {number}.', values }, newRedaction(policy, known))).not.toContain('9990000018');
  });
});
