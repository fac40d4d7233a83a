/** Every check that a rule may name. A new check is one file and one line here. */
import { absent } from './absent.js';
import { agreement } from './agreement.js';
import { beside } from './beside.js';
import { claimsCohere } from './claims-cohere.js';
import { codedContent } from './coded-content.js';
import { count } from './count.js';
import { dateExists } from './date-exists.js';
import { documentType } from './document-type.js';
import { doseStructured } from './dose-structured.js';
import { duplicates } from './duplicates.js';
import { elements } from './elements.js';
import { expressionForm } from './expression-form.js';
import { fhirIssues } from './fhir-issues.js';
import { fhirProfile } from './fhir-profile.js';
import { fieldsAgree } from './fields-agree.js';
import { generationTold } from './generation-told.js';
import { headingKnown } from './heading-known.js';
import { headingOnce } from './heading-once.js';
import { headings } from './headings.js';
import { luhn } from './luhn.js';
import { medicineLevel } from './medicine-level.js';
import { medicineProperty } from './medicine-property.js';
import { medicineValid } from './medicine-valid.js';
import { memberForm } from './member-form.js';
import { memberList } from './member-list.js';
import { memberSize } from './member-size.js';
import { members } from './members.js';
import { membersOnce } from './members-once.js';
import { modulus10 } from './modulus-10.js';
import { modulus11 } from './modulus-11.js';
import { nearMiss } from './near-miss.js';
import { notOneOf } from './not-one-of.js';
import { numberRange } from './number-range.js';
import { oneOf } from './one-of.js';
import { pattern } from './pattern.js';
import { practiceCode } from './practice-code.js';
import { present } from './present.js';
import { profileKnown } from './profile-known.js';
import { recordCodes } from './record-codes.js';
import { recordHolds } from './record-holds.js';
import { referenceResolves } from './reference-resolves.js';
import { repeatedDigits } from './repeated-digits.js';
import { sameIdentifier } from './same-identifier.js';
import { sctidPartition } from './sctid-partition.js';
import { sectionCodeSystem } from './section-code-system.js';
import { sectionCoded } from './section-coded.js';
import { sectionCodesDistinct } from './section-codes-distinct.js';
import { sectionEntries } from './section-entries.js';
import { sectionNarrative } from './section-narrative.js';
import { sectionSays } from './section-says.js';
import { subjectHas } from './subject-has.js';
import { terminologyActive } from './terminology-active.js';
import { terminologyDisplay } from './terminology-display.js';
import { terminologyKnown } from './terminology-known.js';
import { textTokens } from './text-tokens.js';
import { tokenLive } from './token-live.js';
import { tradeItemAgrees } from './trade-item-agrees.js';
import { tradeItemKnown } from './trade-item-known.js';
import type { CheckDefinition } from './types.js';
import { ucumUnit } from './ucum-unit.js';
import { urlForm } from './url-form.js';
import { verhoeff } from './verhoeff.js';
import { wellFormed } from './well-formed.js';
import { whiteSpace } from './white-space.js';

export const CHECKS: readonly CheckDefinition[] = [
  absent,
  agreement,
  beside,
  claimsCohere,
  codedContent,
  count,
  dateExists,
  documentType,
  doseStructured,
  duplicates,
  elements,
  expressionForm,
  fhirIssues,
  fhirProfile,
  fieldsAgree,
  generationTold,
  headingKnown,
  headingOnce,
  headings,
  luhn,
  memberForm,
  memberList,
  members,
  membersOnce,
  memberSize,
  modulus10,
  modulus11,
  nearMiss,
  notOneOf,
  numberRange,
  oneOf,
  pattern,
  practiceCode,
  present,
  profileKnown,
  recordCodes,
  recordHolds,
  referenceResolves,
  repeatedDigits,
  sameIdentifier,
  sctidPartition,
  sectionCoded,
  sectionCodesDistinct,
  sectionCodeSystem,
  sectionEntries,
  sectionNarrative,
  sectionSays,
  subjectHas,
  terminologyActive,
  terminologyDisplay,
  terminologyKnown,
  textTokens,
  tokenLive,
  medicineLevel,
  medicineProperty,
  medicineValid,
  tradeItemAgrees,
  tradeItemKnown,
  ucumUnit,
  urlForm,
  verhoeff,
  wellFormed,
  whiteSpace,
];
