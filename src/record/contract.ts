/** What extractors are given besides the tree. */
import type { Generation } from '../generation.js';
import type { JsonObject, RecordTree, XmlElement } from '../parse/tree.js';
import type { NamedSystem } from '../catalogue/types.js';
import type { Facts } from './facts.js';

/** The naming table (standards/identifiers/codes/naming.json) as look-ups; src/record/naming.ts makes it. */
export interface Naming {
  /** By URI or `urn:oid:…` or bare OID. variant: not the canonical URI for that generation */
  system(uri: string, generation: Generation): { key: string; entry: NamedSystem; variant: boolean; verification?: string } | undefined;
  /** By HL7 v2 authority and type, or coding system name */
  hl7v2(authority: string, type: string): { key: string; entry: NamedSystem } | undefined;
  /** By EDIFACT code-list qualifier */
  edifact(qualifier: string): { key: string; entry: NamedSystem } | undefined;
}

export interface ExtractContext {
  naming: Naming;
  /** Turns FHIR XML into JSON's shape, knowing which elements repeat (src/fhir/xml); undefined where no definitions are loaded */
  fhirXml?: (root: XmlElement, generation: Generation) => JsonObject;
}

export type Extract = (record: RecordTree, context: ExtractContext) => Facts;
