/** The one place where the view of documents reads the tables of headings and of kinds of documents. */
import type { ReceiverSheet } from '../../catalogue/receiver.js';
import type { Catalogue } from '../../catalogue/types.js';
import type { Heading, HeadingTable } from '../../checks/heading-table.js';

export interface HeadingSheets {
  receiver: ReceiverSheet;
  /** Whether documents of a kind are always shown */
  shown(kind: string | undefined): boolean;
  nameOf(kind: string | undefined): string | undefined;
  /** The table with headings of a kind of document; undefined where no table was read for it */
  tableFor(kind: string | undefined): HeadingTable | undefined;
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
    common,
  };
}

function hasRows({ documents }: Heading, kind: string): boolean {
  return documents[kind] !== undefined;
}
