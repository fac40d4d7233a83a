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
const PERMUTE = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
].map((row) => [...row].map(Number));
const INVERSE = [0, 4, 3, 2, 1, 5, 6, 7, 8, 9];

function sum(digits: string, start: number): number {
  let total = 0;
  for (let index = digits.length - 1, place = start; index >= 0; index -= 1, place += 1)
    total = MULTIPLY[total]![PERMUTE[place % 8]![Number(digits[index])]!]!;
  return total;
}

/** True where the last digit is the Verhoeff check digit of the others. */
export function passesVerhoeff(digits: string): boolean {
  return sum(digits, 0) === 0;
}

/** The Verhoeff check digit of some digits. */
export function verhoeffCheckDigit(digits: string): string {
  return String(INVERSE[sum(digits, 1)]);
}
