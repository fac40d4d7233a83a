/** Every way to break a document. */
import { ELEMENT_MUTANTS } from './elements.js';
import { ENTRY_MUTANTS } from './entries.js';
import { ENVELOPE_MUTANTS } from './envelope.js';
import { HEADING_MUTANTS } from './headings.js';
import { BUNDLE_MUTANTS, IDENTITY_MUTANTS } from './identity.js';
import { MEDICINE_MUTANTS } from './medicines.js';
import { SECTION_MUTANTS } from './sections.js';
import type { Mutant } from './types.js';

export const MUTANTS: Mutant[] = [
  ...HEADING_MUTANTS,
  ...SECTION_MUTANTS,
  ...ELEMENT_MUTANTS,
  ...ENTRY_MUTANTS,
  ...MEDICINE_MUTANTS,
  ...IDENTITY_MUTANTS,
  ...BUNDLE_MUTANTS,
  ...ENVELOPE_MUTANTS,
];
