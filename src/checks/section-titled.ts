import { defineCheck } from './define.js';
import {
  codesOf,
  type HeadingTable,
  headingOf,
  TABLE_OPTIONS,
  type TableOptions,
  topSections,
} from './heading-table.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

/** Each section has the title that people read its heading by. */
export const sectionTitled = defineCheck<TableOptions>({
  name: 'section-titled',
  does: 'Each section that carries a heading has a title',
  options: TABLE_OPTIONS,
  run(fact, { table: name }, { codes }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const table = codes<HeadingTable>(name);
    return topSections(fact).flatMap((section): CheckResult[] => {
      const heading = headingOf(table, section, fact.documentType)?.heading;
      if (!heading || codesOf(section).length === 0) return [];
      if (section.title?.trim()) return [PASS];
      return [fail(`This section has no title. Give it the title “${heading.name}”.`, undefined, section.path)];
    });
  },
});
