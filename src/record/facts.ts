/**
 * Facts that mean the same in every generation. Extractors make them; rules name them; nothing else is asked of a payload.
 * `path` is in the payload's own notation (contract.md): FHIRPath, XPath, `PID[1]-3[2].1`, `message/segment/element`,
 * `row/column`. `system` of a coding or identifier is a URI, or `urn:oid:` and an OID, or `urn:hl7v2:` and the authority.
 */
import type { Generation, Syntax } from '../generation.js';
import type { Json, JsonObject } from '../parse/tree.js';

interface FactBase {
  path: string;
}

/** One a record. */
export interface RecordFact extends FactBase {
  kind: 'record';
  generation: Generation;
  syntax: Syntax;
  /** Patient, Bundle, ADT^A01, POCD_MT200001GB02, MEDRPT … */
  type: string;
  /** document, message, collection … of a FHIR Bundle */
  bundleType?: string;
  /** Canonical URLs in meta.profile; template or message ids in CDA and v3 */
  profiles: string[];
  envelopes: string[];
  /** Resource types or segments present, each once */
  contains: string[];
  /** How many entries, segments or elements */
  size: number;
  /** Where generations are mixed in one record: each that a profile or shape names */
  generations: Generation[];
  /** True where the only clinical content is a PDF or other attachment */
  attachmentOnly?: boolean;
}

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
  /** Entered in error, or a null flavour says that it is not known */
  absent?: boolean;
}

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

export interface SectionFact extends FactBase {
  kind: 'section';
  title?: string;
  titlePath: string;
  codePath: string;
  codings: CodingFact[];
  /** none: no narrative element; empty: there but with no text; text: words */
  narrative: 'none' | 'empty' | 'text';
  narrativePath: string;
  /** Characters of narrative text */
  length: number;
  /** Resource types or act classes that the section refers to or holds; unresolved ones are '' */
  entries: string[];
  /** Codings of those entries, resolved through their references */
  entryCodings: CodingFact[];
  emptyReason?: string;
  depth: number;
  sections: SectionFact[];
}

export interface DocumentFact extends FactBase {
  kind: 'document';
  generation: Generation;
  /** discharge-summary, mental-health-discharge, emergency-discharge, outpatient-letter …: key in standards/transfer-of-care */
  documentType?: string;
  typeConcept?: ConceptFact;
  typePath: string;
  careSetting?: ConceptFact;
  profiles: string[];
  title: boolean;
  titlePath: string;
  status?: string;
  statusPath: string;
  date?: string;
  datePath: string;
  identifier: boolean;
  subject: boolean;
  encounter: boolean;
  author: boolean;
  custodian: boolean;
  /** Of a Bundle of type document: Composition is the first entry; undefined where there is no Bundle */
  first?: boolean;
  bundleIdentifier?: boolean;
  bundleTimestamp?: boolean;
  /** Every section at every depth */
  sections: SectionFact[];
}

export interface ReferenceFact extends FactBase {
  kind: 'reference';
  target: string;
  /** How it points */
  form: 'contained' | 'relative' | 'absolute' | 'urn' | 'other';
  /** found or not in the same record; outside: not expected to be in it */
  resolves: 'found' | 'missing' | 'outside';
  /** Resource type of what was found */
  type?: string;
  within: string;
  /** The record is a Bundle of this type */
  bundleType?: string;
}

export interface DateFact extends FactBase {
  kind: 'date';
  value: string;
  format: 'fhir-date' | 'fhir-datetime' | 'fhir-instant' | 'fhir-time' | 'hl7-ts' | 'edifact' | 'csv';
  use: 'birth' | 'death' | 'event' | 'recorded' | 'other';
  /** EDIFACT DTM qualifier (102, 203 …), v2 field */
  qualifier?: string;
}

