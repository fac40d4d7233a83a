/** Every check that a rule may name. A new check is one file and one line here. */
import { absent } from './absent.js';
import { agreement } from './agreement.js';
import { allergySays } from './allergy-says.js';
import { attachmentForm } from './attachment-form.js';
import { beside } from './beside.js';
import { changeReason } from './change-reason.js';
import { claimsCohere } from './claims-cohere.js';
import { codedContent } from './coded-content.js';
import { count } from './count.js';
import { dateExists } from './date-exists.js';
import { deathAgrees } from './death-agrees.js';
import { dependentCode } from './dependent-code.js';
import { diagnosisComplete } from './diagnosis-complete.js';
import { documentEntries } from './document-entries.js';
import { documentInMessage } from './document-in-message.js';
import { documentType } from './document-type.js';
import { doseAndWords } from './dose-and-words.js';
import { doseFitsLevel } from './dose-fits-level.js';
import { doseOfGeneration } from './dose-of-generation.js';
import { doseStructured } from './dose-structured.js';
import { doseWorded } from './dose-worded.js';
import { duplicates } from './duplicates.js';
import { elements } from './elements.js';
import { emptinessAlone } from './emptiness-alone.js';
import { entryStands } from './entry-stands.js';
import { entryUnderHeading } from './entry-under-heading.js';
import { expressionForm } from './expression-form.js';
import { fhirIssues } from './fhir-issues.js';
import { fhirProfile } from './fhir-profile.js';
import { fieldsAgree } from './fields-agree.js';
import { flagCoded } from './flag-coded.js';
import { generationTold } from './generation-told.js';
import { headingCode } from './heading-code.js';
import { headingEarlier } from './heading-earlier.js';
import { headingKnown } from './heading-known.js';
import { headingOnce } from './heading-once.js';
import { headingTitle } from './heading-title.js';
import { headings } from './headings.js';
import { inReferenceSet } from './in-reference-set.js';
import { listedOnce } from './listed-once.js';
import { luhn } from './luhn.js';
import { mappedCode } from './mapped-code.js';
import { medicineLevel } from './medicine-level.js';
import { medicineProperty } from './medicine-property.js';
import { medicineValid } from './medicine-valid.js';
import { memberForm } from './member-form.js';
import { memberList } from './member-list.js';
import { memberSize } from './member-size.js';
import { members } from './members.js';
import { membersOnce } from './members-once.js';
import { messageAnswer } from './message-answer.js';
import { messageEvent } from './message-event.js';
import { messageFields } from './message-fields.js';
import { messageIdentity } from './message-identity.js';
import { modulus10 } from './modulus-10.js';
import { modulus11 } from './modulus-11.js';
import { narrativeAgrees } from './narrative-agrees.js';
import { nationalCode } from './national-code.js';
import { nearMiss } from './near-miss.js';
import { noneKnownAlone } from './none-known-alone.js';
import { notOneOf } from './not-one-of.js';
import { numberRange } from './number-range.js';
import { oneConvention } from './one-convention.js';
import { oneDecision } from './one-decision.js';
import { oneOf } from './one-of.js';
import { oneSubject } from './one-subject.js';
import { onlyAFile } from './only-a-file.js';
import { organisationOpen } from './organisation-open.js';
import { pattern } from './pattern.js';
import { periodUnit } from './period-unit.js';
import { personCompleting } from './person-completing.js';
import { practiceCode } from './practice-code.js';
import { practiceCodeShown } from './practice-code-shown.js';
import { present } from './present.js';
import { profileKnown } from './profile-known.js';
import { recipientsNamed } from './recipients-named.js';
import { recordCodes } from './record-codes.js';
import { recordHolds } from './record-holds.js';
import { referenceResolves } from './reference-resolves.js';
import { repeatedDigits } from './repeated-digits.js';
import { resultSays } from './result-says.js';
import { sameIdentifier } from './same-identifier.js';
import { sctEdition } from './sct-edition.js';
import { sctidPartition } from './sctid-partition.js';
import { sectionCodeSystem } from './section-code-system.js';
import { sectionCoded } from './section-coded.js';
import { sectionCodesDistinct } from './section-codes-distinct.js';
import { sectionEntries } from './section-entries.js';
import { sectionEntryDue } from './section-entry-due.js';
import { sectionFlat } from './section-flat.js';
import { sectionNarrative } from './section-narrative.js';
import { sectionSays } from './section-says.js';
import { sectionTitled } from './section-titled.js';
import { stayHolds } from './stay-holds.js';
import { stayInOrder } from './stay-in-order.js';
import { subjectHas } from './subject-has.js';
import { subjectPatient } from './subject-patient.js';
import { terminologyActive } from './terminology-active.js';
import { terminologyDisplay } from './terminology-display.js';
import { terminologyKnown } from './terminology-known.js';
import { terminologyPlace } from './terminology-place.js';
import { textTokens } from './text-tokens.js';
import { tokenLive } from './token-live.js';
import { tradeItemAgrees } from './trade-item-agrees.js';
import { tradeItemKnown } from './trade-item-known.js';
import type { CheckDefinition } from './types.js';
import { ucumUnit } from './ucum-unit.js';
import { urlForm } from './url-form.js';
import { verhoeff } from './verhoeff.js';
import { waysCoded } from './ways-coded.js';
import { wellFormed } from './well-formed.js';
import { whiteSpace } from './white-space.js';
import { wordsBeside } from './words-beside.js';

