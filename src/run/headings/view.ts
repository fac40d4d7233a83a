/** One document, heading by heading. */
import { type Heading, type HeadingTable, rowOf, topSections } from '../../checks/heading-table.js';
import type { DocumentFact, Facts, SectionFact } from '../../record/facts.js';
import type { DocumentRow, HeadingNote, HeadingRow } from '../../report/documents.js';
import { matchSection } from './match.js';
import { rowOfStanding, type Standing } from './row.js';
import type { HeadingSheets } from './tables.js';

/** A document before it is known which payload of the run it stands in. */
export type DocumentView = Omit<DocumentRow, 'payload' | 'measures'>;

/** Sections shown whose heading is not known; all are counted. */
const MOST_UNKNOWN = 30;

/** What a document is called whose kind is not known. */
const OTHER = { kind: 'other', name: 'Document of a kind that we do not know' };

/** @returns undefined where documents of its kind are not shown, and it has no heading that we know */
export function viewDocument(document: DocumentFact, facts: Facts, sheets: HeadingSheets): DocumentView | undefined {
  const { documentType, generation } = document;
  const kind = documentType ?? OTHER.kind;
  const own = sheets.tableFor(documentType);
  const table = own ?? sheets.common;
  const { standings, unknown } = readSections(document, table);
  if (!sheets.shown(documentType) && ![...standings.values()].some(({ faults }) => faults.length === 0))
    return undefined;
  const rows = table.headings.flatMap((heading) => {
    const row = headingRow(heading, standings.get(heading.key), document, facts, table, sheets);
    return row ? [row] : [];
  });
  const guide = guideOf(table, document);
  return {
    document: kind,
    name: sheets.nameOf(documentType) ?? OTHER.name,
    generation,
    ...(guide ? { guide: guide.title } : {}),
    ...(guide?.draft ? { draft: true } : {}),
    ...(own ? {} : { untabled: true }),
    headings: [
      ...rows.filter(({ asked }) => asked),
      ...rows.filter(({ asked }) => !asked),
      ...unknownRows(unknown, sheets),
    ],
    unknown: unknown.size,
    unlinked: countUnlinked(document, facts),
  };
}

/** Sections of the first level, and below them those whose code is that of a heading which is not there. */
function readSections(
  document: DocumentFact,
  table: HeadingTable,
): { standings: Map<string, Standing>; unknown: Map<number, SectionFact> } {
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

function headingRow(
  heading: Heading,
  standing: Standing | undefined,
  document: DocumentFact,
  facts: Facts,
  table: HeadingTable,
  { receiver, tableFor }: HeadingSheets,
): HeadingRow | undefined {
  const { documentType: kind, generation } = document;
  const row = rowOf(table, heading, kind, generation);
  const { key, name } = heading;
  const base = { heading: key, name, ...(row ? { asked: row.conformance } : {}) };
  if (standing) {
    const { notes = [], ...said } = rowOfStanding(standing, receiver);
    const all: HeadingNote[] = row || !tableFor(kind) ? notes : [...notes, 'not-of-this-document'];
    return { ...base, ...said, ...(all.length > 0 ? { notes: all } : {}) };
  }
  if (!row) return undefined;
  if (table.inHeader[generation]?.includes(key)) return { ...base, state: 'in-header' };
  const held = isHeld(heading, document, facts);
  if (row.conformance === 'mandatory' && !row.disagree)
    return { ...base, state: 'missing-mandatory', ...(held ? { notes: ['held-elsewhere'] } : {}) };
  if (held) return { ...base, state: 'missing-held' };
  return { ...base, state: 'not-sent', ...(row.disagree ? { notes: ['sources-disagree'] } : {}) };
}

/** Sections whose heading is not known, by where they stand: their own title may say anything. */
function unknownRows(unknown: ReadonlyMap<number, SectionFact>, { receiver }: HeadingSheets): HeadingRow[] {
  return [...unknown].slice(0, MOST_UNKNOWN).map(([position, section]) => ({
    heading: 'unknown',
    name: `Section ${position}: heading not known`,
    ...rowOfStanding({ heading: undefined, sections: [section], faults: [] }, receiver),
  }));
}

/** The record holds resources of the heading's kind, and no section refers to one of them. */
function isHeld({ heldBy = [] }: Heading, { sections }: DocumentFact, facts: Facts): boolean {
  const shown = new Set(sections.flatMap(({ entries }) => entries));
  return facts.get('record').some(({ contains }) => heldBy.some((type) => contains.includes(type) && !shown.has(type)));
}

/** Guide of the rows for this document, where one was read. */
function guideOf(table: HeadingTable, { documentType: kind, generation }: DocumentFact) {
  for (const heading of table.headings) {
    const guide = rowOf(table, heading, kind, generation)?.guide;
    if (guide) return table.guides[guide];
  }
  return undefined;
}

/** Diagnoses, procedures, allergies and medicines of the record that stand under no section. */
function countUnlinked({ sections }: DocumentFact, facts: Facts): number {
  const linked = new Set(sections.flatMap(({ targets = [] }) => targets.map(({ path }) => path)));
  const clinical = [
    ...facts.get('allergy'),
    ...facts.get('medication').filter(({ use }) => use !== 'definition'),
    ...facts.get('statement').filter(({ role }) => role === 'diagnosis' || role === 'procedure'),
  ];
  return clinical.filter(({ path }) => !linked.has(path)).length;
}
