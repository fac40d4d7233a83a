/** One document, heading by heading. */
import { type Heading, type HeadingTable, rowOf } from '../../checks/heading-table.js';
import type { DocumentFact, Facts, SectionFact } from '../../record/facts.js';
import type { DocumentRow, HeadingNote, HeadingRow } from '../../report/documents.js';
import { itemRows, sectionsByItem, unplacedItems } from './item-rows.js';
import type { Item } from './item-sheet.js';
import { rowOfStanding, type Standing } from './row.js';
import { readSections } from './standings.js';
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
  const sheet = sheets.itemsFor(documentType);
  const held = heldApart(document, facts);
  const titled = sheet ? sectionsByItem(document, sheet) : new Map<Item, SectionFact[]>();
  forget(titled, standings, unknown);
  const seen: Seen = { document, table, tabled: own !== undefined, held, sheets };
  const rows = table.headings.flatMap((heading) => {
    if (isUnderItsOtherName(heading, table, standings)) return [];
    const row = headingRow(heading, standings.get(heading.key), seen);
    return row ? [row] : [];
  });
  const items = sheet ? itemRows(titled, { document, facts, sheet, sheets, held }) : [];
  const guide = sheet ? { title: sheet.guide, draft: false } : guideOf(table, document);
  const unplaced = sheet ? unplacedItems(sheet, titled) : [];
  return {
    document: kind,
    name: sheets.nameOf(documentType) ?? OTHER.name,
    generation,
    ...(guide ? { guide: guide.title } : {}),
    ...(guide?.draft ? { draft: true } : {}),
    ...(own || sheet ? {} : { untabled: true }),
    headings: [
      ...items,
      ...rows.filter(({ asked }) => asked),
      ...rows.filter(({ asked }) => !asked),
      ...unknownRows(unknown, sheets),
    ],
    ...(unplaced.length > 0 ? { unplaced } : {}),
    unknown: unknown.size,
    unlinked: countUnlinked(document, facts),
  };
}

/** Sections that stand for an item stand for no heading besides. */
function forget(
  titled: ReadonlyMap<Item, SectionFact[]>,
  standings: Map<string, Standing>,
  unknown: Map<number, SectionFact>,
): void {
  const taken = new Set([...titled.values()].flat());
  for (const [position, section] of unknown) if (taken.has(section)) unknown.delete(position);
  for (const [key, { sections }] of standings)
    if (sections.every((section) => taken.has(section))) standings.delete(key);
}

interface Seen {
  document: DocumentFact;
  table: HeadingTable;
  /** The table has headings of this kind of document */
  tabled: boolean;
  /** Resource types that the record holds and no section refers to */
  held: ReadonlySet<string>;
  sheets: HeadingSheets;
}

function headingRow(heading: Heading, standing: Standing | undefined, seen: Seen): HeadingRow | undefined {
  const { document, table, tabled, held: types, sheets } = seen;
  const { documentType: kind, generation } = document;
  const { key, name, earlierOf } = heading;
  const later = table.headings.find((one) => one.key === earlierOf);
  const row = (later && rowOf(table, later, kind, generation)) ?? rowOf(table, heading, kind, generation);
  const base = { heading: key, name, ...(row ? { asked: row.conformance } : {}) };
  if (standing) {
    const { notes = [], ...said } = rowOfStanding(standing, sheets.receiver);
    const all: HeadingNote[] = [
      ...notes,
      ...(row || !tabled ? [] : ['not-of-this-document' as const]),
      ...(earlierOf ? ['earlier-name' as const] : []),
    ];
    return { ...base, ...said, ...(all.length > 0 ? { notes: all } : {}) };
  }
  if (!row) return undefined;
  if (table.inHeader[generation]?.includes(key)) return { ...base, state: 'in-header' };
  const held = heading.heldBy?.some((type) => types.has(type));
  if (row.conformance === 'mandatory' && !row.disagree)
    return { ...base, state: 'missing-mandatory', ...(held ? { notes: ['held-elsewhere'] } : {}) };
  if (held) return { ...base, state: 'missing-held' };
  return { ...base, state: 'not-sent', ...(row.disagree ? { notes: ['sources-disagree'] } : {}) };
}

/** A heading that is not there, while the one whose name it had in earlier guides, or has in later ones, is. */
function isUnderItsOtherName(
  { key, earlierOf }: Heading,
  { headings }: HeadingTable,
  standings: ReadonlyMap<string, Standing>,
): boolean {
  if (standings.has(key)) return false;
  if (earlierOf !== undefined) return true;
  return headings.some((other) => other.earlierOf === key && standings.has(other.key));
}

/** Sections whose heading is not known, by where they stand: their own title may say anything. */
function unknownRows(unknown: ReadonlyMap<number, SectionFact>, { receiver }: HeadingSheets): HeadingRow[] {
  return [...unknown].slice(0, MOST_UNKNOWN).map(([position, section]) => ({
    heading: 'unknown',
    name: `Section ${position}: heading not known`,
    ...rowOfStanding({ heading: undefined, sections: [section], faults: [] }, receiver),
  }));
}

function heldApart({ sections }: DocumentFact, facts: Facts): Set<string> {
  const shown = new Set(sections.flatMap(({ entries }) => entries));
  const all = facts.get('record').flatMap(({ contains }) => contains);
  return new Set(all.filter((type) => !shown.has(type)));
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
