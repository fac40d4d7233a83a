/** The generations of standards that a payload can be in, as the report prints them. */
export const GENERATIONS = [
  'fhir-r5',
  'fhir-r4b',
  'fhir-r4',
  'fhir-stu3',
  'fhir-dstu2',
  'fhir-undecided',
  'cda',
  'hl7v3',
  'hl7v2',
  'edifact',
  'dmd-xml',
  'rf2',
  'csv',
  'sign-on',
  'unknown',
] as const;
export type Generation = (typeof GENERATIONS)[number];

/** How the bytes are written, whatever they say. */
export type Syntax =
  | 'json'
  | 'ndjson'
  | 'xml'
  | 'er7'
  | 'edifact'
  | 'csv'
  | 'rf2'
  | 'jwt'
  | 'text'
  | 'binary'
  | 'empty';

export function isFhir(generation: Generation): boolean {
  return generation.startsWith('fhir-');
}
