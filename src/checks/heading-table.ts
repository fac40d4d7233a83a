/** Reads a table of document headings (`standards/<id>/codes/headings.json`) for the checks that ask about sections. */
import type { Generation } from '../generation.js';
import type { CodingFact, DocumentFact, SectionFact } from '../record/facts.js';

export interface HeadingRow {
  conformance: 'mandatory' | 'required' | 'optional';
  cardinality: string;
  guide: string;
  /** Cardinality in the profile, where the profile has a slice for it */
  profile?: string;
  /** The sources contradict each other about this row */
  disagree?: boolean;
  /** Only an earlier edition of the guide has this heading */
  earlier?: boolean;
  /** What the sources say of this row that a reader should know */
  note?: string;
}

export interface Heading {
  key: string;
  name: string;
  /** The heading that took its place in later guides: where this one stands, that one is not missing */
  earlierOf?: string;
  /** Other names that titles have for it */
  alsoCalled?: string[];
  /** Codes in the code system that `HeadingTable.snomed` names */
  snomed: string[];
  /** Codes in one of `HeadingTable.slugSystems` */
  slugs: string[];
  /** Resource types whose presence shows that the sender holds such data */
  heldBy?: string[];
  /** The only generations that have this heading */
  only?: Generation[];
  documents: Record<string, Partial<Record<Generation, HeadingRow>>>;
}

export interface HeadingTable {
  /** Key in the naming table */
  snomed: string;
  slugSystems: string[];
  /** Generations that are read as another one */
  sameAs: Partial<Record<Generation, Generation>>;
  /** Headings whose content stands in the header of a document of that generation, so that no section is due */
  inHeader: Partial<Record<Generation, string[]>>;
  guides: Record<string, { title: string; draft: boolean; edition?: string; status?: 'checked' | 'unverified' }>;
  headings: Heading[];
}

/** Options of checks that ask nothing but the table. */
export interface TableOptions {
  table: string;
}

export const TABLE_OPTIONS = {
  type: 'object',
  additionalProperties: false,
  required: ['table'],
  properties: { table: { type: 'string' } },
} as const;

const UNREAD: HeadingRow = { conformance: 'optional', cardinality: '0..1', guide: '' };

/** What the table asks of a heading in a kind of document; undefined where the heading is not of that document. */
export function rowOf(
  table: HeadingTable,
  heading: Heading,
  documentType: string | undefined,
  generation: Generation,
): HeadingRow | undefined {
  const rows = documentType === undefined ? undefined : heading.documents[documentType];
  if (!rows || (heading.only && !heading.only.includes(generation))) return undefined;
  if (table.inHeader[generation]?.includes(heading.key)) return UNREAD;
  return rows[generation] ?? rows[table.sameAs[generation] ?? generation] ?? UNREAD;
}

/**
 * The sections that carry a document's headings: those of the first level, or of the next where the first only wraps
 * others, with neither code nor text of its own (as CDA documents of the NHS have it).
 */
export function topSections(document: DocumentFact): SectionFact[] {
  const least = document.sections.reduce((lowest, { depth }) => Math.min(lowest, depth), Number.POSITIVE_INFINITY);
  let level = document.sections.filter(({ depth }) => depth === least);
  while (level.length > 0 && level.every(isWrapper)) level = level.flatMap(({ sections }) => sections);
  return level;
}

function isWrapper(section: SectionFact): boolean {
  return section.sections.length > 0 && section.narrative !== 'text' && codesOf(section).length === 0;
}

/** Codes of a section that say something, white space left as it was sent. */
export function codesOf(section: SectionFact): (CodingFact & { code: string })[] {
  return section.codings.filter((coding): coding is CodingFact & { code: string } => Boolean(coding.code?.trim()));
}

export interface Found {
  heading: Heading;
  by: 'code' | 'title';
}

/**
 * The heading that a section carries: by any of its codes, whatever their system; by its title only where it has no code.
 * Where one code means two headings, the one that belongs to this kind of document wins.
 */
export function headingOf(
  table: HeadingTable,
  section: SectionFact,
  documentType: string | undefined,
): Found | undefined {
  const codes = codesOf(section).map(({ code }) => code.trim());
  const by = codes.length > 0 ? 'code' : 'title';
  const { coded } = indexOf(table);
  const carried =
    by === 'code'
      ? inOrder(
          table,
          codes.flatMap((code) => coded.get(code) ?? []),
        )
      : headingsCalled(table, section.title);
  const heading = carried.find(({ documents }) => documentType !== undefined && documents[documentType]) ?? carried[0];
  return heading && { heading, by };
}

/** The heading that a section's title names, whatever its code says. */
export function titledHeading(
  table: HeadingTable,
  section: SectionFact,
  documentType: string | undefined,
): Heading | undefined {
  return headingOf(table, { ...section, codings: [] }, documentType)?.heading;
}

/** The headings that a title names. */
export function headingsCalled(table: HeadingTable, title: string | undefined): readonly Heading[] {
  return indexOf(table).named.get(wordsOf(title)) ?? [];
}

interface HeadingIndex {
  coded: Map<string, Heading[]>;
  named: Map<string, Heading[]>;
}

/** Made once a table: documents have many sections, and many rules ask after the heading of each. */
const indexes = new WeakMap<HeadingTable, HeadingIndex>();

function indexOf(table: HeadingTable): HeadingIndex {
  const known = indexes.get(table);
  if (known) return known;
  const made: HeadingIndex = { coded: new Map(), named: new Map() };
  for (const heading of table.headings) {
    for (const code of new Set([...heading.snomed, ...heading.slugs])) add(made.coded, code, heading);
    for (const name of [heading.name, ...(heading.alsoCalled ?? [])]) add(made.named, wordsOf(name), heading);
  }
  indexes.set(table, made);
  return made;
}

function add(map: Map<string, Heading[]>, key: string, heading: Heading): void {
  const held = map.get(key);
  if (held) held.push(heading);
  else map.set(key, [heading]);
}

/** Where a section has codes of several headings, the one that stands first in the table goes first. */
function inOrder({ headings }: HeadingTable, found: Heading[]): Heading[] {
  return found.length < 2 ? found : headings.filter((heading) => found.includes(heading));
}

/** A title or name without capitals, punctuation and white space that do not matter. */
export function wordsOf(title: string | undefined): string {
  return (title ?? '')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean)
    .join(' ');
}
