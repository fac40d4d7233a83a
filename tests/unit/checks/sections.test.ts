import { describe, expect, it } from 'vitest';
import { sectionCodeSystem } from '../../../src/checks/section-code-system.js';
import { sectionCoded } from '../../../src/checks/section-coded.js';
import { sectionCodesDistinct } from '../../../src/checks/section-codes-distinct.js';
import { sectionEntries } from '../../../src/checks/section-entries.js';
import { sectionNarrative } from '../../../src/checks/section-narrative.js';
import { sectionSays } from '../../../src/checks/section-says.js';
import type { CheckDefinition } from '../../../src/checks/types.js';
import type { Generation } from '../../../src/generation.js';
import type { SectionFact } from '../../../src/record/facts.js';
import { ask, outcomes } from './asking-several.js';
import { coding, document, section, TABLE } from './document-facts.js';

const asked = (check: CheckDefinition, options: object, one: SectionFact, generation: Generation = 'fhir-stu3') =>
  outcomes(ask(check, document([one]), { table: 't', ...options }, { codes: { t: TABLE }, generation }));

describe('section-coded', () => {
  it.each<[string, SectionFact, string[]]>([
    ['a code', section('1001'), ['pass']],
    ['the title of a heading and no code', section(undefined, { title: 'Plan' }), ['fail']],
    ['another title and no code', section(undefined, { title: 'Odd' }), ['fail should']],
    ['a code that is blank', section('  ', { title: 'Plan' }), ['fail']],
  ])('%s', (_what, one, expected) => {
    expect(asked(sectionCoded, {}, one)).toEqual(expected);
  });
});

describe('section-code-system', () => {
  const slug = coding('summary', undefined, 'urn:example:headings');
  it.each<[string, SectionFact, Generation, string[]]>([
    ['SNOMED CT code in SNOMED CT', section('1001'), 'fhir-stu3', ['pass']],
    ['SNOMED CT code in R4', section('1001'), 'fhir-r4', ['pass']],
    ['SNOMED CT code in another system', section(coding('1001', 'loinc')), 'fhir-stu3', ['fail']],
    ['word in STU3', section(slug), 'fhir-stu3', ['fail']],
    ['word in R4', section(slug), 'fhir-r4', ['pass']],
    ['word in R4 in another system', section(coding('summary', 'snomed-ct')), 'fhir-r4', ['fail']],
    ['word beside the code in STU3', section('1001', { codings: [slug, coding('1001')] }), 'fhir-stu3', ['pass']],
    ['no heading', section('9'), 'fhir-stu3', []],
  ])('%s', (_what, one, generation, expected) => {
    expect(asked(sectionCodeSystem, { slugsIn: ['fhir-r4'] }, one, generation)).toEqual(expected);
  });
});

describe('section-narrative', () => {
  it.each<[string, SectionFact, string[]]>([
    ['words', section('1001'), ['pass']],
    ['no words', section('1001', { narrative: 'empty' }), ['fail']],
    ['no text', section('1001', { narrative: 'none', entries: ['List'] }), ['fail']],
    ['a reason', section('1001', { narrative: 'none', emptyReason: 'nilknown' }), ['pass']],
    ['sections inside', section('1001', { narrative: 'none', sections: [section('1003', { depth: 1 })] }), ['pass']],
    ['wholly empty, which another rule tells', section('1003', { narrative: 'none' }), []],
    ['entries without text under that heading', section('1003', { narrative: 'none', entries: ['List'] }), ['fail']],
  ])('%s', (_what, one, expected) => {
    expect(asked(sectionNarrative, { except: ['plan'] }, one)).toEqual(expected);
  });
});

describe('section-says', () => {
  it.each<[string, SectionFact, string[]]>([
    ['empty', section('1003', { narrative: 'none' }), ['fail']],
    ['words', section('1003'), ['pass']],
    ['entries', section('1003', { narrative: 'none', entries: ['List'] }), ['pass']],
    ['a reason', section('1003', { narrative: 'empty', emptyReason: 'notasked' }), ['pass']],
    ['another heading', section('1001', { narrative: 'none' }), []],
  ])('%s', (_what, one, expected) => {
    expect(asked(sectionSays, { headings: ['plan'] }, one)).toEqual(expected);
  });
});

describe('section-entries', () => {
  const options = { headings: ['plan'], opaque: ['Binary'], doubtBelow: 60 };
  it.each<[string, SectionFact, string[]]>([
    ['entries', section('1003', { entries: ['List'] }), ['pass']],
    ['text only', section('1003'), ['fail']],
    ['a file only', section('1003', { entries: ['Binary'] }), ['fail']],
    ['a few words', section('1003', { length: 5 }), ['review']],
    [
      'entries one level down',
      section('1003', { sections: [section(undefined, { entries: ['Condition'], depth: 1 })] }),
      ['pass'],
    ],
    ['no text: another rule', section('1003', { narrative: 'none' }), []],
    ['another heading', section('1001'), []],
  ])('%s', (_what, one, expected) => {
    expect(asked(sectionEntries, options, one)).toEqual(expected);
  });
});

describe('section-codes-distinct', () => {
  it('fails at a section whose code an earlier one with another title has', () => {
    const sections = [section('1', { title: 'A' }), section('1', { title: 'B' }), section('1', { title: 'a' })];
    expect(outcomes(ask(sectionCodesDistinct, document(sections), {}))).toEqual(['pass', 'fail']);
  });
});
