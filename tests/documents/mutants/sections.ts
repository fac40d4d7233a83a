/** Broken sections: what they say, refer to and hold. */
import { div, dropUnreached, listOf, placeOf, resources, section } from '../bundle.js';
import { ALLERGIES, coding, place, RULE, sections, titled, WORDS } from './on-sections.js';
import type { Mutant } from './types.js';

export const SECTION_MUTANTS: Mutant[] = [
  {
    kind: 'codes of two headings changed over',
    rules: [`${RULE}title-and-code-agree`],
    break(bundle) {
      const [first, second] = WORDS.map((title) => sections(bundle)[titled(bundle, title)]!);
      [first!['code'], second!['code']] = [second!['code'], first!['code']];
      return place(titled(bundle, WORDS[0]!));
    },
  },
  {
    kind: 'safeguarding under the code of safety alerts',
    rules: [`${RULE}safeguarding-code`, `${RULE}heading-once`],
    documents: ['emergency-discharge'],
    generations: ['fhir-stu3'],
    break(bundle) {
      const at = titled(bundle, 'Safeguarding');
      Object.assign(coding(sections(bundle)[at]!), { code: '886931000000107' });
      return place(at);
    },
  },
  {
    kind: 'allergies silent',
    rules: [`${RULE}allergies-stated`, `${RULE}section-narrative`],
    also: [`${RULE}allergies-word`],
    break(bundle) {
      const at = titled(bundle, ALLERGIES);
      const one = sections(bundle)[at]!;
      one['text'].div = div('');
      delete one['entry'];
      dropUnreached(bundle);
      return place(at);
    },
  },
  {
    kind: 'allergies in words only',
    rules: [`${RULE}coded-entries`, `${RULE}allergies-word`],
    break(bundle) {
      const at = titled(bundle, ALLERGIES);
      const one = sections(bundle)[at]!;
      delete one['entry'];
      one['text'].div = div('<p>Penicillin gave a rash over the whole body in 2015 and again in 2019, avoid it</p>');
      dropUnreached(bundle);
      return place(at);
    },
  },
  {
    kind: 'diagnoses in words only',
    rules: [`${RULE}coded-entries`],
    break(bundle) {
      const at = titled(bundle, 'Diagnoses');
      const one = sections(bundle)[at]!;
      delete one['entry'];
      one['text'].div = div(
        '<p>Pneumonia of the left lower lobe with a small effusion, better with treatment by mouth</p>',
      );
      dropUnreached(bundle);
      return place(at);
    },
  },
  {
    kind: 'an entry under a foreign heading',
    rules: [`${RULE}entry-under-heading`],
    break(bundle) {
      const one = section(bundle, 'Diagnoses') ?? sections(bundle)[titled(bundle, 'Diagnoses')]!;
      const allergies = sections(bundle)[titled(bundle, ALLERGIES)]!;
      one['entry'].push(structuredClone(allergies['entry'][0]));
      const [allergy] = resources(bundle, 'AllergyIntolerance');
      return placeOf(bundle, allergy!);
    },
    also: [`${RULE}narrative-agrees`],
  },
  {
    kind: 'a section in a section',
    rules: [`${RULE}section-flat`],
    generations: ['fhir-stu3'],
    break(bundle) {
      const at = titled(bundle, WORDS[0]!);
      const inner = structuredClone(sections(bundle)[titled(bundle, WORDS[1]!)]!);
      sections(bundle).splice(titled(bundle, WORDS[1]!), 1);
      sections(bundle)[at > titled(bundle, WORDS[0]!) ? at - 1 : at]!['section'] = [inner];
      return place(titled(bundle, WORDS[0]!));
    },
  },
  {
    kind: 'a practice without an entry',
    rules: [`${RULE}entry-due`],
    also: [`${RULE}gp-practice-code`],
    break(bundle) {
      const at = titled(bundle, 'GP practice');
      delete sections(bundle)[at]!['entry'];
      return place(at);
    },
  },
  {
    kind: 'the other code for individual requirements',
    rules: [`${RULE}individual-requirements-code`],
    documents: ['discharge-summary', 'mental-health-discharge', 'outpatient-letter'],
    generations: ['fhir-stu3'],
    break(bundle) {
      const at = titled(bundle, 'Individual requirements');
      coding(sections(bundle)[at]!)['code'] = '1052901000000109';
      return place(at);
    },
  },
  {
    kind: 'review of systems under the code of clinical narrative',
    rules: [`${RULE}review-of-systems-code`],
    documents: ['outpatient-letter'],
    generations: ['fhir-stu3'],
    break(bundle) {
      const one = structuredClone(sections(bundle)[titled(bundle, WORDS[0]!)]!);
      one['title'] = 'Clinical review of systems';
      Object.assign(coding(one), { code: '1077901000000108', display: 'Clinical narrative' });
      sections(bundle).push(one);
      return place(sections(bundle).length - 1);
    },
  },
  {
    kind: 'a list without items',
    rules: [`${RULE}coded-entries`],
    break(bundle) {
      const list = listOf(bundle, 'Diagnoses');
      if (!list) return undefined;
      delete list['entry'];
      dropUnreached(bundle);
      return place(titled(bundle, 'Diagnoses'));
    },
  },
];
