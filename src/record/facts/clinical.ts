/** Facts of people, organisations, medicines and clinical statements. */
import type { FactBase } from './base.js';
import type { CodingFact, ConceptFact, IdentifierFact, Role } from './codes.js';
import type { Amount, Dosage } from './dosage.js';

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
  dosages: Dosage[];
  /** Dose form that the medicine is given beside its code */
  form?: ConceptFact;
  /** What has happened to it, where the sender says: a word of a status, a change summary or a list's flag */
  change?: { word: string; path: string };
  /** Some reason for its status or change is given: a code or words */
  reason?: boolean;
  note?: boolean;
}

export interface AllergyFact extends FactBase {
  kind: 'allergy';
  concept?: ConceptFact;
  conceptPath: string;
  status?: string;
  /** How sure it is: confirmed, refuted, entered-in-error … */
  verification?: string;
  note?: boolean;
  /** Whose it is, as the reference or identifier that it was sent with */
  about?: string;
  reactions: ConceptFact[];
  /** Each reaction, and whether what it showed itself by is coded or at least in words */
  shown?: { path: string; coded: boolean; words: boolean }[];
}

/** A clinical statement that ought to be coded: condition, procedure, observation, family history … */
export interface StatementFact extends FactBase {
  kind: 'statement';
  role: Role;
  concept?: ConceptFact;
  conceptPath: string;
  status?: string;
  date?: string;
  /** Whose it is, as the reference or identifier that it was sent with */
  about?: string;
  /** FHIR resource type or v3 class */
  type?: string;
  /** Profiles or templates that it claims itself */
  profiles?: string[];
  /** How sure it is: confirmed, refuted, entered-in-error … */
  verification?: string;
  /** Until when it holds; a review date in some profiles */
  end?: string;
  author?: boolean;
  /** Said not to have been done */
  notDone?: boolean;
  /** What was found, where the code says only what was looked at and the value is coded */
  found?: ConceptFact;
  result?: Result;
}

/** What an observation found. */
export interface Result {
  /** There is a value of any type, a reason for its absence, or parts that carry values */
  value: boolean;
  absent: boolean;
  parts: boolean;
  amount?: Amount;
  /** Codes that say how it stands to the range: N, H, L … */
  interpretations: string[];
  interpretationPath: string;
  /** Bounds of the only reference range, where they are in the value's unit */
  low?: string;
  high?: string;
}

/** An answer in a questionnaire's response. */
export interface AnswerFact extends FactBase {
  kind: 'answer';
  linkId: string;
  /** Profiles of the response, and the questionnaire that it answers */
  profiles: string[];
  coding?: CodingFact;
  /** Words or another value that is no code */
  words: boolean;
  /** linkIds of every item of the response */
  beside: string[];
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
