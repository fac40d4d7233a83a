import { defineCheck } from './define.js';
import {
  codesOf,
  type HeadingTable,
  headingsCalled,
  TABLE_OPTIONS,
  type TableOptions,
  topSections,
} from './heading-table.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

/** The title of a section is not the name of another heading than its code says. */
export const headingTitle = defineCheck<TableOptions>({
  name: 'heading-title',
  does: 'The title of a section does not name another heading than its code',
  options: TABLE_OPTIONS,
  run(fact, { table: name }, { codes }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const table = codes<HeadingTable>(name);
    return topSections(fact).flatMap((section): CheckResult[] => {
      const carried = new Set(codesOf(section).map(({ code }) => code.trim()));
      const coded = table.headings.filter(({ snomed, slugs }) =>
        [...snomed, ...slugs].some((code) => carried.has(code)),
      );
      const titled = headingsCalled(table, section.title);
      const [first] = titled;
      if (coded.length === 0 || !first) return [];
      if (coded.some((heading) => titled.includes(heading))) return [PASS];
      const text = `The title is “${first.name}”, but the code is that of “${coded[0]!.name}”. A reader sees the one and a system files the other: correct whichever is wrong.`;
      return [fail(text, undefined, section.titlePath)];
    });
  },
});
