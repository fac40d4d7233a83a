import type { SectionFact } from '../record/facts.js';
import { defineCheck } from './define.js';
import {
  type Heading,
  type HeadingTable,
  headingOf,
  TABLE_OPTIONS,
  type TableOptions,
  titledHeading,
  topSections,
} from './heading-table.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

/** No heading stands over two sections of the first level. */
export const headingOnce = defineCheck<TableOptions>({
  name: 'heading-once',
  does: 'A document carries each heading once',
  options: TABLE_OPTIONS,
  run(fact, { table: name }, { codes }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const table = codes<HeadingTable>(name);
    const seen = new Set<string>();
    return topSections(fact).flatMap((section): CheckResult[] => {
      const heading = headingOf(table, section, fact.documentType)?.heading;
      if (!heading || isMiscoded(table, section, fact.documentType, heading)) return [];
      if (!seen.has(heading.key)) {
        seen.add(heading.key);
        return [PASS];
      }
      const text = `The heading “${heading.name}” stands over more than one section. Put what they say into one section.`;
      return [fail(text, undefined, section.path)];
    });
  },
});

/** A section whose title names another heading has a wrong code, which another rule says; it is no second one. */
function isMiscoded(
  table: HeadingTable,
  section: SectionFact,
  documentType: string | undefined,
  carried: Heading,
): boolean {
  const titled = titledHeading(table, section, documentType);
  return titled !== undefined && titled.key !== carried.key;
}
