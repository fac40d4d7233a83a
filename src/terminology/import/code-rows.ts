/** Puts together what several rows or files say of each code, in columns of numbers, and makes the index of it. */
import { displayKey, hashKey } from '../display-key.js';
import { CodeSet } from '../index/code-set.js';
import { listsOf } from '../index/columns.js';
import { displayLists } from '../index/display-lists.js';
import { encodeIndex } from '../index/encode.js';
import {
  DISPLAY_BITS,
  DISPLAY_PREFERRED,
  DISPLAY_TEXT,
  type IndexMeta,
  type ReplacementKind,
} from '../index-format.js';
import { TerminologyError } from '../terminology-error.js';
import { historyOf, Links } from './links.js';
import { Pairs } from './pairs.js';
import { ownText, TextValues } from './text-values.js';

export interface CodeRow {
  code: string;
  /** Left out where the row does not tell */
  active?: boolean;
  category?: string;
  parents?: readonly string[];
  displays?: readonly string[];
  replacements?: readonly { code: string; kind: ReplacementKind }[];
  properties?: Readonly<Record<string, readonly string[]>>;
  /** Sets of codes that it is in */
  sets?: readonly string[];
}

const MOST_CATEGORIES = 0xffff;

export class CodeRows {
  private readonly numbers = new Map<string, number>();
  private readonly codes = new CodeSet();
  private readonly active: number[] = [];
  private readonly categoryOf: number[] = [];
  private readonly described: boolean[] = [];
  private readonly categories = new Map([['', 0]]);
  private readonly parents = new Links();
  private readonly replacements = new Links();
  private readonly displays = new Pairs();
  private readonly properties = new Map<string, TextValues>();
  private readonly sets = new Map<string, number[]>();
  /** Rows that speak of a code that was there before */
  repeated = 0;

  /** @param ignoreCase upper and lower case of a code mean the same */
  constructor(private readonly ignoreCase = false) {}

  get size(): number {
    return this.active.length;
  }

  /** @throws TerminologyError where there are more codes or categories than an index can hold */
  take(row: CodeRow): void {
    const number = this.numberOf(row.code);
    // Of two rows for a code, one where it is active is enough.
    if (row.active) this.active[number] = 1;
    if (row.category && this.categoryOf[number] === 0) this.categoryOf[number] = this.categoryNumber(row.category);
    for (const parent of row.parents ?? []) if (parent !== row.code) this.parents.add(number, 0, parent);
    for (const { code, kind } of row.replacements ?? []) this.replacements.add(number, kind, code);
    for (const text of row.displays ?? []) this.describe(number, text);
    for (const [name, values] of Object.entries(row.properties ?? {}))
      for (const value of values) inMap(this.properties, name, () => new TextValues()).add(number, value);
    for (const name of row.sets ?? []) inMap(this.sets, name, (): number[] => []).push(number);
  }

  private numberOf(text: string): number {
    const code = this.ignoreCase ? text.toUpperCase() : text;
    const held = this.numbers.get(code);
    if (held !== undefined) {
      this.repeated += 1;
      return held;
    }
    const own = ownText(code);
    const number = this.codes.add(own);
    this.numbers.set(own, number);
    this.active.push(0);
    this.categoryOf.push(0);
    this.described.push(false);
    return number;
  }

  private categoryNumber(category: string): number {
    const number = inMap(this.categories, category, () => this.categories.size);
    if (number > MOST_CATEGORIES) throw new TerminologyError('There are more categories than an index can hold.');
    return number;
  }

  /** The first description is the preferred one. */
  private describe(number: number, text: string): void {
    const flag = this.described[number] ? DISPLAY_TEXT : DISPLAY_TEXT | DISPLAY_PREFERRED;
    this.displays.add(number, hashKey(displayKey(text)) | (flag << DISPLAY_BITS));
    this.described[number] = true;
  }

  /**
   * The index in pieces, to be written one after the other. Codes that others name and that never came are counted.
   * @throws TerminologyError where the hierarchy goes in a circle
   */
  finish(meta: IndexMeta): Uint8Array[] {
    const codes = this.codes.finish();
    const { ordinals } = codes;
    const find = (code: string) => {
      const number = this.numbers.get(this.ignoreCase ? code.toUpperCase() : code);
      return number === undefined ? undefined : ordinals[number]!;
    };
    const parents = this.parents.resolve(ordinals, find);
    const history = this.replacements.resolve(ordinals, find);
    const lost = parents.lost + history.lost;
    const counts = { ...meta.counts, ...(lost > 0 ? { linksLeftOut: lost } : {}) };
    const { size } = this;
    const [described, entries] = this.displays.columns();
    return encodeIndex({
      meta: { ...meta, counts },
      codes,
      active: Uint8Array.from(placed(this.active, ordinals)),
      categories: placed(this.categoryOf, ordinals),
      categoryNames: [...this.categories.keys()],
      parents: listsOf(size, parents.from, parents.to),
      displays: displayLists(size, ordinalsOf(described, ordinals), entries),
      history: historyOf(history),
      refsets: [...this.sets].map(([code, numbers]) => ({ code, members: membersOf(numbers, ordinals) })),
      properties: [...this.properties].map(([name, values]) => ({ name, ...values.columns(size, ordinals) })),
    });
  }
}

function inMap<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const held = map.get(key);
  if (held !== undefined) return held;
  const made = make();
  map.set(key, made);
  return made;
}

/** Values by number, in the order of ordinals. */
function placed(values: readonly number[], ordinals: Uint32Array): Uint16Array {
  const inOrder = new Uint16Array(values.length);
  for (const [number, value] of values.entries()) inOrder[ordinals[number]!] = value;
  return inOrder;
}

function ordinalsOf(numbers: Uint32Array, ordinals: Uint32Array): Uint32Array {
  return numbers.map((number) => ordinals[number]!);
}

function membersOf(numbers: readonly number[], ordinals: Uint32Array): Uint32Array {
  return Uint32Array.from(new Set(numbers), (number) => ordinals[number]!).sort();
}
