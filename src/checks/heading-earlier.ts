import { defineCheck } from './define.js';
import { type HeadingTable, headingOf, rowOf, TABLE_OPTIONS, type TableOptions, topSections } from './heading-table.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

/** A document carries no heading that only an earlier edition of its guide has. */
export const headingEarlier = defineCheck<TableOptions>({
  name: 'heading-earlier',
  does: 'No section carries a heading that only an earlier edition of the guide has',
  options: TABLE_OPTIONS,
  run(fact, { table: name }, { codes, generation }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const table = codes<HeadingTable>(name);
    return topSections(fact).flatMap((section): CheckResult[] => {
      const heading = headingOf(table, section, fact.documentType)?.heading;
      const row = heading && rowOf(table, heading, fact.documentType, generation);
      if (!heading || !row) return [];
      if (!row.earlier) return [PASS];
      const text = `“${heading.name}” is a heading of an earlier edition of the guide for this kind of document. Receivers that follow the present one do not expect it.`;
      return [fail(text, undefined, section.path)];
    });
  },
});
