/** The door between the FHIR engine and the rest: src/fhir knows FHIR and nothing of the NHS. */
import type { Json, JsonObject, JsonTree, RecordTree, XmlTree } from '../parse/tree.js';
import type { TerminologyService } from '../terminology/contract.js';

/** FHIR versions by their published number. No version is special in the code. */
export type FhirVersion = '1.0' | '3.0' | '4.0' | '4.3' | '5.0';

export type IssueSeverity = 'fatal' | 'error' | 'warning' | 'information';

/** FHIR's issue-type codes that the engine uses. Each has a rule of its own in standards/fhir-core: without one it would be lost. */
export type IssueType =
  | 'invalid'
  | 'structure'
  | 'required'
  | 'value'
  | 'invariant'
  | 'extension'
  | 'code-invalid'
  | 'not-found'
  | 'business-rule'
  | 'not-supported'
  | 'duplicate'
  | 'informational'
  | 'too-long'
  | 'processing';

export interface Issue {
  severity: IssueSeverity;
  code: IssueType;
  /** Our own words; `{name}` stands for values[name] (see checks/types.ts Detail) */
  text: string;
  values?: Record<string, { class: 'structural' | 'name' | 'uri' | 'code' | 'person'; value: string }>;
  /** Plain FHIRPath with indices: Patient.identifier[0].value */
  expression: string;
  /** A member below the expression at which the issue stands: only to find its place, as its name may be anything */
  member?: string;
  profile?: string;
  constraint?: string;
  /** Looked and could not decide: terminology-not-loaded, profile-not-loaded, unsupported */
  review?:
    | 'terminology-not-loaded'
    | 'terminology-server-unavailable'
    | 'profile-not-loaded'
    | 'unsupported'
    | 'limit-reached';
  /** The profile that was assigned to the resource, where the resource did not name it */
  assigned?: string;
}

/** Gives the profiles that a resource of a type is expected to follow, by the profiles that it names itself. */
export type Assign = (type: string, declared: readonly string[]) => readonly string[];

export interface FhirInstance {
  /** The resource in JSON's shape; for XML as the engine's reader made it */
  resource: JsonObject;
  tree: JsonTree | XmlTree;
  /** What the reader of XML found that only XML can do wrong */
  problems?: readonly Issue[];
  /** For XML: texts of numbers that JavaScript would print otherwise, by path */
  lexemes?: ReadonlyMap<string, string>;
}

export interface ValidateOptions {
  /** Canonical URLs (with or without |version) to check besides meta.profile */
  profiles?: readonly string[];
  /** Profiles to check at the root and in Bundle entries besides; what they find is marked `assigned` */
  assign?: Assign;
  /** Check only this part, by FHIRPath */
  at?: string;
}

export interface FhirValidator {
  readonly version: FhirVersion;
  validate(instance: FhirInstance, options?: ValidateOptions): Issue[];
  /** The compiled profile as an indented tree, or undefined where the URL is not known */
  explain(url: string): string | undefined;
  knows(url: string): boolean;
}

/** Which engine options differ where the validators of HL7 and HAPI differ: each documented once. */
export interface EngineOptions {
  unknownProfile: 'error' | 'warning' | 'review';
  unknownExtension: 'error' | 'warning' | 'review';
  bestPractice: 'ignore' | 'information' | 'warning' | 'error';
  displayMismatch: 'error' | 'warning' | 'ignore';
  /** Beginnings of the canonical URLs of bodies whose packages the user is expected to load */
  authorities?: readonly string[];
  /**
   * Beginnings of the canonical URLs that loaded packages define: a profile or extension that begins so and is not found is an
   * error. Others of the authorities are a warning, for they may be of another package; where none is loaded at all, a review.
   */
  authoritiesLoaded?: readonly string[];
}

/** Reads a file of the product's own data or of a package. Node reads it from disk; a browser is given it. */
export interface Assets {
  /** As `definitions/r4.json`; throws an Error with our own words where it is missing */
  read(name: string): Promise<Uint8Array>;
}

/** Where the pipeline asks for core and profile conformance. */
export interface ProfileValidator {
  /** Issues of a record's resource against core and profiles; the reason where it cannot look. */
  validate(record: RecordTree, resource: Json): readonly Issue[] | { reason: 'profile-not-loaded' | 'unsupported' };
  /** Profiles that were taken for a validated record's resources that name none, with how many resources */
  assigned?(record: RecordTree): ReadonlyMap<string, number>;
}

export const noProfiles: ProfileValidator = { validate: () => ({ reason: 'profile-not-loaded' }) };

export type { TerminologyService };
