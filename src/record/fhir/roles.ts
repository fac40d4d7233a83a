/** What a concept or coding is for, decided from where it stands. Element names are those of FHIR DSTU2, STU3, R4 and R5. */
import type { Role } from '../facts.js';

const BY_ELEMENT = new Map<string, Role>([
  ['Condition.code', 'diagnosis'],
  ['Encounter.diagnosis.condition', 'diagnosis'],
  ['ClinicalImpression.finding.itemCodeableConcept', 'diagnosis'],
  ['Procedure.code', 'procedure'],
  ['ProcedureRequest.code', 'procedure'],
  ['ServiceRequest.code', 'procedure'],
  ['CarePlan.activity.detail.code', 'procedure'],
  ['AllergyIntolerance.code', 'allergy'],
  ['AllergyIntolerance.substance', 'allergy'],
  ['AllergyIntolerance.reaction.substance', 'allergy'],
  ['AllergyIntolerance.reaction.manifestation', 'reaction'],
  ['Medication.code', 'medication'],
  ['Medication.form', 'form'],
  ['Medication.doseForm', 'form'],
  ['Medication.product.form', 'form'],
  ['Medication.ingredient.itemCodeableConcept', 'medication'],
  ['Medication.ingredient.item', 'medication'],
  ['Medication.product.ingredient.item', 'medication'],
  ['Immunization.vaccineCode', 'immunization'],
  ['ImmunizationRecommendation.recommendation.vaccineCode', 'immunization'],
  ['Observation.code', 'observation'],
  ['Observation.component.code', 'observation'],
  ['Observation.valueCodeableConcept', 'value'],
  ['Observation.component.valueCodeableConcept', 'value'],
  ['DiagnosticReport.code', 'test'],
  ['DiagnosticOrder.item.code', 'test'],
  ['DiagnosticReport.codedDiagnosis', 'diagnosis'],
  ['DiagnosticReport.conclusionCode', 'diagnosis'],
  ['Specimen.type', 'specimen'],
  ['FamilyMemberHistory.condition.code', 'family-history'],
  ['Composition.type', 'document-type'],
  ['DocumentReference.type', 'document-type'],
  ['DocumentManifest.type', 'document-type'],
  ['Composition.section.code', 'section'],
  ['Composition.section.section.code', 'section'],
  ['Composition.confidentiality', 'confidentiality'],
  ['DocumentReference.securityLabel', 'confidentiality'],
  ['DocumentReference.context.practiceSetting', 'care-setting'],
  ['DocumentReference.practiceSetting', 'care-setting'],
  ['Encounter.class', 'encounter'],
  ['Encounter.type', 'encounter'],
  ['Encounter.reason', 'reason'],
  ['ReferralRequest.type', 'referral'],
  ['ReferralRequest.serviceRequested', 'referral'],
  ['ServiceRequest.category', 'referral'],
  ['Flag.code', 'flag'],
  ['Appointment.reason', 'reason'],
]);

/** By the last name in the path, wherever it stands. */
const BY_NAME = new Map<string, Role>([
  ['medicationCodeableConcept', 'medication'],
  ['route', 'route'],
  ['reasonCode', 'reason'],
  ['reasonCodeableConcept', 'reason'],
  ['reasonForUseCodeableConcept', 'reason'],
  ['reasonNotTaken', 'reason'],
  ['statusReason', 'reason'],
  ['clinicalStatus', 'status'],
  ['verificationStatus', 'status'],
  ['businessStatus', 'status'],
  ['security', 'confidentiality'],
  ['securityLabel', 'confidentiality'],
]);

/** By a word in the extension's URL, small letters. */
const BY_EXTENSION: [string, Role][] = [
  ['ethnic', 'ethnicity'],
  ['nhsnumberverification', 'verification'],
  ['nhs-number-verification', 'verification'],
  ['caresettingtype', 'care-setting'],
  ['vaccinationprocedure', 'procedure'],
];

const MEDICATION_CONCEPT = /^Medication(Request|Statement|Dispense|Administration|Usage)\.medication\.concept$/;

/**
 * @param element resource type and element names without indices, as Condition.code
 * @param name the last of those names
 * @param extension URL of the extension around it, where there is one
 */
export function roleOf(element: string, name: string, extension: string | undefined): Role {
  if (extension !== undefined) {
    const url = extension.toLowerCase();
    return BY_EXTENSION.find(([word]) => url.includes(word))?.[1] ?? 'other';
  }
  const role = BY_ELEMENT.get(element) ?? BY_NAME.get(name);
  if (role) return role;
  if (name === 'type' && element.endsWith('dentifier.type')) return 'identifier-type';
  if (name === 'concept') return roleOfConcept(element);
  if (name === 'code' && element.endsWith('.section.code')) return 'section';
  return 'other';
}

/** R5 puts the concept one level down, in a CodeableReference. */
function roleOfConcept(element: string): Role {
  if (MEDICATION_CONCEPT.test(element)) return 'medication';
  const above = element.slice(0, -'.concept'.length);
  const name = above.slice(above.lastIndexOf('.') + 1);
  if (name === 'reason') return 'reason';
  return BY_ELEMENT.get(above) ?? 'other';
}
