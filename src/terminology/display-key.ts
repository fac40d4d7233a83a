/** What of a display is compared: not its case, not its white space. Two that differ in nothing else are the same description. */
import { DISPLAY_BITS } from './index-format.js';

const ASCII = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

/** Composed (NFC), lower case, white space as one blank, none at the ends. */
export function displayKey(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** A number of DISPLAY_BITS from a key. Source: FNV-1a over UTF-16 units, then the last mixing step of MurmurHash3. */
export function hashKey(key: string): number {
  let hash = HASH_START;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), HASH_FACTOR);
  return finishHash(hash);
}

export const HASH_START = 0x811c9dc5;
export const HASH_FACTOR = 0x01000193;

export function finishHash(state: number): number {
  let hash = state ^ (state >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> (32 - DISPLAY_BITS);
}

/** Takes `Asthma (disorder)` apart; undefined where there is no bracket at the end with something before it. */
export function splitCategory(text: string): { base: string; category: string } | undefined {
  if (!text.endsWith(')')) return undefined;
  const open = text.lastIndexOf(' (');
  if (open < 1) return undefined;
  const category = text.slice(open + 2, -1);
  return category === '' ? undefined : { base: text.slice(0, open), category };
}
