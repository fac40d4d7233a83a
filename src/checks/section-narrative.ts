import { defineCheck } from './define.js';
import { type HeadingTable, headingOf, topSections } from './heading-table.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

export interface SectionNarrativeOptions {
  table: string;
  /** Headings whose wholly empty section another rule tells of */
  except?: string[];
}

/** Each section of the first level says something that people can read. */
export const sectionNarrative = defineCheck<SectionNarrativeOptions>({
  name: 'section-narrative',
  does: 'Each section has text that people can read, or says why it is empty',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['table'],
    properties: { table: { type: 'string' }, except: { type: 'array', items: { type: 'string' } } },
  },
  run(fact, { table: name, except = [] }, { codes }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const table = codes<HeadingTable>(name);
    return topSections(fact).flatMap((section): CheckResult[] => {
      const key = headingOf(table, section, fact.documentType)?.heading.key;
      if (key !== undefined && except.includes(key) && section.entries.length === 0) return [];
      if (section.narrative === 'text' || section.emptyReason !== undefined || section.sections.length > 0)
        return [PASS];
      const text =
        section.narrative === 'empty'
          ? 'The text of this section has no words. Write what the section says, or leave the section out.'
          : 'This section has no text. Whoever only reads the document sees nothing under this heading; add the text.';
      return [fail(text, undefined, section.narrative === 'empty' ? section.narrativePath : section.path)];
    });
  },
});
