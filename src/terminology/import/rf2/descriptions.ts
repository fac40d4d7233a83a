/** The descriptions of a release: of each its concept, the hash of its text, and whether a language prefers it. */
import { displayKey, finishHash, HASH_FACTOR, HASH_START, hashKey, splitCategory } from '../../display-key.js';
import { ACCEPTED, MOST_DIALECTS, PREFERS } from '../../index/terms.js';
import { TerminologyError } from '../../terminology-error.js';
import { IdMap, longer } from '../id-map.js';
import type { Texts } from '../texts.js';
import { WordList } from '../word-list.js';
import type { Row } from './rows.js';

const FULLY_SPECIFIED_NAME = '900000000000003001';
const SYNONYM = '900000000000013009';
export const ACTIVE = 1;
/** The text is a fully specified name, hashed without its category */
export const WITH_CATEGORY = 2;
export const ENGLISH = 4;
/** Above the flags: one more than the place of the first language in the user's order that prefers it */
export const RANK_SHIFT = 3;
const MOST_RANKS = 30;
const BRACKET = 41;

const decoder = new TextDecoder('utf-8', { fatal: true });

export class Descriptions {
  ids: IdMap;
  readonly categoryNames = [''];
  private readonly categoryNumbers = new Map([['', 0]]);
  private times: Uint32Array;
  concepts: Uint32Array;
  hashes: Uint32Array;
  categories: Uint16Array;
  flags: Uint8Array;
  size = 0;
  /** Languages of texts, and acceptability in dialects: only where texts are kept */
  readonly languages = new WordList([]);
  language: Uint8Array;
  acceptability: Float64Array;
  /** Rows whose concept the release does not hold */
  lost = 0;

  /** @param texts keeps the texts of active descriptions too */
  constructor(
    expected: number,
    readonly texts?: Texts,
  ) {
    this.ids = new IdMap(expected);
    this.times = new Uint32Array(expected);
    this.concepts = new Uint32Array(expected);
    this.hashes = new Uint32Array(expected);
    this.categories = new Uint16Array(expected);
    this.flags = new Uint8Array(expected);
    this.language = new Uint8Array(texts ? expected : 0);
    this.acceptability = new Float64Array(texts ? expected : 0);
  }

  /** @throws TerminologyError where the text is not in UTF-8 */
  take({ bytes, starts, effectiveTime, active }: Row, concepts: IdMap): void {
    const concept = concepts.find(bytes, starts[4]!, starts[5]! - 1);
    if (concept < 0) {
      this.lost += 1;
      return;
    }
    const isName = equals(bytes, starts[6]!, starts[7]! - 1, FULLY_SPECIFIED_NAME);
    if (!isName && !equals(bytes, starts[6]!, starts[7]! - 1, SYNONYM)) return;
    const number = this.ids.add(bytes, starts[0]!, starts[1]! - 1);
    this.size = this.ids.size;
    if (number >= this.times.length) this.grow();
    if (effectiveTime < this.times[number]!) return;
    this.times[number] = effectiveTime;
    this.concepts[number] = concept;
    const english = bytes[starts[5]!] === 101 && bytes[starts[5]! + 1] === 110 ? ENGLISH : 0;
    this.flags[number] = english | (active ? ACTIVE : 0);
    if (!active) return;
    this.readText(number, bytes, starts[7]!, starts[8]! - 1, isName);
    if (!this.texts) return;
    this.texts.put(number, bytes.subarray(starts[7]!, starts[8]! - 1));
    this.language[number] = this.languages.number(decode(bytes, starts[5]!, starts[6]! - 1));
  }

  /** A language prefers the description; the lower the rank, the sooner its word is taken. */
  prefer(number: number, rank: number): void {
    const held = this.flags[number]!;
    const place = Math.min(rank, MOST_RANKS) + 1;
    const before = held >> RANK_SHIFT;
    if (before === 0 || place < before) this.flags[number] = (held & 7) | (place << RANK_SHIFT);
  }

  /** @param dialect place of a language reference set in the index; those beyond what it holds are not kept */
  accept(number: number, dialect: number, isPreferred: boolean): void {
    if (!this.texts || dialect >= MOST_DIALECTS) return;
    const unit = 4 ** dialect;
    const before = Math.floor(this.acceptability[number]! / unit) % 4;
    // Two rows may say it of one description; that it is preferred weighs more.
    const said = Math.max(before, isPreferred ? PREFERS : ACCEPTED);
    this.acceptability[number] = this.acceptability[number]! + (said - before) * unit;
  }

  private readText(number: number, bytes: Uint8Array, start: number, end: number, isName: boolean): void {
    const plain = isName && bytes[end - 1] === BRACKET ? -1 : hashAscii(bytes, start, end);
    if (plain >= 0) {
      this.hashes[number] = plain;
      return;
    }
    const text = decode(bytes, start, end);
    const split = isName ? splitCategory(text) : undefined;
    this.hashes[number] = hashKey(displayKey(split ? split.base : text));
    if (!split) return;
    this.flags[number]! |= WITH_CATEGORY;
    this.categories[number] = this.categoryNumber(split.category);
  }

  private categoryNumber(name: string): number {
    let number = this.categoryNumbers.get(name);
    if (number === undefined) {
      number = this.categoryNames.push(name) - 1;
      if (number > 0xffff) throw new TerminologyError('The release has more semantic tags than an index can hold.');
      this.categoryNumbers.set(name, number);
    }
    return number;
  }

  /** Gives back what only the reading of further rows needs. */
  finish(): void {
    if (!this.texts) this.ids = new IdMap();
    this.times = new Uint32Array(0);
  }

  private grow(): void {
    this.times = longer(this.times);
    this.concepts = longer(this.concepts);
    this.hashes = longer(this.hashes);
    this.categories = longer(this.categories);
    this.flags = longer(this.flags);
    if (!this.texts) return;
    this.language = longer(this.language);
    this.acceptability = longer(this.acceptability);
  }
}

/** The hash of a text of ASCII letters that has no white space to be mended; -1 for others. */
function hashAscii(bytes: Uint8Array, start: number, end: number): number {
  let hash = HASH_START;
  let before = 32;
  for (let at = start; at < end; at += 1) {
    let byte = bytes[at]!;
    if (byte < 32 || byte > 126 || (byte === 32 && before === 32)) return -1;
    before = byte;
    if (byte >= 65 && byte <= 90) byte += 32;
    hash = Math.imul(hash ^ byte, HASH_FACTOR);
  }
  return before === 32 ? -1 : finishHash(hash);
}

function decode(bytes: Uint8Array, start: number, end: number): string {
  try {
    return decoder.decode(bytes.subarray(start, end));
  } catch {
    throw new TerminologyError(
      'A description is not in UTF-8, as RF2 files must be. Take the file from the release again.',
    );
  }
}

/** Are the bytes this ASCII text? */
export function equals(bytes: Uint8Array, start: number, end: number, text: string): boolean {
  if (end - start !== text.length) return false;
  for (let at = 0; at < text.length; at += 1) if (bytes[start + at] !== text.charCodeAt(at)) return false;
  return true;
}
