/** Every check that a rule may name. A new check is one file and one line here. */
import { absent } from './absent.js';
import { beside } from './beside.js';
import { count } from './count.js';
import { documentType } from './document-type.js';
import { elements } from './elements.js';
import { expressionForm } from './expression-form.js';
import { fhirIssues } from './fhir-issues.js';
import { headingKnown } from './heading-known.js';
import { headingOnce } from './heading-once.js';
import { headings } from './headings.js';
import { luhn } from './luhn.js';
import { modulus10 } from './modulus-10.js';
import { modulus11 } from './modulus-11.js';
import { nearMiss } from './near-miss.js';
import { notOneOf } from './not-one-of.js';
import { numberRange } from './number-range.js';
import { oneOf } from './one-of.js';
import { pattern } from './pattern.js';
import { practiceCode } from './practice-code.js';
import { present } from './present.js';
import { referenceResolves } from './reference-resolves.js';
import { repeatedDigits } from './repeated-digits.js';
import { sameIdentifier } from './same-identifier.js';
import { sctidPartition } from './sctid-partition.js';
import { sectionCodeSystem } from './section-code-system.js';
import { sectionCoded } from './section-coded.js';
import { sectionEntries } from './section-entries.js';
import { sectionNarrative } from './section-narrative.js';
import { sectionSays } from './section-says.js';
import { terminologyActive } from './terminology-active.js';
import { terminologyDisplay } from './terminology-display.js';
import { terminologyKnown } from './terminology-known.js';
import type { CheckDefinition } from './types.js';
import { verhoeff } from './verhoeff.js';
import { whiteSpace } from './white-space.js';

export const CHECKS: readonly CheckDefinition[] = [
  absent,
  beside,
  count,
  documentType,
  elements,
  expressionForm,
  fhirIssues,
  headingKnown,
  headingOnce,
  headings,
  luhn,
  modulus10,
  modulus11,
  nearMiss,
  notOneOf,
  numberRange,
  oneOf,
  pattern,
  practiceCode,
  present,
  referenceResolves,
  repeatedDigits,
  sameIdentifier,
  sctidPartition,
  sectionCoded,
  sectionCodeSystem,
  sectionEntries,
  sectionNarrative,
  sectionSays,
  terminologyActive,
  terminologyDisplay,
  terminologyKnown,
  verhoeff,
  whiteSpace,
];
