/** SNOMED CT identifiers taken apart and put together. Source: SNOMED release file specification 6.1 to 6.8. */
import { VERHOEFF_STEP, verhoeffCheckDigit } from './verhoeff.js';

/** An identifier without its check digit. Items have at most 15 digits, so a number holds them exactly. */
export interface SplitId {
  item: number;
  /** Namespace and partition, or the partition alone: 100000010, 00 */
  group: string;
}

/** Splits a valid identifier of 6 to 18 digits; undefined for everything else. */
export function splitSctid(code: string): SplitId | undefined {
  const { length } = code;
  if (length < 6 || length > 18) return undefined;
  const form = code.charCodeAt(length - 3);
  const cut = form === 48 ? length - 3 : form === 49 ? length - 10 : 0;
  if (cut < 1 || code.charCodeAt(0) === 48) return undefined;
  let state = 0;
  let item = 0;
  let unit = 1;
  for (let place = 0; place < length; place += 1) {
    const digit = code.charCodeAt(length - 1 - place) - 48;
    if (digit < 0 || digit > 9) return undefined;
    state = VERHOEFF_STEP[(place & 7) * 100 + state * 10 + digit]!;
    if (length - place > cut) continue;
    item += digit * unit;
    unit *= 10;
  }
  return state === 0 ? { item, group: code.slice(cut, length - 1) } : undefined;
}

/** The identifier that splitSctid has taken apart. */
export function joinSctid({ item, group }: SplitId): string {
  const digits = `${item}${group}`;
  return digits + verhoeffCheckDigit(digits);
}

/** What kind of component an identifier is of, by its partition; its check digit is not looked at. */
export function componentOf(code: string): 'concept' | 'description' | 'relationship' | undefined {
  const { length } = code;
  if (length < 6 || length > 18) return undefined;
  for (let at = 0; at < length; at += 1) if (code.charCodeAt(at) < 48 || code.charCodeAt(at) > 57) return undefined;
  const form = code.charCodeAt(length - 3);
  return form === 48 || form === 49 ? COMPONENTS[code.charCodeAt(length - 2) - 48] : undefined;
}

const COMPONENTS = ['concept', 'description', 'relationship'] as const;
