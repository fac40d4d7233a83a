/** What the files of a release say of each identifier, in columns of numbers: a release has half a million. */
import { displayKey, hashKey } from '../../display-key.js';
import { DISPLAY_BITS, DISPLAY_PREFERRED, DISPLAY_TEXT } from '../../index-format.js';
import { longer } from '../id-map.js';
import { Pairs } from '../pairs.js';
import { Texts } from '../texts.js';
import { WordList } from '../word-list.js';
import type { DmdRowKind } from './facts.js';
import { DmdIds } from './ids.js';
import type { DmdRow } from './rows.js';

/** A code of another list, as 0001 for a flavour, is no identifier of dm+d. */
const SHORT = /^\d{1,5}$/;
export const LISTED = 1;
export const ACTIVE = 2;

export class DmdConcepts {
  readonly ids = new DmdIds();
  readonly levels = new WordList(['']);
  readonly values = new WordList([]);
  /** LISTED and ACTIVE; neither where it is only known as a previous id */
  flags = new Uint8Array(1 << 16);
  level = new Uint16Array(1 << 16);
  readonly parents = new Pairs();
  /** An identifier, and the one that took its place */
  readonly history = new Pairs();
  readonly displays = new Pairs();
  readonly links = new Map<string, Pairs>();
  readonly properties = new Map<string, Pairs>();
  /** Concept and kind of each name, where the user asked for texts: 1 the preferred one */
  readonly named = new Pairs();
  readonly texts: Texts | undefined;
  private readonly encoder = new TextEncoder();
  /** Identifiers that come again, in another list or the same one */
  repeated = 0;
  /** Of no form that an identifier can have */
  misformed = 0;

  /** @param withTexts keeps the names too, and not only what of them is compared */
  constructor(withTexts: boolean) {
    if (withTexts) this.texts = new Texts();
  }

  /** A field that the release has and no product fills in is known all the same. */
  expect({ properties }: DmdRowKind): void {
    for (const name of properties ?? []) pairsOf(this.properties, name);
  }

  /** False where the row is of another kind or about no identifier. */
  take(kind: DmdRowKind, row: DmdRow): boolean {
    const text = row.fields.get(kind.id) ?? '';
    if ((kind.row !== undefined && kind.row !== row.element) || text === '' || SHORT.test(text)) return false;
    const id = this.number(text);
    if (id === undefined) return false;
    if (kind.says === 'list') this.list(id, kind, row);
    this.previous(id, kind, row.fields);
    for (const name of kind.links ?? []) this.link(id, name, row.fields.get(name));
    for (const name of kind.properties ?? []) this.say(id, name, row.fields.get(name));
    if (kind.packs) this.packs(id, kind.packs, row.inner);
    return true;
  }

  private number(text: string): number | undefined {
    const number = this.ids.number(text);
    if (number === undefined) this.misformed += 1;
    else if (number >= this.flags.length) {
      this.flags = longer(this.flags);
      this.level = longer(this.level);
    }
    return number;
  }

  private list(id: number, kind: DmdRowKind, { around, fields }: DmdRow): void {
    const before = this.flags[id]!;
    if (before & LISTED) this.repeated += 1;
    else this.level[id] = this.levels.number(kind.level ?? around);
    // Of two lists that hold an identifier, one where it is valid is enough.
    this.flags[id] = before | LISTED | (isSet(fields.get('INVALID')) ? 0 : ACTIVE);
    for (const name of kind.parents ?? []) {
      const parent = this.other(fields.get(name), id);
      if (parent !== undefined) this.parents.add(id, parent);
    }
    this.names(id, kind, fields);
  }

  private names(id: number, { name = [], further = [] }: DmdRowKind, fields: DmdRow['fields']): void {
    const preferred = name.find((one) => fields.get(one));
    for (const one of new Set([...name, ...further])) {
      const text = fields.get(one);
      if (!text) continue;
      const flags = one === preferred ? DISPLAY_TEXT | DISPLAY_PREFERRED : DISPLAY_TEXT;
      this.displays.add(id, hashKey(displayKey(text)) | (flags << DISPLAY_BITS));
      this.texts?.put(this.named.size, this.encoder.encode(text));
      this.named.add(id, one === preferred ? 1 : 0);
    }
  }

  private previous(id: number, { previous }: DmdRowKind, fields: DmdRow['fields']): void {
    const old = previous === undefined ? undefined : this.other(fields.get(previous), id);
    if (old !== undefined) this.history.add(old, id);
  }

  private link(id: number, name: string, text: string | undefined): void {
    const other = this.other(text, id);
    if (other !== undefined) pairsOf(this.links, name).add(id, other);
  }

  private say(id: number, name: string, text: string | undefined): void {
    if (text) pairsOf(this.properties, name).add(id, this.values.number(text));
  }

  private packs(id: number, { number, end }: NonNullable<DmdRowKind['packs']>, rows: readonly DmdRow[]): void {
    for (const { fields } of rows) {
      const gtin = this.ids.gtinNumber(fields.get(number) ?? '');
      if (gtin === undefined) continue;
      if (gtin >= this.flags.length) {
        this.flags = longer(this.flags);
        this.level = longer(this.level);
      }
      this.level[gtin] = this.levels.number(number);
      this.flags[gtin] = this.flags[gtin]! | LISTED | (fields.get(end) ? 0 : ACTIVE);
      this.parents.add(gtin, id);
    }
  }

  /** Another identifier that the row names; undefined where it names none. */
  private other(text: string | undefined, id: number): number | undefined {
    if (!text || SHORT.test(text)) return undefined;
    const number = this.number(text);
    return number === id ? undefined : number;
  }
}

function pairsOf(map: Map<string, Pairs>, name: string): Pairs {
  const held = map.get(name) ?? new Pairs();
  map.set(name, held);
  return held;
}

/** INVALID is 1 or is not there. */
function isSet(text: string | undefined): boolean {
  return text !== undefined && text !== '' && text !== '0';
}
