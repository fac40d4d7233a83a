/** Sets of FHIR versions as bits, and the names of single versions. */
import type { Generation } from '../../generation.js';

/** In the order of the letters that element-versions.json uses. */
export const VERSIONS = [
  { letter: '2', generation: 'fhir-dstu2', name: 'DSTU2' },
  { letter: '3', generation: 'fhir-stu3', name: 'STU3' },
  { letter: '4', generation: 'fhir-r4', name: 'R4' },
  { letter: 'b', generation: 'fhir-r4b', name: 'R4B' },
  { letter: '5', generation: 'fhir-r5', name: 'R5' },
] as const satisfies readonly { letter: string; generation: Generation; name: string }[];

export const ALL = 0b11111;
export const DSTU2 = 0b00001;
export const STU3 = 0b00010;
export const R4 = 0b00100;
export const R4B = 0b01000;
export const R5 = 0b10000;
export const R4_ON = R4 | R4B | R5;

/** Reads letters, as `34b5`, into a set. */
export function versionSet(letters: string): number {
  return VERSIONS.reduce((set, { letter }, bit) => (letters.includes(letter) ? set | (1 << bit) : set), 0);
}

/** Names of the versions of a set, as `STU3, R4`. */
export function versionNames(set: number): string {
  return VERSIONS.filter((_, bit) => set & (1 << bit))
    .map(({ name }) => name)
    .join(', ');
}

/** The version that a FHIR version number names, as 3.0.2 or 4.0; undefined where it is none of these. */
export function versionOfNumber(number: string): number | undefined {
  if (/^(?:0\.[0-9]|1\.0)/.test(number)) return DSTU2;
  if (/^(?:1\.[1-9]|3\.)/.test(number)) return STU3;
  if (/^4\.0/.test(number)) return R4;
  if (/^4\.[13]/.test(number)) return R4B;
  if (/^(?:4\.[2456]|5\.)/.test(number)) return R5;
  return undefined;
}
