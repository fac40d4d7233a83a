/** What extractors are given besides the tree. */

import type { NamedSystem } from '../catalogue/types.js';
import type { Generation } from '../generation.js';
import type { JsonObject, RecordTree, XmlElement } from '../parse/tree.js';
import type { CsvMapping } from './csv/mapping.js';
import type { Facts } from './facts.js';

/** The naming table (standards/identifiers/codes/naming.json) as look-ups; src/record/naming.ts makes it. */
export interface Naming {
  /** By URI or `urn:oid:…` or bare OID. variant: not the canonical URI for that generation */
  system(
    uri: string,
    generation: Generation,
  ): { key: string; entry: NamedSystem; variant: boolean; verification?: string } | undefined;
  /** By HL7 v2 authority and type (identifiers), or coding system name and '' (code systems) */
  hl7v2(authority: string, type: string, kind?: NamedSystem['kind']): { key: string; entry: NamedSystem } | undefined;
  /** By EDIFACT code-list qualifier */
  edifact(qualifier: string): { key: string; entry: NamedSystem } | undefined;
}

/** A row of standards/transfer-of-care/codes/documents.json; the first row that fits names a document. */
export interface DocumentType {
  key: string;
  /** Parts of profile URLs, template ids or message types that name it */
  profiles: string[];
  /** `system` is a key of the naming table */
  typeCodes: { system: string; code: string }[];
  /** Where there are any, one of them is needed beside the type code */
  careSettings: { system: string; code: string }[];
}

export interface ExtractContext {
  naming: Naming;
  /** Names document types; without it documents have none */
  documents?: readonly DocumentType[];
  /** Which column means what, from `--map`; goes before the header names that are known */
  csv?: CsvMapping;
  /** Milliseconds since 1970, against which tokens count as expired; the clock where it is left out */
  now?: number;
  /** Turns FHIR XML into JSON's shape, knowing which elements repeat (src/fhir/xml); undefined where no definitions are loaded */
  fhirXml?: (root: XmlElement, generation: Generation) => JsonObject;
}

export type Extract = (record: RecordTree, context: ExtractContext) => Facts;
