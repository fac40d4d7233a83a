/** The measures and documents of the fixed report: one document of each generation, with every state somewhere. */
import type { MeasureSheet } from '../../src/catalogue/measures.js';
import type { DocumentRow, DocumentsPart } from '../../src/report/documents.js';
import { type MeasuresPart, measuresOf } from '../../src/report/measures.js';
import { DocumentsSeen } from '../../src/run/headings/documents-seen.js';

const source = { title: 'A report <of 2020>', clause: 'paragraph 4.15', status: 'unverified' } as const;

const SHEET: MeasureSheet = {
  note: 'It is not the same measure.',
  administrativeHeadings: [],
  counted: [
    {
      id: 'content',
      what: 'pieces of content',
      how: 'Each entry is a piece.',
      cells: [
        { id: 'coded', what: 'with a code' },
        { id: 'text', what: 'only text' },
      ],
      notCounted: ['what is entered in error', 'notes'],
    },
    {
      id: 'statements',
      what: 'statements',
      how: 'Each statement counts.',
      cells: [
        { id: 'once', what: 'that repeat none' },
        { id: 'again', what: 'that repeat one' },
      ],
      notCounted: [],
    },
    {
      id: 'patients',
      what: 'patients',
      how: 'Each patient counts.',
      cells: [
        { id: 'verified', what: 'with a number' },
        { id: 'none', what: 'without' },
      ],
      notCounted: ['relatives'],
    },
  ],
  measures: [
    {
      id: 'structured-and-coded',
      title: 'Structured and coded content',
      counted: 'content',
      numerator: { is: 'pieces with a code', cells: ['coded'] },
      denominator: { is: 'pieces of content', cells: ['coded', 'text'] },
      bands: [
        { above: 60, label: 'over 60 %' },
        { from: 0, label: '60 % or less' },
      ],
      report: '39 % of trusts said so.',
      source,
    },
    {
      id: 'recorded-once',
      title: 'Recorded once',
      counted: 'statements',
      numerator: { is: 'statements that repeat none', cells: ['once'] },
      denominator: { is: 'statements', cells: ['once', 'again'] },
      bands: [],
      report: 'It gives no number.',
      source: { ...source, status: 'checked' },
    },
    {
      id: 'nhs-number-used',
      title: 'NHS number used',
      counted: 'patients',
      numerator: { is: 'patients with a number', cells: ['verified'] },
      denominator: { is: 'patients', cells: ['verified', 'none'] },
      bands: [{ from: 0, label: '90 % or less' }],
      report: '75 % of trusts said so.',
      source,
    },
  ],
};

const COUNTS: Record<string, number> = { coded: 19, text: 7, verified: 1203, none: 1 };

export const MEASURED: MeasuresPart = measuresOf(SHEET, (_, cell) => COUNTS[cell] ?? 0);

const DOCUMENTS: DocumentRow[] = [
  {
    payload: 'p1',
    document: 'discharge-summary',
    name: 'Discharge summary',
    generation: 'fhir-r4',
    guide: 'A guide <for R4>',
    draft: true,
    headings: [
      {
        heading: 'allergies',
        name: 'Allergies and adverse reactions',
        asked: 'mandatory',
        state: 'partly-coded',
        entries: { coded: 1, of: 3 },
        notes: ['repeated', 'words-missing'],
        items: { coded: 1, degraded: 2 },
        reasons: ['no-code', 'malformed-code'],
        degrade: ['196461000000101'],
      },
      { heading: 'summary', name: 'Clinical summary', asked: 'mandatory', state: 'present' },
      {
        heading: 'diagnoses',
        name: 'Diagnoses',
        asked: 'required',
        state: 'wrong-code',
        entries: { coded: 1, of: 1 },
        notes: ['code-blank'],
        items: { coded: 1 },
      },
      {
        heading: 'gp-practice',
        name: 'GP practice',
        asked: 'mandatory',
        state: 'missing-mandatory',
        notes: ['held-elsewhere'],
      },
      { heading: 'medications', name: 'Medications', asked: 'optional', state: 'missing-held' },
      { heading: 'legal', name: 'Legal information', asked: 'required', state: 'not-sent' },
      { heading: 'social', name: 'Social context', asked: 'optional', state: 'not-sent' },
      {
        heading: 'unknown',
        name: 'Section 5: heading not known',
        state: 'text-only',
        entries: { coded: 0, of: 1 },
        items: { text: 1, unusable: 2 },
        reasons: ['file-type', 'no-structure'],
      },
    ],
    unknown: 1,
    unlinked: 2,
    large: true,
    measures: [{ id: 'structured-and-coded', numerator: 2, denominator: 6 }],
  },
  {
    payload: 'p2',
    record: 3,
    document: 'discharge-summary',
    name: 'Discharge summary',
    generation: 'fhir-r4',
    headings: [
      { heading: 'summary', name: 'Clinical summary', asked: 'mandatory', state: 'empty', notes: ['reason-given'] },
    ],
    unknown: 0,
    unlinked: 0,
    measures: [],
  },
  {
    payload: 'p2',
    record: 4,
    document: 'end-of-life-care-plan',
    name: 'End of life care plan',
    generation: 'cda',
    untabled: true,
    headings: [{ heading: 'gp-practice', name: 'GP practice', state: 'in-header' }],
    unknown: 0,
    unlinked: 1,
    measures: [],
  },
];

function seen(): DocumentsPart {
  const all = new DocumentsSeen();
  for (const { payload, ...document } of DOCUMENTS) all.add(document, payload);
  return {
    ...all.part(),
    more: 3,
    others: 1,
    receiver: {
      note: 'It is read from guides.',
      rules: [
        {
          id: 'show',
          verb: 'shall',
          text: 'The receiver shows text.',
          source: { title: 'A guide', status: 'unverified' },
        },
      ],
      degrade: [{ code: '196461000000101', name: 'degraded drug allergy', status: 'checked' }],
      cautions: { cda: 'That it is read is not known.' },
      unknown: ['What receivers do.'],
    },
  };
}

export const DOCUMENTS_PART = seen();
