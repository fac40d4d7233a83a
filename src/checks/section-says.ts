import { defineCheck } from './define.js';
import { type HeadingTable, headingOf, topSections } from './heading-table.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

/** A section under one of these headings is never left wholly empty: silence there could be taken for an answer. */
export const sectionSays = defineCheck<{ table: string; headings: string[] }>({
  name: 'section-says',
  does: 'A section under the named headings has text, entries or a reason for being empty',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['table', 'headings'],
    properties: { table: { type: 'string' }, headings: { type: 'array', items: { type: 'string' } } },
  },
  run(fact, options, { codes }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const table = codes<HeadingTable>(options.table);
    return topSections(fact).flatMap((section): CheckResult[] => {
      const heading = headingOf(table, section, fact.documentType)?.heading;
      if (!heading || !options.headings.includes(heading.key)) return [];
      const says =
        section.narrative === 'text' ||
        section.entries.length > 0 ||
        section.sections.length > 0 ||
        section.emptyReason !== undefined;
      if (says) return [PASS];
      return [
        fail(
          `“${heading.name}” is empty. Say what is known, say that there is none, or say that it is not known.`,
          undefined,
          section.path,
        ),
      ];
    });
  },
});
