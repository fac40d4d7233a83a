import type { SectionFact } from '../record/facts.js';
import { defineCheck } from './define.js';
import { type HeadingTable, headingOf, topSections } from './heading-table.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

export interface SectionEntriesOptions {
  table: string;
  headings: string[];
  /** Entry types that carry no coded content */
  opaque: string[];
  /** Text shorter than this many characters may only say that there is nothing to say */
  doubtBelow: number;
}

/** Sections under these headings carry coded entries beside their text. */
export const sectionEntries = defineCheck<SectionEntriesOptions>({
  name: 'section-entries',
  does: 'Sections under the named headings have coded entries and not text alone',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['table', 'headings', 'opaque', 'doubtBelow'],
    properties: {
      table: { type: 'string' },
      headings: { type: 'array', items: { type: 'string' } },
      opaque: { type: 'array', items: { type: 'string' } },
      doubtBelow: { type: 'integer', minimum: 0 },
    },
  },
  run(fact, options, { codes }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const table = codes<HeadingTable>(options.table);
    return topSections(fact).flatMap((section): CheckResult[] => {
      const heading = headingOf(table, section, fact.documentType)?.heading;
      if (!heading || !options.headings.includes(heading.key) || section.narrative !== 'text') return [];
      const inside = [section, ...section.sections];
      const entries = inside.flatMap(entryTypes).filter((type) => !options.opaque.includes(type));
      const empty = inside.some(({ emptyReason, emptiness = [] }) => emptyReason !== undefined || emptiness.length > 0);
      if (entries.length > 0 || empty) return [PASS];
      const text = `What “${heading.name}” says is text only. Refer to coded entries for it, so that the receiver can file them.`;
      if (section.length >= options.doubtBelow) return [fail(text, undefined, section.path)];
      const doubt = `“${heading.name}” has a few words and no coded entries. If they say more than that there is nothing to record, add entries.`;
      return [{ outcome: 'review', reason: 'person-needed', detail: { text: doubt }, path: section.path }];
    });
  },
});

/** A list without items is no entry. */
function entryTypes({ entries, targets }: SectionFact): string[] {
  return targets?.length === 0 ? [] : entries;
}
