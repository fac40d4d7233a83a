/** Which sections of a document stand for which heading. */
import { type HeadingTable, topSections } from '../../checks/heading-table.js';
import type { DocumentFact, SectionFact } from '../../record/facts.js';
import { matchSection } from './match.js';
import type { Standing } from './row.js';

export interface Standings {
  /** By the heading's key */
  standings: Map<string, Standing>;
  /** Sections of the first level whose heading is not known, by their position from 1 */
  unknown: Map<number, SectionFact>;
}

/** Sections of the first level, and below them those whose code is that of a heading which is not there. */
export function readSections(document: DocumentFact, table: HeadingTable): Standings {
  const standings = new Map<string, Standing>();
  const unknown = new Map<number, SectionFact>();
  const top = new Set(topSections(document));
  let position = 0;
  for (const section of top) {
    position += 1;
    const matched = matchSection(table, section, document.documentType);
    if (!matched) {
      unknown.set(position, section);
      continue;
    }
    const { heading, faults } = matched;
    const standing = standings.get(heading.key) ?? { heading, sections: [], faults: [] };
    standing.sections.push(section);
    standing.faults.push(...faults);
    standings.set(heading.key, standing);
  }
  for (const section of document.sections) {
    if (top.has(section)) continue;
    const matched = matchSection(table, section, document.documentType);
    if (!matched || matched.faults.length > 0 || standings.has(matched.heading.key)) continue;
    standings.set(matched.heading.key, { heading: matched.heading, sections: [section], faults: [] });
  }
  return { standings, unknown };
}
