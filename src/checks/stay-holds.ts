import { defineCheck } from './define.js';
import type { HeadingTable } from './heading-table.js';
import type { StayPart } from './stay-part.js';
import { sectionsUnder } from './transfer-document.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';

export interface StayHoldsOptions {
  table: string;
  /** Asked only of documents that have this heading */
  heading: string;
  /** Kinds of document */
  documents: string[];
  part: StayPart | 'start' | 'end';
  text: string;
}

/** The stay that a document is about says what the text under a heading says. */
export const stayHolds = defineCheck<StayHoldsOptions>({
  name: 'stay-holds',
  does: 'The encounter that a document is about holds the named part',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['table', 'heading', 'documents', 'part', 'text'],
    properties: {
      table: { type: 'string' },
      heading: { type: 'string' },
      documents: { type: 'array', items: { type: 'string' } },
      part: { type: 'string' },
      text: { type: 'string' },
    },
  },
  run(fact, { table, heading, documents, part, text }, { codes }) {
    if (fact.kind !== 'document' || !documents.includes(fact.documentType ?? '')) return NOT_APPLICABLE;
    const { stay } = fact;
    if (!stay || sectionsUnder(codes<HeadingTable>(table), fact, heading).length === 0) return NOT_APPLICABLE;
    return stay[part] === undefined ? fail(text, undefined, stay.path) : PASS;
  },
});
