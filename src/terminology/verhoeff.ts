/** The Verhoeff check digit. Source: SNOMED CT release file specification, 6.5, and its tables in 6.7. */
const MULTIPLY = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
].map((row) => [...row].map(Number));
const FIRST = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
const INVERSE = [0, 4, 3, 2, 1, 5, 6, 7, 8, 9];

/** VERHOEFF_STEP[place × 100 + state × 10 + digit]: the next state, for places 0 to 7 from the right. */
export const VERHOEFF_STEP = steps();

function steps(): Uint8Array {
  const table = new Uint8Array(800);
  let permuted = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  for (let place = 0; place < 8; place += 1) {
    for (let state = 0; state < 10; state += 1)
      for (let digit = 0; digit < 10; digit += 1)
        table[place * 100 + state * 10 + digit] = MULTIPLY[state]![permuted[digit]!]!;
    permuted = FIRST.map((one) => permuted[one]!);
  }
  return table;
}

/** @param start place of the last digit, counted from the right */
function sum(digits: string, start: number): number {
  let state = 0;
  for (let index = digits.length - 1, place = start; index >= 0; index -= 1, place += 1)
    state = VERHOEFF_STEP[(place & 7) * 100 + state * 10 + digits.charCodeAt(index) - 48]!;
  return state;
}

/** True where the last digit is the Verhoeff check digit of the others. */
export function passesVerhoeff(digits: string): boolean {
  return sum(digits, 0) === 0;
}

/** The Verhoeff check digit of some digits. */
export function verhoeffCheckDigit(digits: string): string {
  return String(INVERSE[sum(digits, 1)]);
}