export const CHECKS: readonly CheckDefinition[] = [
  absent,
  agreement,
  allergySays,
  attachmentForm,
  beside,
  changeReason,
  claimsCohere,
  codedContent,
  count,
  dateExists,
  deathAgrees,
  dependentCode,
  diagnosisComplete,
  documentEntries,
  documentInMessage,
  documentType,
  doseAndWords,
  doseFitsLevel,
  doseOfGeneration,
  doseStructured,
  doseWorded,
  duplicates,
  elements,
  emptinessAlone,
  entryStands,
  entryUnderHeading,
  expressionForm,
  fhirIssues,
  fhirProfile,
  fieldsAgree,
  flagCoded,
  generationTold,
  headingCode,
  headingEarlier,
  headingKnown,
  headingOnce,
  headings,
  headingTitle,
  inReferenceSet,
  listedOnce,
  oneSubject,
  luhn,
  mappedCode,
  medicineLevel,
  medicineProperty,
  medicineValid,
  memberForm,
  memberList,
  members,
  memberSize,
  membersOnce,
  messageAnswer,
  messageEvent,
  messageFields,
  messageIdentity,
  modulus10,
  modulus11,
  narrativeAgrees,
  nationalCode,
  nearMiss,
  noneKnownAlone,
  notOneOf,
  numberRange,
  oneConvention,
  oneDecision,
  oneOf,
  onlyAFile,
  organisationOpen,
  pattern,
  periodUnit,
  personCompleting,
  practiceCode,
  practiceCodeShown,
  present,
  profileKnown,
  recipientsNamed,
  recordCodes,
  recordHolds,
  referenceResolves,
  repeatedDigits,
  resultSays,
  sameIdentifier,
  sctEdition,
  sctidPartition,
  sectionCoded,
  sectionCodesDistinct,
  sectionCodeSystem,
  sectionEntries,
  sectionEntryDue,
  sectionFlat,
  sectionNarrative,
  sectionSays,
  sectionTitled,
  stayHolds,
  stayInOrder,
  subjectHas,
  subjectPatient,
  terminologyActive,
  terminologyDisplay,
  terminologyKnown,
  terminologyPlace,
  textTokens,
  tokenLive,
  tradeItemAgrees,
  tradeItemKnown,
  ucumUnit,
  urlForm,
  verhoeff,
  waysCoded,
  wellFormed,
  whiteSpace,
  wordsBeside,
];
