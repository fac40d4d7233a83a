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

/** Each section of the first level has a code; a title alone is read by people only. */
export const sectionCoded = defineCheck<TableOptions>({
  name: 'section-coded',
  does: 'Each section has a code, not only a title',
  options: TABLE_OPTIONS,
  run(fact, { table: name }, { codes }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const table = codes<HeadingTable>(name);
    return topSections(fact).map((section): CheckResult => {
      if (codesOf(section).length > 0) return PASS;
      const heading = headingOf(table, section, fact.documentType)?.heading;
      if (heading)
        return fail(
          `This section has the title “${heading.name}” but no code. Add the code of that heading.`,
          undefined,
          section.path,
        );
      return {
        ...fail('This section has no code. Add the code of the heading that it carries.', undefined, section.path),
        severity: 'should',
      };
    });
  },
});
