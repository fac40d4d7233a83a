import type { FhirVersion } from '../../fhir/contract.js';

/** A published package of core definitions. Adding a FHIR version is adding a row. */
export interface CoreSource {
  fhirVersion: FhirVersion;
  /** Name of the compiled files */
  short: string;
  package: string;
  version: string;
  integrity: string;
}

export const SOURCES: readonly CoreSource[] = [
  {
    fhirVersion: '3.0',
    short: 'r3',
    package: 'hl7.fhir.r3.examples',
    version: '3.0.2',
    integrity: 'sha512-HhSNNmBZKvqzfEpSdPaAmbZB4mphC7rDZNOS7OjwQaupS0PoV/SZNdoppLKFr4Q0TKxVV0UY8Hl0e0o7qSXWRw==',
  },
  {
    fhirVersion: '4.0',
    short: 'r4',
    package: 'hl7.fhir.r4.examples',
    version: '4.0.1',
    integrity: 'sha512-DXBdIZOeQaSKIgCU7w6HOC7sw/6BzylmipLkBW4f//pT+Bc94x+8LImwTdvaNThPJoOzpBzvxAzNqjeu3X/zLw==',
  },
];
