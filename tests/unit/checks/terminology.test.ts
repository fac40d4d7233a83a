import { describe, expect, it } from 'vitest';
import { terminologyActive } from '../../../src/checks/terminology-active.js';
import { terminologyDisplay } from '../../../src/checks/terminology-display.js';
import { terminologyKnown } from '../../../src/checks/terminology-known.js';
import type { TerminologyService } from '../../../src/terminology/contract.js';
import { ask } from './asking.js';

/** A terminology of two codes: one active, one replaced by it. */
const terminology: TerminologyService = {
  lookup: (_system, code) => {
    if (code === '4') return { answer: 'yes', active: false, alternatives: ['1', '2'], edition: 'snomed-ct 20260415' };
    if (code === '1') return { answer: 'yes', active: true };
    if (code === '2') return { answer: 'yes', active: false, replacement: ['1'] };
    return code === '3' ? { answer: 'yes', active: false } : { answer: 'no' };
  },
  display: (_system, _code, display) => {
    if (display === 'Uno') return { answer: 'yes', match: 'synonym' };
    return { answer: display === 'One' ? 'yes' : 'no' };
  },
  subsumes: () => ({ answer: 'cannot-tell' }),
  member: () => ({ answer: 'cannot-tell' }),
};
const options = { field: 'code', class: 'code', system: 'snomed-ct', display: 'display' };

describe('with a terminology', () => {
  it.each([
    ['1', 'pass', 'pass'],
    ['2', 'pass', 'fail'],
    ['3', 'pass', 'fail'],
    ['4', 'pass', 'fail'],
    ['9', 'fail', 'not-applicable'],
  ])('code %s: known %s, active %s', (code, known, active) => {
    expect(ask(terminologyKnown, { code }, options, { terminology }).outcome).toBe(known);
    expect(ask(terminologyActive, { code }, options, { terminology }).outcome).toBe(active);
  });

  it('names the replacement as a code', () => {
    expect(ask(terminologyActive, { code: '2' }, options, { terminology }).detail?.values).toEqual({
      replacement: { class: 'code', value: '1' },
      edition: { class: 'structural', value: 'the edition that was loaded' },
    });
  });

  it('says that a clinician must choose where no association is sure, and names the edition', () => {
    const { detail } = ask(terminologyActive, { code: '4' }, options, { terminology });
    expect(detail?.text).toContain('a clinician must choose');
    expect(detail?.values).toEqual({
      alternatives: { class: 'code', value: '1, 2' },
      edition: { class: 'structural', value: 'snomed-ct 20260415' },
    });
  });

  it('compares the display', () => {
    expect(ask(terminologyDisplay, { code: '1', display: 'One' }, options, { terminology }).outcome).toBe('pass');
    expect(ask(terminologyDisplay, { code: '1', display: 'Two' }, options, { terminology }).outcome).toBe('fail');
    expect(ask(terminologyDisplay, { code: '1', display: 'Uno' }, options, { terminology })).toMatchObject({
      outcome: 'fail',
      severity: 'may',
    });
    expect(ask(terminologyDisplay, { code: '1' }, options, { terminology }).outcome).toBe('not-applicable');
  });
});

it('without a terminology each of them says that it cannot tell', () => {
  for (const check of [terminologyKnown, terminologyActive, terminologyDisplay])
    expect(ask(check, { code: '1', display: 'One' }, options)).toMatchObject({
      outcome: 'review',
      reason: 'terminology-not-loaded',
    });
});

it.each([
  [terminologyKnown, /cannot tell whether it holds the code/],
  [terminologyActive, /cannot tell whether the code is active/],
  [terminologyDisplay, /cannot tell the descriptions of the code/],
])('of a code that an edition cannot tell, $name names the edition', (check, words) => {
  const open = { answer: 'cannot-tell', reason: 'unsupported', edition: 'snomed-ct 20260415' } as const;
  const unsure: TerminologyService = { ...terminology, lookup: () => open, display: () => open };
  const { outcome, detail } = ask(check, { code: '7', display: 'One' }, options, { terminology: unsure });
  expect(outcome).toBe('review');
  expect(detail?.text).toMatch(words);
  expect(detail?.values).toEqual({ edition: { class: 'structural', value: 'snomed-ct 20260415' } });
});
