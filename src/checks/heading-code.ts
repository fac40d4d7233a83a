import { defineCheck } from './define.js';
import { codesOf, topSections, wordsOf } from './heading-table.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

export interface HeadingCodeOptions {
  /** Kinds of document */
  documents: string[];
  /** A code that is not to stand over the heading */
  code: string;
  /** Codes that are right for it: a section that has one of these passes */
  right: string[];
  /** Only over sections with one of these titles */
  titles?: string[];
  text: string;
}

/** A section does not carry a code that the sources give for its heading by mistake, or for another heading too. */
export const headingCode = defineCheck<HeadingCodeOptions>({
  name: 'heading-code',
  does: 'A heading does not stand under a code that its guide gives by mistake or twice',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['documents', 'code', 'right', 'text'],
    properties: {
      documents: { type: 'array', items: { type: 'string' } },
      code: { type: 'string' },
      right: { type: 'array', items: { type: 'string' } },
      titles: { type: 'array', items: { type: 'string' } },
      text: { type: 'string' },
    },
  },
  run(fact, { documents, code, right, titles, text }) {
    if (fact.kind !== 'document' || !documents.includes(fact.documentType ?? '')) return NOT_APPLICABLE;
    return topSections(fact).flatMap((section): CheckResult[] => {
      const codings = codesOf(section);
      if (titles && !titles.some((title) => wordsOf(title) === wordsOf(section.title))) return [];
      if (codings.some((coding) => right.includes(coding.code.trim()))) return [PASS];
      const wrong = codings.find((coding) => coding.code.trim() === code);
      return wrong ? [fail(text, undefined, wrong.codePath)] : [];
    });
  },
});
