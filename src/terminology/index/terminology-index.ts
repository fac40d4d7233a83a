/** One code system in one edition, read in place. Concepts are known by ordinals; codes stay text from end to end. */
import { displayKey, hashKey, splitCategory } from '../display-key.js';
import {
  DISPLAY_BITS,
  DISPLAY_PREFERRED,
  DISPLAY_TEXT,
  DISPLAY_WITH_CATEGORY,
  type IndexHeader,
  type IndexMeta,
  type SectionName,
  type Spelling,
} from '../index-format.js';
import { splitSctid } from '../sctid.js';
import { AliasTable } from './aliases.js';
import { Ancestry } from './ancestry.js';
import { type Attribute, AttributeTable } from './attributes.js';
import { CodeTable } from './code-table.js';
import { type Details, DetailTable } from './details.js';
import { HistoryTable, type Successor } from './history-table.js';
import { ListTable } from './list-table.js';
import { openIndex } from './open.js';
import type { Pages } from './pages.js';
import { PropertyTable } from './properties.js';
import { RefsetTable } from './refsets.js';
import type { Section } from './section.js';

const HASH = (1 << DISPLAY_BITS) - 1;
const MOST_OFTEN = 2000;
const INTERNATIONAL = '00';
const LEAST_OF_EXTENSION = 100;
const LONGEST_SPELLING = 20;

export class TerminologyIndex {
  readonly header: IndexHeader;
  readonly meta: IndexMeta;
  private readonly sections: Record<SectionName, Section>;
  private readonly codes: CodeTable;
  private readonly ancestry: Ancestry;
  private readonly displays: ListTable;
  private readonly history: HistoryTable;
  private readonly refsets: RefsetTable;
  private readonly properties: PropertyTable;
  private readonly attributeTable: AttributeTable;
  private readonly detailTable: DetailTable;
  private readonly aliases: AliasTable;
  private readonly entries: number[] = [];
  private readonly often = new Map<string, number>();
  private compiled: (readonly [RegExp, string])[] | undefined;
  private lastCode = '';
  private lastOrdinal = -1;
  /** As reports name it: `snomed-ct 83821000000107 20260415` */
  readonly edition: string;

  /** @throws TerminologyError where the pages are no index, or one that is damaged or of another version */
  constructor(private readonly pages: Pages) {
    const { header, sections } = openIndex(pages);
    this.header = header;
    this.meta = header.meta;
    const { system, edition, version } = header.meta;
    this.edition = [...new Set([system, edition, version])].filter((part) => part !== '').join(' ');
    this.sections = sections;
    this.codes = new CodeTable(header, sections);
    this.ancestry = new Ancestry(
      header.concepts,
      new ListTable(sections.parentHeads, sections.parents),
      sections.levels,
    );
    this.displays = new ListTable(sections.displayHeads, sections.displays);
    this.history = new HistoryTable(sections.history);
    this.refsets = new RefsetTable(header, sections.refsets);
    this.attributeTable = new AttributeTable(header.attributeTypes, sections.attributeAnchors, sections.attributes);
    this.properties = new PropertyTable(header.properties, sections.properties);
    this.detailTable = new DetailTable(sections.detailKinds, sections.details);
    this.aliases = new AliasTable(header, sections);
  }

  get concepts(): number {
    return this.header.concepts;
  }

  /** The ordinal of a code, or -1 where the edition does not hold it. */
  find(code: string): number {
    // Several questions in a row are asked of one code.
    if (code === this.lastCode) return this.lastOrdinal;
    const own = this.meta.ignoreCase ? code.toUpperCase() : code;
    this.lastOrdinal = this.codes.find(own);
    if (this.lastOrdinal < 0 && this.meta.spellings) this.lastOrdinal = this.findOtherwise(own, this.meta.spellings);
    this.lastCode = code;
    return this.lastOrdinal;
  }

  /** A code that is written otherwise than the publisher does, as I219 for I21.9. */
  private findOtherwise(code: string, spellings: readonly Spelling[]): number {
    if (code.length > LONGEST_SPELLING) return -1;
    this.compiled ??= spellings.map(({ matches, becomes }) => [new RegExp(matches, 'u'), becomes]);
    for (const [pattern, becomes] of this.compiled) {
      const ordinal = pattern.test(code) ? this.codes.find(code.replace(pattern, becomes)) : -1;
      if (ordinal >= 0) return ordinal;
    }
    return -1;
  }

