/** Documents and sections as facts, and a small table of headings, for the tests of checks on documents. */
import type { HeadingTable } from '../../../src/checks/heading-table.js';
import type { CodingFact, DocumentFact, SectionFact } from '../../../src/record/facts.js';

const row = (conformance: 'mandatory' | 'required' | 'optional', disagree = false) => ({
  'fhir-stu3': { conformance, cardinality: conformance === 'mandatory' ? '1..1' : '0..1', guide: 'letter', disagree },
});

export const TABLE: HeadingTable = {
  snomed: 'snomed-ct',
  slugSystems: ['urn:example:headings'],
  sameAs: { 'fhir-r4b': 'fhir-r4', cda: 'fhir-stu3' },
  inHeader: { cda: ['patient'] },
  guides: { letter: { title: 'A guide', draft: false }, draft: { title: 'A draft', draft: true } },
  headings: [
    {
      key: 'summary',
      name: 'Clinical summary',
      snomed: ['1001'],
      slugs: ['summary'],
      documents: {
        letter: {
          ...row('mandatory'),
          'fhir-r4': { conformance: 'mandatory', cardinality: '1..1', guide: 'draft' },
        },
      },
    },
    { key: 'patient', name: 'Patient', snomed: ['1002'], slugs: ['patient'], documents: { letter: row('mandatory') } },
    { key: 'plan', name: 'Plan', snomed: ['1003'], slugs: ['plan'], documents: { letter: row('required') } },
    {
      key: 'procedures',
      name: 'Procedures',
      snomed: ['1004'],
      slugs: ['procedures'],
      heldBy: ['Procedure'],
      documents: { letter: row('optional') },
    },
    {
      key: 'narrative',
      name: 'Narrative',
      snomed: ['1005'],
      slugs: ['narrative'],
      documents: { other: row('optional') },
    },
    { key: 'review', name: 'Review', snomed: ['1005'], slugs: ['review'], documents: { letter: row('optional') } },
    { key: 'risk', name: 'Risk', snomed: ['1006'], slugs: ['risk'], documents: { doubtful: row('mandatory', true) } },
    {
      key: 'earlier',
      name: 'Earlier',
      snomed: ['1007'],
      slugs: ['earlier'],
      only: ['cda'],
      documents: { letter: row('optional') },
    },
  ],
};

export function coding(code: string | undefined, known: string | undefined = 'snomed-ct', system?: string): CodingFact {
  const fact: CodingFact = {
    kind: 'coding',
    path: 'c',
    codePath: 'c.code',
    systemPath: 'c.system',
    displayPath: 'c.display',
    role: 'section',
    element: 'Composition.section.code',
  };
  if (code !== undefined) fact.code = code;
  if (known !== undefined) fact.known = known;
  if (system !== undefined) fact.system = system;
  return fact;
}

export function section(code: string | CodingFact | undefined, more: Partial<SectionFact> = {}): SectionFact {
  return {
    kind: 'section',
    path: `section(${typeof code === 'string' ? code : (more.title ?? '')})`,
    titlePath: 't',
    codePath: 'c',
    codings: code === undefined ? [] : [typeof code === 'string' ? coding(code) : code],
    narrative: 'text',
    narrativePath: 'n',
    length: 200,
    entries: [],
    entryCodings: [],
    depth: 0,
    sections: [],
    ...more,
  };
}

export function document(sections: SectionFact[], more: Partial<DocumentFact> = {}): DocumentFact {
  return {
    kind: 'document',
    path: 'Composition',
    generation: 'fhir-stu3',
    documentType: 'letter',
    typePath: 'Composition.type',
    profiles: [],
    title: true,
    titlePath: 't',
    statusPath: 's',
    datePath: 'd',
    identifier: true,
    subject: true,
    encounter: true,
    author: true,
    custodian: true,
    sections: sections.flatMap((one) => [one, ...one.sections]),
    ...more,
  };
}
