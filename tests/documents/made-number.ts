/** NHS numbers of the 999 range, which is never issued. */
import { modulus11CheckDigit } from '../../src/record/modulus-11.js';

/** The first from this serial on that has a check digit. */
export function madeNhsNumber(serial: number): string {
  for (let next = serial; ; next += 1) {
    const stem = `999${String(next).padStart(6, '0')}`;
    const check = modulus11CheckDigit(stem);
    if (check !== undefined) return stem + check;
  }
}