  /**
   * Would the edition hold the code if it were right? An edition has nothing, or only its own metadata, of an extension
   * that it does not hold.
   */
  covers(code: string): boolean {
    const group = splitSctid(code)?.group;
    if (group === undefined || group === INTERNATIONAL) return true;
    return (this.header.groups.find(({ key }) => key === group)?.count ?? 0) >= LEAST_OF_EXTENSION;
  }

  /** The same for codes of rules and value sets, which are few and come again and again. */
  findOften(code: string): number {
    const held = this.often.get(code);
    if (held !== undefined) return held;
    const ordinal = this.find(code);
    if (this.often.size < MOST_OFTEN) this.often.set(code, ordinal);
    return ordinal;
  }

  code(ordinal: number): string {
    return this.codes.at(ordinal);
  }

  active(ordinal: number): boolean {
    const { active } = this.sections;
    const at = active.window(ordinal >> 3, 1);
    return (active.bytes[at]! & (1 << (ordinal & 7))) !== 0;
  }

  /** SNOMED CT's semantic tag, dm+d's level; empty where none is known. */
  category(ordinal: number): string {
    const { categories } = this.sections;
    const width = this.header.categoryBytes;
    const at = categories.window(ordinal * width, width);
    const place = categories.bytes[at]! | (width === 2 ? categories.bytes[at + 1]! << 8 : 0);
    return this.header.categories[place] ?? '';
  }

  parents(ordinal: number): number[] {
    return this.ancestry.parentsOf(ordinal);
  }

  /** True where the first is above the second; a concept is not above itself. */
  isAbove(ancestor: number, descendant: number): boolean {
    return this.ancestry.isAbove(ancestor, descendant);
  }

  /** All concepts below one, as bits by ordinal. */
  descendants(ordinal: number): Uint8Array {
    return this.ancestry.descendants(ordinal);
  }

  /** What is recorded in a concept's place, and what it has to do with it. */
  successors(ordinal: number): Successor[] {
    return this.history.of(ordinal);
  }

  /** Members of a reference set, as bits by ordinal; undefined where the index does not hold the set. */
  members(refset: string): Uint8Array | undefined {
    return this.refsets.members(refset);
  }

  /** False too where the index does not hold the set. */
  isMember(refset: string, ordinal: number): boolean {
    const bits = this.members(refset);
    return bits !== undefined && (bits[ordinal >> 3]! & (1 << (ordinal & 7))) !== 0;
  }

  propertyNames(): string[] {
    return this.properties.names();
  }

  property(name: string, ordinal: number): readonly string[] {
    return this.properties.values(name, ordinal);
  }

  /** Relationships other than is-a; none where the index was made without them (header.meta.with). */
  attributes(ordinal: number): Attribute[] {
    return this.attributeTable.of(ordinal);
  }

  /** Module, effective time and definition status; undefined where the index was made without relationships. */
  details(ordinal: number): Details | undefined {
    return this.detailTable.of(ordinal);
  }

  /** The ordinal of the concept that a description is of; -1 where none is held, undefined where no descriptions are. */
  conceptOf(descriptionId: string): number | undefined {
    return this.aliases.held ? this.aliases.find(descriptionId) : undefined;
  }

  /** A section as it is, for readers of their own: terms (index/terms.ts) bring in what unpacks them, which few need. */
  section(name: SectionName): Section {
    return this.sections[name];
  }

  /** What a text is among the active descriptions of a concept; undefined where the index keeps no descriptions of it. */
  matchDisplay(ordinal: number, text: string): 'preferred' | 'synonym' | 'none' | undefined {
    const count = this.displays.read(ordinal, this.entries);
    if (count === 0) return undefined;
    const key = displayKey(text);
    const flags = this.flagsOf(hashKey(key), count);
    if (flags & DISPLAY_PREFERRED) return 'preferred';
    if (flags & DISPLAY_TEXT) return 'synonym';
    const split = splitCategory(key);
    if (!split || split.category !== displayKey(this.category(ordinal))) return 'none';
    return this.flagsOf(hashKey(split.base), count) & DISPLAY_WITH_CATEGORY ? 'synonym' : 'none';
  }

  private flagsOf(hash: number, count: number): number {
    let flags = 0;
    for (let at = 0; at < count; at += 1) {
      const entry = this.entries[at]!;
      if ((entry & HASH) === hash) flags |= entry >>> DISPLAY_BITS;
    }
    return flags;
  }

  close(): void {
    this.pages.close?.();
  }
}
