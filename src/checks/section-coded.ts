import { defineCheck } from './define.js';
import { codesOf, type HeadingTable, headingOf, topSections } from './heading-table.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

/** Each section of the first level has a code; a title alone is read by people only. */
export const sectionCoded = defineCheck<{ table: string }>({
  name: 'section-coded',
  does: 'Each section has a code, not only a title',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['table'],
    properties: { table: { type: 'string' } },
  },
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
