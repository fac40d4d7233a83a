/** Broken headings: sections that are missing, double, empty or called wrongly. */
import { type Bundle, composition, div, dropUnreached, type Resource } from '../bundle.js';
import type { Chance } from '../chance.js';
import { ALLERGIES, COMPOSITION, coding, place, RULE, sections, titled, WORDS } from './on-sections.js';
import type { Mutant } from './types.js';

/** Headings that are mandatory in every one of the documents and generations. */
const MANDATORY = ['Patient demographics', 'GP practice', ALLERGIES];

function without(title: string): Mutant {
  return {
    kind: `no section ${title}`,
    rules: [`${RULE}mandatory-headings`],
    break(bundle) {
      const at = titled(bundle, title);
      if (at < 0) return undefined;
      sections(bundle).splice(at, 1);
      dropUnreached(bundle);
      return COMPOSITION;
    },
  };
}

function onOne(kind: string, rules: string[], change: (one: Resource) => string, more: Partial<Mutant> = {}): Mutant {
  return {
    kind,
    rules: rules.map((rule) => (rule.includes('/') ? rule : RULE + rule)),
    ...more,
    break(bundle: Bundle, chance: Chance) {
      const at = titled(bundle, chance.pick(WORDS));
      return at < 0 ? undefined : place(at, change(sections(bundle)[at]!));
    },
  };
}

export const HEADING_MUTANTS: Mutant[] = [
  ...MANDATORY.map(without),
  { ...without('Clinical summary'), documents: ['discharge-summary', 'mental-health-discharge', 'outpatient-letter'] },
  {
    ...without('Person completing record'),
    documents: ['discharge-summary', 'emergency-discharge', 'mental-health-discharge', 'outpatient-letter'],
    generations: ['fhir-stu3'],
  },
  {
    ...without('Attendance details'),
    documents: ['emergency-discharge', 'outpatient-letter'],
    generations: ['fhir-stu3'],
  },
  { ...without('Presenting complaints or issues'), documents: ['emergency-discharge'], generations: ['fhir-stu3'] },
  { ...without('Clinical narrative'), documents: ['emergency-discharge'], generations: ['fhir-stu3'] },
  {
    kind: 'no sections',
    rules: [`${RULE}mandatory-headings`],
    also: [
      `${RULE}required-headings`,
      `${RULE}allergies-stated`,
      'internal-consistency/not-only-text',
      `${RULE}mental-health-diagnoses`,
    ],
    break(bundle) {
      delete composition(bundle)['section'];
      return COMPOSITION;
    },
  },
  {
    kind: 'diagnoses held without their heading',
    rules: [`${RULE}required-headings`, `${RULE}mandatory-headings`, `${RULE}mental-health-diagnoses`],
    break(bundle) {
      const at = titled(bundle, 'Diagnoses');
      if (at < 0) return undefined;
      sections(bundle).splice(at, 1);
      return COMPOSITION;
    },
  },
  {
    kind: 'a section twice',
    rules: [`${RULE}heading-once`],
    break(bundle, chance) {
      const at = titled(bundle, chance.pick(WORDS));
      sections(bundle).push(structuredClone(sections(bundle)[at]!));
      return place(sections(bundle).length - 1);
    },
  },
  onOne('no text', ['section-narrative'], (one) => {
    delete one['text'];
    return '.text';
  }),
  onOne('empty text', ['section-narrative'], (one) => {
    one['text'].div = div('');
    return '.text';
  }),
  onOne('white space for text', ['section-narrative'], (one) => {
    one['text'].div = div('<p> \n </p>');
    return '.text';
  }),
  onOne('no code', ['section-coded'], (one) => {
    delete one['code'];
    return '.code';
  }),
  onOne('code of a foreign concept', ['known-heading', 'title-and-code-agree'], (one) => {
    Object.assign(coding(one), { system: 'http://snomed.info/sct', code: '195967001' });
    return '.code';
  }),
  onOne(
    'code and title of a foreign concept',
    ['known-heading'],
    (one) => {
      Object.assign(coding(one), { system: 'http://snomed.info/sct', code: '195967001', display: 'Asthma' });
      one['title'] = 'Asthma';
      return '';
    },
    { also: [`${RULE}required-headings`, `${RULE}mandatory-headings`] },
  ),
  onOne('title of another heading', ['title-and-code-agree'], (one) => {
    one['title'] = 'Safety alerts';
    return '.title';
  }),
  onOne('display and title of another heading', ['title-and-code-agree'], (one) => {
    one['title'] = 'Safety alerts';
    coding(one)['display'] = 'Safety alerts';
    return '.title';
  }),
  onOne(
    'no title',
    ['section-titled', 'title-and-code-agree'],
    (one) => {
      delete one['title'];
      return '.title';
    },
    { generations: ['fhir-stu3'] },
  ),
  onOne(
    'code system of another kind',
    ['section-code-system'],
    (one) => {
      coding(one)['system'] = 'http://read.info/ctv3';
      return '.code';
    },
    { also: ['read-legacy/ctv3-form', 'read-legacy/dots'] },
  ),
  onOne(
    'code system misspelt',
    ['section-code-system', 'snomed-ct/system'],
    (one) => {
      coding(one)['system'] = 'http://snomed.info/sct/';
      return '.code';
    },
    { generations: ['fhir-stu3'], also: ['snomed-ct/system', 'identifiers/near-miss-system'] },
  ),
  onOne(
    'blank after the code',
    ['section-code-blank'],
    (one) => {
      coding(one)['code'] += ' ';
      return '.code';
    },
    { also: ['snomed-ct/white-space', 'fhir-core/value'] },
  ),
  onOne(
    'word of R4 in STU3',
    ['section-code-system'],
    (one) => {
      Object.assign(coding(one), {
        system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-RecordStandardHeadings',
        code: one['title'].toLowerCase().replaceAll(' ', '-'),
      });
      return '.code';
    },
    { generations: ['fhir-stu3'], also: ['identifiers/generation-system'] },
  ),
  onOne(
    'code with a wrong check digit',
    ['known-heading', 'title-and-code-agree'],
    (one) => {
      coding(one)['code'] = '887201000000106';
      return '.code';
    },
    {
      generations: ['fhir-stu3'],
      also: ['snomed-ct/check-digit', `${RULE}required-headings`, `${RULE}mandatory-headings`],
    },
  ),
  {
    kind: 'heading of another document',
    rules: [`${RULE}known-heading`, `${RULE}earlier-heading`],
    documents: ['discharge-summary', 'mental-health-discharge', 'outpatient-letter'],
    generations: ['fhir-stu3'],
    break(bundle) {
      const one = structuredClone(sections(bundle)[titled(bundle, WORDS[0]!)]!);
      one['title'] = 'Presenting complaints or issues';
      Object.assign(coding(one), { code: '886891000000102', display: one['title'] });
      sections(bundle).push(one);
      return place(sections(bundle).length - 1);
    },
  },
];
