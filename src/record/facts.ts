/**
 * Facts that mean the same in every generation. Extractors make them; rules name them; nothing else is asked of a payload.
 * `path` is in the payload's own notation: FHIRPath, XPath, `PID[1]-3[2].1`, `message/segment/element`,
 * `row/column`. `system` of a coding or identifier is a URI, or `urn:oid:` and an OID, or `urn:hl7v2:` and the authority.
 */
import type { Generation, Syntax } from '../generation.js';
import type { Json, JsonObject } from '../parse/tree.js';
import type { FactBase } from './facts/base.js';
import type {
  AllergyFact,
  AnswerFact,
  MedicationFact,
  OrganizationFact,
  PatientFact,
  PractitionerFact,
  StatementFact,
} from './facts/clinical.js';
import type { CodingFact, ConceptFact, IdentifierFact } from './facts/codes.js';
import type { DocumentFact, SectionFact } from './facts/document.js';

export type {
  AllergyFact,
  AnswerFact,
  MedicationFact,
  OrganizationFact,
  PatientFact,
  PractitionerFact,
  Result,
  StatementFact,
} from './facts/clinical.js';
export type { CodingFact, ConceptFact, IdentifierFact, Role } from './facts/codes.js';
export type { DocumentFact, SectionFact, SectionItem } from './facts/document.js';
export type { Amount, Dosage, Timing } from './facts/dosage.js';

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

export interface ReferenceFact extends FactBase {
  kind: 'reference';
  target: string;
  /** How it points */
  form: 'contained' | 'relative' | 'absolute' | 'urn' | 'other';
  /** found or not in the same record; outside: not expected to be in it */
  resolves: 'found' | 'missing' | 'outside';
  /** Resource type of what was found */
  type?: string;
  /** Where what was found stands */
  to?: string;
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
  /** Its URL names something of the same record, as a Binary in the same Bundle */
  inside?: boolean;
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
  | AnswerFact
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
