/**
 * The check digit of nine digits by modulus 11 with weights 10 to 2.
 * @returns the digit; undefined where the sum gives 10 and no number with these digits exists.
 * Source: NHS Data Model and Dictionary, NHS NUMBER.
 */
export function modulus11CheckDigit(digits: string): string | undefined {
  let sum = 0;
  for (let at = 0; at < 9; at += 1) sum += (digits.charCodeAt(at) - 48) * (10 - at);
  const digit = (11 - (sum % 11)) % 11;
  return digit === 10 ? undefined : String(digit);
}

/** Whether the tenth of ten digits is the check digit of the nine before it. */
export function passesModulus11(digits: string): boolean {
  return digits.length === 10 && modulus11CheckDigit(digits) === digits[9];
}
