import { describe, expect, it } from 'vitest';
import { headingKnown } from '../../../src/checks/heading-known.js';
import { headingOnce } from '../../../src/checks/heading-once.js';
import { headings } from '../../../src/checks/headings.js';
import type { Generation } from '../../../src/generation.js';
import type { Fact, RecordFact, SectionFact } from '../../../src/record/facts.js';
import { ask, outcomes } from './asking-several.js';
import { document, section, TABLE } from './document-facts.js';

const codes = { t: TABLE };
const held = (...contains: string[]): Fact => ({ kind: 'record', contains }) as unknown as RecordFact;

describe('headings: mandatory', () => {
  const mandatory = (
    sections: SectionFact[],
    generation: Generation = 'fhir-stu3',
    documentType = 'letter',
    disputed = false,
  ) =>
    ask(
      headings,
      document(sections, { documentType }),
      { table: 't', conformance: 'mandatory', disputed },
      { codes, generation },
    );

  it.each<[string, SectionFact[], string[]]>([
    ['all there', [section('1001'), section('1002')], ['pass', 'pass']],
    ['one missing', [section('1001')], ['pass', 'fail']],
    ['a blank after the code', [section('1001 '), section('1002')], ['pass', 'pass']],
    ['a word in place of the code', [section('summary'), section('1002')], ['pass', 'pass']],
    ['title without code', [section(undefined, { title: 'CLINICAL  Summary' }), section('1002')], ['pass', 'pass']],
    [
      'title beside another code, of which another rule tells',
      [section('1003', { title: 'Clinical summary' }), section('1002')],
      ['pass', 'pass'],
    ],
    ['inside another section', [section('1003', { sections: [section('1001'), section('1002')] })], ['pass', 'pass']],
  ])('%s', (_what, sections, expected) => {
    expect(outcomes(mandatory(sections))).toEqual(expected);
  });

  it('leaves what the sources contradict each other about to a rule of its own, which reviews it', () => {
    expect(mandatory([], 'fhir-stu3', 'doubtful')).toEqual([]);
    expect(mandatory([], 'fhir-stu3', 'doubtful', true)).toMatchObject([
      { outcome: 'review', reason: 'sources-disagree' },
    ]);
    expect(outcomes(mandatory([section('1006')], 'fhir-stu3', 'doubtful', true))).toEqual(['pass']);
    expect(mandatory([], 'fhir-stu3', 'letter', true)).toEqual([]);
  });

  it('takes a heading of an earlier guide for the one that took its place', () => {
    const t = {
      ...TABLE,
      headings: TABLE.headings.map((one) => (one.key === 'earlier' ? { ...one, earlierOf: 'summary' } : one)),
    };
    const sections = [section('1007'), section('1002')];
    expect(
      outcomes(ask(headings, document(sections), { table: 't', conformance: 'mandatory' }, { codes: { t } })),
    ).toEqual(['pass', 'pass']);
  });

  it('asks for no section that a CDA document has in its header', () => {
    expect(outcomes(mandatory([section('1001')], 'cda'))).toEqual(['pass']);
  });

  it('names the guide that asks, and asks only for what that guide says', () => {
    const [only, ...more] = mandatory([], 'fhir-r4');
    expect(more).toEqual([]);
    expect(only?.detail?.text).toContain('Source: A draft.');
    expect(mandatory([], 'fhir-stu3')[0]?.detail?.text).toContain('Source: A guide.');
  });

  it('has nothing to ask of a document of another kind', () => {
    expect(mandatory([], 'fhir-stu3', 'unheard-of')).toEqual([]);
  });
});

describe('headings: required', () => {
  const required = (sections: SectionFact[], ...contains: string[]) =>
    ask(headings, document(sections), { table: 't', conformance: 'required' }, { codes, facts: [held(...contains)] });

  it.each<[string, SectionFact[], string[], string]>([
    ['passes where it is there', [section('1003')], [], 'pass'],
    ['is a review where only a person can know', [], [], 'review'],
    ['fails where the record holds the data', [section('1003')], ['Procedure'], 'fail'],
    [
      'passes where another section refers to the data',
      [section('1003', { entries: ['Procedure'] })],
      ['Procedure'],
      'pass',
    ],
    ['passes where data and heading are there', [section('1003'), section('1004')], ['Procedure'], 'pass'],
  ])('%s', (_what, sections, contains, expected) => {
    expect(outcomes(required(sections, ...contains))).toEqual([expected]);
  });
});

describe('heading-known', () => {
  const known = (sections: SectionFact[], generation: Generation = 'fhir-stu3') =>
    outcomes(ask(headingKnown, document(sections), { table: 't' }, { codes, generation }));

  it.each<[string, SectionFact[], string[]]>([
    ['a heading of the document', [section('1001')], ['pass']],
    ['a heading of another document', [section('1006')], ['fail']],
    ['a code that is no heading', [section('9')], ['fail']],
    ['one code for two headings: the one of this document', [section('1005')], ['pass']],
    ['no code: another rule', [section(undefined, { title: 'Odd' })], []],
    ['only the first level', [section('1001', { sections: [section('9', { depth: 1 })] })], ['pass']],
  ])('%s', (_what, sections, expected) => {
    expect(known(sections)).toEqual(expected);
  });

  it('knows headings of earlier generations there only', () => {
    expect(known([section('1007')], 'cda')).toEqual(['pass']);
    expect(known([section('1007')])).toEqual(['fail']);
  });

  it('looks through a section that only wraps others', () => {
    const wrapper = section(undefined, {
      narrative: 'none',
      sections: [section('1001', { depth: 1 }), section('9', { depth: 1 })],
    });
    expect(known([wrapper])).toEqual(['pass', 'fail']);
  });
});

describe('heading-once', () => {
  const once = (sections: SectionFact[]) => ask(headingOnce, document(sections), { table: 't' }, { codes });

  it('fails at the second section with the heading', () => {
    const results = once([section('1001'), section('summary', { path: 'second' })]);
    expect(outcomes(results)).toEqual(['pass', 'fail']);
    expect(results[1]?.path).toBe('second');
  });

  it('counts sections of no known heading as nothing', () => {
    expect(once([section('8'), section('8')])).toEqual([]);
  });
});
