/** Facts of documents and their sections. */
import type { Generation } from '../../generation.js';
import type { FactBase } from './base.js';
import type { CodingFact, ConceptFact } from './codes.js';

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
