/** SNOMED CT identifiers as bytes of a file: checked, and split into two numbers that hold them exactly. */
import { VERHOEFF_STEP } from '../verhoeff.js';

/** Are the bytes 6 to 18 digits without a leading nought, and is their check digit right? */
export function formOfId(bytes: Uint8Array, start: number, end: number): 'right' | 'check-digit' | 'none' {
  const length = end - start;
  if (length < 6 || length > 18 || bytes[start] === 48) return 'none';
  let state = 0;
  for (let place = 0; place < length; place += 1) {
    const digit = bytes[end - 1 - place]! - 48;
    if (digit < 0 || digit > 9) return 'none';
    state = VERHOEFF_STEP[(place & 7) * 100 + state * 10 + digit]!;
  }
  return state === 0 ? 'right' : 'check-digit';
}

/** True where the bytes are year, month and day. */
export function isDate(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== 8) return false;
  for (let at = start; at < end; at += 1) if (bytes[at]! < 48 || bytes[at]! > 57) return false;
  const month = (bytes[start + 4]! - 48) * 10 + bytes[start + 5]! - 48;
  const day = (bytes[start + 6]! - 48) * 10 + bytes[start + 7]! - 48;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** The digits before the last nine, as a number. */
export function highOf(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end - 9; at += 1) value = value * 10 + bytes[at]! - 48;
  return value;
}

/** The last nine digits, as a number. */
export function lowOf(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = end - start > 9 ? end - 9 : start; at < end; at += 1) value = value * 10 + bytes[at]! - 48;
  return value;
}

/** The two numbers as the identifier again. */
export function joinParts(high: number, low: number): string {
  return high === 0 ? String(low) : `${high}${String(low).padStart(9, '0')}`;
}
