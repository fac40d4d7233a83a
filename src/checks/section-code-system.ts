import type { CodingFact } from '../record/facts.js';
import { defineCheck } from './define.js';
import { codesOf, type Heading, type HeadingTable, headingOf, topSections } from './heading-table.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

export interface SectionCodeSystemOptions {
  table: string;
  /** Generations that may carry headings as slugs of a UK code system as well as SNOMED CT codes */
  slugsIn: string[];
}

/** The code of a heading stands with the code system that it belongs to, and with one that the generation takes. */
export const sectionCodeSystem = defineCheck<SectionCodeSystemOptions>({
  name: 'section-code-system',
  does: 'The code of a heading has the code system that it belongs to and that its generation takes',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['table', 'slugsIn'],
    properties: { table: { type: 'string' }, slugsIn: { type: 'array', items: { type: 'string' } } },
  },
  run(fact, { table: name, slugsIn }, { codes, generation }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const table = codes<HeadingTable>(name);
    const slugs = slugsIn.includes(generation);
    return topSections(fact).flatMap((section): CheckResult[] => {
      const found = headingOf(table, section, fact.documentType);
      if (found?.by !== 'code') return [];
      const wrong = codesOf(section).flatMap((coding) => judge(coding, found.heading, table, slugs));
      return wrong.some((fault) => fault === undefined) ? [PASS] : wrong.slice(0, 1).map((fault) => fault ?? PASS);
    });
  },
});

/** Nothing for a code that is no heading's; undefined for a right one. */
function judge(
  coding: CodingFact & { code: string },
  heading: Heading,
  table: HeadingTable,
  slugs: boolean,
): (CheckResult | undefined)[] {
  const code = coding.code.trim();
  if (heading.snomed.includes(code)) {
    if (coding.known === table.snomed) return [undefined];
    return [
      fail(
        'This is the SNOMED CT code of a heading, but the code system is another one or is missing. Name SNOMED CT.',
        undefined,
        coding.systemPath,
      ),
    ];
  }
  if (!heading.slugs.includes(code)) return [];
  if (!slugs)
    return [
      fail(
        'This generation carries headings as SNOMED CT codes, not as words. Use the SNOMED CT code of the heading.',
        undefined,
        coding.codePath,
      ),
    ];
  if (coding.system !== undefined && table.slugSystems.includes(coding.system.trim())) return [undefined];
  return [
    fail(
      'This code of a heading belongs to the UK code system of record headings. Name that system.',
      undefined,
      coding.systemPath,
    ),
  ];
}
