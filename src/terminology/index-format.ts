/**
 * The index of one code system and edition: one file, read in place.
 *
 *     preamble   8 bytes MAGIC · u32 version · u32 length of header · u32 checksum of header · u32 nought
 *     header     JSON (IndexHeader), UTF-8
 *     sections   one after the other, in the order of SECTIONS; header.sections says where, from the end of the header
 *
 * All numbers are little-endian. A concept is known by its ordinal, its place in the order of codes.
 *
 * Codes. A code that is a valid SNOMED CT identifier is split into item, group (namespace and partition) and check digit; the
 * check digit is not kept, since it follows. Groups come in the order of their keys, items in ascending order, in blocks of
 * CODE_BLOCK: `codeAnchors` has for each block its first item (float64, all blocks) and then its offset in `codes` (u32, all
 * blocks); `codes` has the differences of the further items as variable-length numbers. Every other code is text: ordinals
 * after the numeric ones, in the order of UTF-16 units, blocks of TEXT_BLOCK, front-coded UTF-8 in `textCodes`, whose block
 * offsets (u32) stand in `textAnchors`. In dm+d, the trade item numbers of packs are such codes, `gtin:` and 14 digits, and
 * the packs are their parents.
 *
 * Lists (parents, displays). `…Heads` has for each LIST_BLOCK of concepts a u32 (entries before the block) and a nibble for
 * each concept: how many entries it has. 15 says that the number stands in an entry of its own before them.
 *
 * parents: 3 bytes, an ordinal. levels: a nibble a concept, half the longest way up (15: that or more); no ancestor has a
 * higher one. categories: one or two bytes, a place in header.categories (0: none). active: one bit.
 * displays: 3 bytes, DISPLAY_BITS of the hash of a description's key (display-key.ts) and three bits above them: DISPLAY_*.
 * history: variable-length numbers: how many rows, and for each, in order, the difference of its ordinal to that before, its
 * kind (a place in REPLACEMENT_KINDS), and the ordinal in its place.
 * refsets: members of each set of header.refsets, as differences of ordinals. properties: see index/properties.ts.
 * attributes, terms, details and aliases, which an importer may leave empty: see the files of their names in index.
 */
export const MAGIC = 'CCTERM\r\n';
export const FORMAT_VERSION = 2;
export const PREAMBLE = 24;

/** Stands before the trade item number of a pack, so that no identifier can be taken for one. */
export const GTIN_PREFIX = 'gtin:';

export const CODE_BLOCK = 64;
export const TEXT_BLOCK = 64;
export const LIST_BLOCK = 32;
/** Bytes of a head of a block: u32 and a nibble for each concept */
export const LIST_HEAD = 4 + LIST_BLOCK / 2;
export const MOST_CONCEPTS = 0xffffff;

export const DISPLAY_BITS = 21;
/** Of the bits above the hash: the text as it is, the preferred one, and the text with ` (category)` after it */
export const DISPLAY_TEXT = 1;
export const DISPLAY_PREFERRED = 2;
export const DISPLAY_WITH_CATEGORY = 4;

export const SECTIONS = [
  'codeAnchors',
  'codes',
  'textAnchors',
  'textCodes',
  'active',
  'levels',
  'categories',
  'parentHeads',
  'parents',
  'history',
  'displayHeads',
  'displays',
  'refsets',
  'properties',
  'attributeAnchors',
  'attributes',
  'termAnchors',
  'terms',
  'detailKinds',
  'details',
  'aliasAnchors',
  'aliases',
  'aliasConcepts',
] as const;
export type SectionName = (typeof SECTIONS)[number];

/**
 * What a code has to do with the one recorded in its place: SNOMED CT historical associations, and the previous id of dm+d.
 * The order is part of the format: add at the end.
 */
export const REPLACEMENT_KINDS = [
  'same-as',
  'replaced-by',
  'previous-id',
  'possibly-equivalent-to',
  'possibly-replaced-by',
  'partially-equivalent-to',
  'similar-to',
  'alternative',
  'was-a',
  'moved-to',
  'moved-from',
  'refers-to',
] as const;
export type ReplacementKind = (typeof REPLACEMENT_KINDS)[number];

/** Only these say that one code may stand for the other without a clinician's choice. */
export const SURE_KINDS: readonly ReplacementKind[] = ['same-as', 'replaced-by', 'previous-id'];

/** Where an index comes from. */
export interface IndexMeta {
  /** Key of the naming table: snomed-ct, dmd, icd-10 … or a URI */
  system: string;
  /** Edition or product within the system, as 83821000000107; empty where there is only one */
  edition: string;
  /** Version as the publisher writes it: 20260415 */
  version: string;
  title?: string;
  sources: { name: string; sha256: string; bytes: number }[];
  /** Optional content that it has: refsets, relationships, terms */
  with: string[];
  /** Counts of the release, as its importer names them: descriptions, relationships … */
  counts: Record<string, number>;
  /** What the importer should say of the release and went on all the same */
  notes: string[];
  /** Upper and lower case of a code mean the same */
  ignoreCase?: boolean;
  /** The index has not all codes of the system, so that an absent one cannot be told */
  partial?: boolean;
  /** The form of the codes that it would hold if they were right; of others it tells nothing */
  covers?: string;
  /** Other ways of writing a code, tried in order until one is found where it is not as it stands */
  spellings?: Spelling[];
  /**
   * What it is besides a code system. map: says what codes are mapped to, not whether they are active. supplement: adds
   * descriptions to codes of a system. value-set: its codes are system, | and code.
   */
  kind?: 'map' | 'supplement' | 'value-set';
  /** Of a value set: the parts that it is composed of; codes listed in one are members of the set that `listed` names */
  compose?: ComposePart[];
}

export interface Spelling {
  matches: string;
  /** With $1 for the first group */
  becomes: string;
}

/** Part of a value set. Source: FHIR R4 §4.9.4, ValueSet.compose. */
export interface ComposePart {
  exclude: boolean;
  system?: string;
  version?: string;
  /** Name of the set of codes in the index that the part lists */
  listed?: string;
  /** Systems of those codes, where the part has none of its own */
  systems?: string[];
  filters?: { property: string; op: string; value: string }[];
  valueSets?: string[];
}

export interface CodeGroup {
  /** Namespace and partition: 00, or 100000010 */
  key: string;
  /** First ordinal, number of codes, first block */
  first: number;
  count: number;
  block: number;
}

export interface IndexHeader {
  meta: IndexMeta;
  concepts: number;
  groups: CodeGroup[];
  categories: string[];
  categoryBytes: 1 | 2;
  refsets: { code: string; at: number; count: number }[];
  properties: { name: string; at: number; count: number }[];
  /** Codes of attributes, as 363698007 */
  attributeTypes: string[];
  /** Languages of terms, as en */
  languages: string[];
  /** Language reference sets that say of terms how acceptable they are */
  dialects: string[];
  /** Groups of other ids that name a concept, as those of its descriptions */
  aliasGroups: CodeGroup[];
  sections: Record<SectionName, { at: number; bytes: number; sum: number }>;
  /** Of the whole file */
  bytes: number;
}
