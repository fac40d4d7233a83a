/** SNOMED CT identifiers taken apart and put together. Source: SNOMED release file specification 6.1 to 6.8. */

const D5 = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
  [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
  [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
  [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
  [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
  [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
  [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
  [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
  [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
];
const FIRST = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
const INVERSE = [0, 4, 3, 2, 1, 5, 6, 7, 8, 9];

/** STEP[place × 100 + state × 10 + digit]: the next state, for places 0 to 7 from the right. */
export const VERHOEFF_STEP = steps();

function steps(): Uint8Array {
  const table = new Uint8Array(800);
  let permuted = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  for (let place = 0; place < 8; place += 1) {
    for (let state = 0; state < 10; state += 1)
      for (let digit = 0; digit < 10; digit += 1)
        table[place * 100 + state * 10 + digit] = D5[state]![permuted[digit]!]!;
    permuted = FIRST.map((one) => permuted[one]!);
  }
  return table;
}

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
  let state = 0;
  for (let place = 1; place <= digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - place) - 48;
    state = VERHOEFF_STEP[(place & 7) * 100 + state * 10 + digit]!;
  }
  return `${digits}${INVERSE[state]}`;
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
