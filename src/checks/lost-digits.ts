import { passesVerhoeff, verhoeffCheckDigit } from '../terminology/verhoeff.js';

/** What may have stood after the 15th digit and before the check digit, by the length of the identifier. */
const TAILS: Record<number, string[]> = { 16: [''], 17: ['0', '1', '2'], 18: ['10', '11', '12'] };

/**
 * Identifiers that a SNOMED CT identifier may have been before a program kept only 15 significant digits and wrote
 * noughts for the rest. A concept comes first. Empty where the digits show no such damage.
 */
export function repairLostDigits(digits: string): string[] {
  const tails = TAILS[digits.length];
  if (!tails || !/^0+$/.test(digits.slice(15))) return [];
  const kept = digits.slice(0, 15);
  return tails
    .map((tail) => kept + tail + verhoeffCheckDigit(kept + tail))
    .filter((candidate) => passesVerhoeff(candidate) && /^[01][012]$/.test(candidate.slice(-3, -1)));
}
