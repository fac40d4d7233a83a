/** Facts of people, organisations, medicines and clinical statements. */
import type { FactBase } from './base.js';
import type { ConceptFact, IdentifierFact, Role } from './codes.js';

export interface PatientFact extends FactBase {
  kind: 'patient';
  /** The subject of the record, not a related or contained one */
  subject: boolean;
  identifiers: IdentifierFact[];
  /** Family and given name are each there */
  family: boolean;
  given: boolean;
  /** Name as one text */
  nameText: boolean;
  birthDate?: string;
  birthDatePath?: string;
  gender?: string;
  genderPath?: string;
  postcode?: string;
  postcodePath?: string;
  address: boolean;
  telecom: boolean;
  deceased?: boolean;
  /** ODS code of the registered practice and where it stands; nameOnly where it is only text */
  practice?: { code?: string; path: string; nameOnly: boolean };
  /** Why there is no NHS number (UKCore-NHSNumberUnavailableReason) */
  unavailableReason?: string;
  /** Verification status where no number carries it */
  verification?: { system?: string; code?: string; path: string };
  generalPractitioner: boolean;
}

export interface MedicationFact extends FactBase {
  kind: 'medication';
  use: 'statement' | 'request' | 'dispense' | 'administration' | 'definition' | 'immunization';
  concept?: ConceptFact;
  /** Path where a concept would stand */
  conceptPath: string;
  status?: string;
  dosages: { path: string; text: boolean; structured: boolean; route: boolean }[];
}

export interface AllergyFact extends FactBase {
  kind: 'allergy';
  concept?: ConceptFact;
  conceptPath: string;
  status?: string;
  reactions: ConceptFact[];
}

/** A clinical statement that ought to be coded: condition, procedure, observation, family history … */
export interface StatementFact extends FactBase {
  kind: 'statement';
  role: Role;
  concept?: ConceptFact;
  conceptPath: string;
  status?: string;
  date?: string;
}

export interface OrganizationFact extends FactBase {
  kind: 'organization';
  identifiers: IdentifierFact[];
  name: boolean;
  /** custodian, gp-practice, sender, author, provider … */
  role: string;
}

export interface PractitionerFact extends FactBase {
  kind: 'practitioner';
  identifiers: IdentifierFact[];
  name: boolean;
  role: string;
}
