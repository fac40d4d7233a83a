/** Facts of identifiers, codings and the concepts that codings stand for. */
import type { FactBase } from './base.js';

export interface IdentifierFact extends FactBase {
  kind: 'identifier';
  system?: string;
  value?: string;
  /** Path of the value itself, where findings about it belong */
  valuePath: string;
  systemPath: string;
  /** The key in standards/identifiers/codes/naming.json, as nhs-number, ods-organization-code */
  known?: string;
  /** The system was written otherwise than the canonical way (naming.json lists accepted other ways) */
  variant?: boolean;
  /** Whose it is */
  holder: 'patient' | 'practitioner' | 'organization' | 'location' | 'document' | 'device' | 'event' | 'other';
  /** Resource type, segment or role class, as Patient, PID, patientRole */
  within: string;
  /** Sent as a JSON number, so digits may be lost */
  asNumber?: boolean;
  use?: string;
  /** Identifier.type coding, CX.5 */
  typeCode?: string;
  verification?: { system?: string; code?: string; path: string };
}

export interface CodingFact extends FactBase {
  kind: 'coding';
  system?: string;
  code?: string;
  display?: string;
  version?: string;
  codePath: string;
  systemPath: string;
  displayPath: string;
  /** The key in naming.json: snomed-ct, dmd, icd-10, icd-11, opcs-4, read-v2, ctv3, loinc, ucum … */
  known?: string;
  variant?: boolean;
  /** Sent as a JSON number */
  asNumber?: boolean;
  /** What it codes; see ConceptFact.role */
  role: Role;
  /** FHIR: resource and element without indices, as Condition.code; v2: DG1-3; CDA: observation/code */
  element: string;
  concept?: ConceptFact;
  /** Its place among the codes of its kind in the record, where the payload says it: 1 is the main diagnosis or procedure */
  rank?: number;
}

/** What a concept is for. `other` where nothing below fits. */
export type Role =
  | 'diagnosis'
  | 'procedure'
  | 'allergy'
  | 'reaction'
  | 'medication'
  | 'immunization'
  | 'observation'
  | 'value'
  | 'test'
  | 'specimen'
  | 'family-history'
  | 'document-type'
  | 'section'
  | 'encounter'
  | 'referral'
  | 'reason'
  | 'unit'
  | 'route'
  | 'form'
  | 'ethnicity'
  | 'flag'
  | 'care-setting'
  | 'identifier-type'
  | 'verification'
  | 'status'
  | 'confidentiality'
  | 'other';

/** A CodeableConcept, CD or CWE: alternatives that say one thing. */
export interface ConceptFact extends FactBase {
  kind: 'concept';
  role: Role;
  element: string;
  codings: CodingFact[];
  /** There is text beside or in place of codes */
  hasText: boolean;
  /** That text itself; never in a report */
  words?: string;
  /** Entered in error, or a null flavour says that it is not known */
  absent?: boolean;
}
