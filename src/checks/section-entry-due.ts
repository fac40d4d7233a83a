import { defineCheck } from './define.js';
import { type HeadingTable, headingOf, topSections } from './heading-table.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

export interface SectionEntryDueOptions {
  table: string;
  /** By heading, what its section refers to */
  headings: Record<string, string>;
}

/** Sections under these headings refer to the resource that they tell of (ITK3 Composition profiles, section.entry 1..*). */
export const sectionEntryDue = defineCheck<SectionEntryDueOptions>({
  name: 'section-entry-due',
  does: 'Sections under the named headings refer to the resource that they tell of',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['table', 'headings'],
    properties: {
      table: { type: 'string' },
      headings: { type: 'object', additionalProperties: { type: 'string' } },
    },
  },
  run(fact, { table: name, headings }, { codes }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const table = codes<HeadingTable>(name);
    return topSections(fact).flatMap((section): CheckResult[] => {
      const heading = headingOf(table, section, fact.documentType)?.heading;
      const due = heading && headings[heading.key];
      if (!heading || due === undefined) return [];
      if (section.entries.length > 0) return [PASS];
      const text = `“${heading.name}” refers to nothing. Refer to ${due}, so that systems can read it too.`;
      return [fail(text, undefined, section.path)];
    });
  },
});
