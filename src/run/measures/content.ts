/** How much of the clinical content is structured and coded (paragraph 4.15), piece by piece. */
import { type HeadingTable, headingOf } from '../../checks/heading-table.js';
import type { ConceptFact, DocumentFact, Facts, SectionFact } from '../../record/facts.js';
import { type CellCounts, type CountingRules, countCell } from './cells.js';

/** A family history is counted by its conditions, and referred to as a whole. */
const CONDITION_OF_RELATIVE = /\.condition\[\d+\]$/;

/**
 * @param table by which a section is known to say who and where; without it every section counts
 */
export function countContent(
  facts: Facts,
  table: HeadingTable | undefined,
  rules: CountingRules,
  counts: CellCounts,
): void {
  const clinical = [
    ...facts.get('statement'),
    ...facts.get('allergy'),
    ...facts.get('medication').filter(({ use }) => use !== 'definition'),
  ];
  const counted = new Set<string>();
  for (const { path, concept } of clinical) {
    counted.add(path.replace(CONDITION_OF_RELATIVE, ''));
    if (!concept?.absent) countCell(counts, 'content', cellOfConcept(concept, rules));
  }
  for (const document of facts.get('document'))
    for (const section of document.sections) {
      const cell = cellOfSection(section, document, counted, table, rules);
      if (cell !== undefined) countCell(counts, 'content', cell);
    }
  if (facts.get('record').some(({ attachmentOnly }) => attachmentOnly)) countCell(counts, 'content', 'text');
}

/** It says why it has nothing, itself or by a list, and so has no content. */
function saysItIsEmpty({ emptyReason, emptiness = [], targets = [] }: SectionFact): boolean {
  return emptyReason !== undefined || (targets.length === 0 && emptiness.some(({ code }) => code !== undefined));
}

/** Coded where a code of a system that we know says it; a degrade code says only that there are words. */
function cellOfConcept(concept: ConceptFact | undefined, { degrade }: CountingRules): string {
  const codes = (concept?.codings ?? []).filter(({ code }) => code !== undefined && !degrade.has(code));
  if (codes.some(({ known }) => known !== undefined)) return 'coded';
  return codes.length > 0 ? 'other-code' : 'words';
}

/** @returns undefined where the section is no piece of content, or its entries are counted one by one */
function cellOfSection(
  section: SectionFact,
  document: DocumentFact,
  counted: ReadonlySet<string>,
  table: HeadingTable | undefined,
  rules: CountingRules,
): string | undefined {
  if (section.narrative !== 'text' || saysItIsEmpty(section)) return undefined;
  const heading = table && headingOf(table, section, document.documentType)?.heading.key;
  if (heading !== undefined && rules.sheet.administrativeHeadings.includes(heading)) return undefined;
  const targets = (section.targets ?? []).filter(({ type }) => type !== '' && !rules.files.has(type));
  if (targets.some(({ path }) => counted.has(path))) return undefined;
  if (targets.length === 0) return 'text';
  const cells = targets.map(({ concept }) => cellOfConcept(concept, rules));
  return ['coded', 'other-code'].find((cell) => cells.includes(cell)) ?? 'words';
}
