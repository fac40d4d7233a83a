/** The one place where the view of documents reads the tables of headings and of kinds of documents. */
import type { ReceiverSheet } from '../../catalogue/receiver.js';
import type { Catalogue } from '../../catalogue/types.js';
import type { Heading, HeadingTable } from '../../checks/heading-table.js';
import type { ItemSheet } from './item-sheet.js';
import type { CodeLists } from './items-found.js';

export interface HeadingSheets {
  receiver: ReceiverSheet;
  /** Whether documents of a kind are always shown */
  shown(kind: string | undefined): boolean;
  nameOf(kind: string | undefined): string | undefined;
  /** The table with headings of a kind of document; undefined where no table was read for it */
  tableFor(kind: string | undefined): HeadingTable | undefined;
  /** The items of a kind of document that stand where their sender puts them */
  itemsFor(kind: string | undefined): ItemSheet | undefined;
  /** A list of codes that items name */
  listed: CodeLists;
  /** Of transfer of care: its codes are known in other documents too */
  common: HeadingTable;
}

const COMMON = 'transfer-of-care/headings';

/** @returns undefined where the catalogue has no table of headings or knows nothing of receivers */
export function headingSheets({ codes, receiver }: Catalogue): HeadingSheets | undefined {
  const common = codes[COMMON] as HeadingTable | undefined;
  if (!receiver || !common) return undefined;
  const others = Object.entries(codes).filter(([name]) => name.endsWith('/headings') && name !== COMMON);
  const tables = [common, ...others.map(([, table]) => table as HeadingTable)].filter(({ headings }) =>
    Array.isArray(headings),
  );
  const names = new Map(
    ((codes['transfer-of-care/documents'] ?? []) as { key: string; name: string }[]).map(({ key, name }) => [
      key,
      name,
    ]),
  );
  const itemSheets = Object.entries(codes).flatMap(([name, sheet]) =>
    name.endsWith('/items') && isItemSheet(sheet) ? [sheet] : [],
  );
  const byKind = new Map<string | undefined, HeadingTable | undefined>();
  for (const kind of receiver.documents)
    byKind.set(
      kind,
      tables.find(({ headings }) => headings.some((heading) => hasRows(heading, kind))),
    );
  return {
    receiver,
    shown: (kind) => kind !== undefined && receiver.documents.includes(kind),
    nameOf: (kind) => names.get(kind ?? ''),
    tableFor: (kind) => byKind.get(kind),
    itemsFor: (kind) => itemSheets.find(({ documents }) => kind !== undefined && documents.includes(kind)),
    listed: (name) => (Array.isArray(codes[name]) ? (codes[name] as string[]) : []),
    common,
  };
}

function isItemSheet(sheet: unknown): sheet is ItemSheet {
  const { documents, items } = (sheet ?? {}) as Partial<ItemSheet>;
  return Array.isArray(documents) && Array.isArray(items);
}

function hasRows({ documents }: Heading, kind: string): boolean {
  return documents[kind] !== undefined;
}
