/** Which heading a section stands for, and what is wrong with how it says so. */
import { codesOf, type Heading, type HeadingTable, headingOf } from '../../checks/heading-table.js';
import type { SectionFact } from '../../record/facts.js';
import type { HeadingNote } from '../../report/documents.js';

export interface Matched {
  heading: Heading;
  /** Faults of the section's own code */
  faults: HeadingNote[];
}

/** By its code; by its title where it has no code, or one that is of no heading. */
export function matchSection(table: HeadingTable, section: SectionFact, kind: string | undefined): Matched | undefined {
  const found = headingOf(table, section, kind);
  if (found?.by === 'code') return { heading: found.heading, faults: codeFaults(table, found.heading, section, kind) };
  if (found) return { heading: found.heading, faults: ['code-missing'] };
  const named = headingOf(table, { ...section, codings: [] }, kind);
  return named && { heading: named.heading, faults: ['code-unknown'] };
}

function codeFaults(
  table: HeadingTable,
  heading: Heading,
  section: SectionFact,
  kind: string | undefined,
): HeadingNote[] {
  const codes = codesOf(section);
  const isSnomed = (code: string): boolean => heading.snomed.includes(code.trim());
  const isSlug = (code: string): boolean => heading.slugs.includes(code.trim());
  const own = codes.filter(({ code }) => isSnomed(code) || isSlug(code));
  const inPlace = own.filter(({ code, known, system }) =>
    isSnomed(code) ? known === table.snomed : system !== undefined && table.slugSystems.includes(system),
  );
  const titled = headingOf(table, { ...section, codings: [] }, kind)?.heading;
  const isOther =
    titled !== undefined &&
    titled.key !== heading.key &&
    !own.some(({ code }) => [...titled.snomed, ...titled.slugs].includes(code.trim()));
  return [
    ...(inPlace.length === 0 ? ['code-system' as const] : []),
    ...(own.length > 0 && own.every(({ code }) => code !== code.trim()) ? ['code-blank' as const] : []),
    ...(isOther ? ['code-of-another-heading' as const] : []),
  ];
}
