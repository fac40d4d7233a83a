/**
 * A StructureDefinition as the engine uses it: facts only. Core definitions (compiled), packages (JSON or XML) and generated
 * snapshots all come as this. Elements are a snapshot's, in order.
 */
import type { Json } from '../../parse/tree.js';
import type { FhirVersion } from '../contract.js';
import type { GlobalProfiles } from './globals-from.js';
import type { SetNames } from './set-names-from.js';

export interface TypeRef {
  /** FHIR type name, or a FHIRPath System type as `System.String` */
  code: string;
  profiles?: string[];
  targetProfiles?: string[];
  aggregation?: ('contained' | 'referenced' | 'bundled')[];
  versioning?: 'either' | 'independent' | 'specific';
}

export interface Binding {
  strength: 'required' | 'extensible' | 'preferred' | 'example';
  valueSet?: string;
  maxValueSet?: string;
  /** Further bindings, as R5 has them and extensions before it */
  additional?: AdditionalBinding[];
}

export interface AdditionalBinding {
  /** required, extensible, maximum, minimum, preferred, candidate, current, ui, starter, component */
  purpose: string;
  valueSet: string;
  /** Only in some contexts of use */
  conditional?: boolean;
}

/** What HL7's extensions on an ElementDefinition ask beyond its properties. */
export interface ElementControls {
  /** A value must be there: extensions in its place will not do */
  mustHaveValue?: boolean;
  /** Extensions that may stand in the place of a value */
  valueAlternatives?: string[];
  /** Each part of the narrative says by its class where it comes from; the severity of a breach */
  narrativeSource?: string;
  /** _no, _yes, _resource or languages of which the narrative must have sections */
  narrativeLanguages?: string[];
}

export interface Constraint {
  key: string;
  severity: 'error' | 'warning';
  expression?: string;
  /** In words, where the definition is not core's own */
  human?: string;
  source?: string;
  bestPractice?: boolean;
}

export interface Discriminator {
  type: 'value' | 'exists' | 'pattern' | 'type' | 'profile' | 'position';
  path: string;
}

export interface ElementDef {
  id: string;
  /** As Patient.contact.name, Observation.value[x] */
  path: string;
  sliceName?: string;
  min: number;
  /** Infinity for * */
  max: number;
  /** Maximum in the base definition, where it differs: FHIRPath has an index where it is more than 1 */
  baseMax?: number;
  types: TypeRef[];
  /** Path of the element whose content this has, as Questionnaire.item */
  contentReference?: string;
  /** Value and its FHIR type */
  fixed?: { type: string; value: Json };
  pattern?: { type: string; value: Json };
  minValue?: { type: string; value: Json };
  maxValue?: { type: string; value: Json };
  maxLength?: number;
  /** By HL7's extensions of the same names */
  minLength?: number;
  maxDecimalPlaces?: number;
  maxSize?: number;
  binding?: Binding;
  constraints?: Constraint[];
  slicing?: { discriminators: Discriminator[]; rules: 'open' | 'closed' | 'openAtEnd'; ordered: boolean };
  isModifier?: boolean;
  mustSupport?: boolean;
  /** xmlAttr, xhtml, typeAttr, cdaText */
  representation?: string[];
  /** Regular expression of a primitive's value */
  regex?: string;
  controls?: ElementControls;
}

export interface StructureDef {
  url: string;
  version?: string;
  name: string;
  fhirVersion: FhirVersion;
  kind: 'primitive-type' | 'complex-type' | 'resource' | 'logical';
  /** The FHIR type it is or constrains */
  type: string;
  abstract: boolean;
  derivation?: 'specialization' | 'constraint';
  /** Canonical URL of the base */
  base?: string;
  /** Where an extension may stand; STU3's contextType with each context */
  contexts?: { type: 'element' | 'extension' | 'fhirpath' | 'resource' | 'datatype'; expression: string }[];
  contextInvariants?: string[];
  status?: string;
  /** Snapshot elements in order; the first is the root */
  elements: ElementDef[];
}

export interface CodeSystemDef {
  url: string;
  version?: string;
  caseSensitive: boolean;
  content: 'complete' | 'fragment' | 'example' | 'not-present' | 'supplement';
  /** Code → parent code or ''; displays are kept only where the definition is not core's third-party content */
  concepts: Map<string, ConceptDef>;
}

export interface ConceptDef {
  parent: string;
  /** Further parents, where the code has several */
  alsoUnder?: string[];
  display?: string;
  properties?: Record<string, Json>;
  designations?: string[];
}

export interface ValueSetDef {
  url: string;
  version?: string;
  include: ValueSetPart[];
  exclude: ValueSetPart[];
  /** Codes of the expansion, where only that is given: system → codes */
  expansion?: Map<string, Set<string>>;
  /** Codes that are no longer in use are not in it */
  activeOnly?: boolean;
  /** Names that it gives codes itself; read of packages only */
  names?: SetNames;
}

export interface ValueSetPart {
  system?: string;
  version?: string;
  /** Listed codes, with displays where given */
  codes?: Map<string, string | undefined>;
  filters?: { property: string; op: string; value: string }[];
  valueSets?: string[];
}

/** Finds definitions by canonical URL, with or without |version. */
export interface DefinitionStore {
  readonly version: FhirVersion;
  structure(url: string): StructureDef | undefined;
  /** Structure of a type by its name: Patient, HumanName, string */
  type(name: string): StructureDef | undefined;
  valueSet(url: string): ValueSetDef | undefined;
  codeSystem(url: string): CodeSystemDef | undefined;
  /** Any other conformance resource as it stands (Questionnaire, SearchParameter …) */
  resource(url: string): Json | undefined;
  /** Names that the value sets of packages give a code themselves */
  setNames?(system: string, code: string): readonly string[];
  /** Profiles that implementation guides set for all resources of a type */
  readonly globals?: GlobalProfiles;
  /** Why a structure that is at hand cannot be used, or what of it could not be placed; words for the user */
  problem?(url: string): string | undefined;
}