export interface QuantityFact extends FactBase {
  kind: 'quantity';
  value?: string;
  unit?: string;
  code?: string;
  system?: string;
  codePath: string;
  known?: string;
  role: 'result' | 'dose' | 'other';
}

export interface AttachmentFact extends FactBase {
  kind: 'attachment';
  contentType?: string;
  /** Bytes, decoded */
  size?: number;
  data: boolean;
  url: boolean;
}

/** Free text, only as shape, with what may be looked for in it. The text itself is kept out of every report. */
export interface TextFact extends FactBase {
  kind: 'text';
  use: 'narrative' | 'note' | 'value' | 'title' | 'other';
  length: number;
  /** Ten-digit groups (3-3-4 or unspaced) in the text that pass modulus 11 */
  numbers: string[];
  /** JSON web tokens in the text: how many, and whether the claims say that one is unexpired */
  tokens: { live: boolean }[];
}

/** Any canonical or system URI, for spelling. */
export interface UriFact extends FactBase {
  kind: 'uri';
  value: string;
  use: 'identifier-system' | 'code-system' | 'profile' | 'extension' | 'value-set' | 'other';
}

/** GS1 element string or a GTIN, GLN, GSRN, SSCC in an identifier. */
export interface BarcodeFact extends FactBase {
  kind: 'barcode';
  value: string;
  /** What it is said to be: GTIN, GLN, GSRN, SSCC, element-string */
  scheme: string;
  /** Application identifiers and their values where it is an element string */
  elements: { ai: string; value: string }[];
}

/** Envelope and header counts of a message: EDIFACT UNB/UNH, HL7 v2 MSH and batches, ITK DistributionEnvelope. */
export interface MessageFact extends FactBase {
  kind: 'message';
  type: string;
  version?: string;
  /** Named things to compare or to require, as { controlId, processingId, senderOds, manifestCount, payloadCount } */
  fields: Record<string, string | undefined>;
  fieldPaths: Record<string, string>;
}

/** Sign-on metadata and tokens. */
export interface ArtefactFact extends FactBase {
  kind: 'artefact';
  artefact:
    | 'oidc-discovery'
    | 'oauth-metadata'
    | 'smart-configuration'
    | 'id-token'
    | 'access-token'
    | 'token-claims'
    | 'fido-metadata'
    | 'webauthn'
    | 'uaf';
  /** nhs-login, cis2 or other, from the issuer */
  issuer: 'nhs-login' | 'cis2' | 'other';
  header?: JsonObject;
  body: JsonObject;
}

/** A line of an opt-out list or another one-column list of numbers. */
export interface LineFact extends FactBase {
  kind: 'line';
  list: 'opt-out';
  value: string;
  comma: boolean;
}

/** Something that is known of the record as a whole and compared within it: the same thing said in several places. */
export interface AgreementFact extends FactBase {
  kind: 'agreement';
  of: 'nhs-number' | 'birth-date' | 'gender' | 'family-name';
  values: { value: string; path: string; source: 'envelope' | 'header' | 'resource' | 'narrative' | 'other' }[];
}

export type Fact =
  | RecordFact
  | IdentifierFact
  | CodingFact
  | ConceptFact
  | PatientFact
  | MedicationFact
  | AllergyFact
  | StatementFact
  | OrganizationFact
  | PractitionerFact
  | SectionFact
  | DocumentFact
  | ReferenceFact
  | DateFact
  | QuantityFact
  | AttachmentFact
  | TextFact
  | UriFact
  | BarcodeFact
  | MessageFact
  | ArtefactFact
  | LineFact
  | AgreementFact;

export type FactKind = Fact['kind'];
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;

/** The facts of one record, by kind. A JSON resource or document is there for the FHIR engine. */
export interface Facts {
  generation: Generation;
  get<K extends FactKind>(kind: K): readonly FactOf<K>[];
  /** The FHIR resource as an object in JSON's shape (XML is turned into it), where the record is FHIR. */
  resource?: Json;
}
