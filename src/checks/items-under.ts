/** The clinical facts that the sections of a document hold, by the headings of the sections. */
import type { DocumentFact, SectionItem } from '../record/facts.js';
import { type HeadingTable, headingOf, topSections } from './heading-table.js';

/** Options of checks that look at what stands under some headings. */
export interface UnderOptions {
  table: string;
  headings: string[];
}

export const UNDER_OPTIONS = {
  table: { type: 'string' },
  headings: { type: 'array', items: { type: 'string' } },
} as const;

/** Every item under one of the headings, sections in sections too, with the key and name of its heading. */
export function itemsUnder(
  document: DocumentFact,
  table: HeadingTable,
  headings: readonly string[],
): { item: SectionItem; key: string; name: string }[] {
  return topSections(document).flatMap((section) => {
    const heading = headingOf(table, section, document.documentType)?.heading;
    if (!heading || !headings.includes(heading.key)) return [];
    const { key, name } = heading;
    return [section, ...section.sections].flatMap(({ items = [] }) => items.map((item) => ({ item, key, name })));
  });
}
