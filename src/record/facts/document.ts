/** Facts of documents and their sections. */
import type { Generation } from '../../generation.js';
import type { FactBase } from './base.js';
import type { AllergyFact, MedicationFact, StatementFact } from './clinical.js';
import type { CodingFact, ConceptFact } from './codes.js';
import type { EntryTarget } from './entry.js';
import type { DocumentBundle, Party, Stay } from './transfer.js';

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
  /** What its entries lead to, each by itself */
  targets?: EntryTarget[];
  depth: number;
  sections: SectionFact[];
  /** The narrative's words; never in a report */
  words?: string;
  /** Clinical facts that the section holds or refers to, by way of a list or not */
  items?: SectionItem[];
  /** A reason for being empty, its code and where it stands: the section's own, or a list's in it */
  emptiness?: { path: string; code?: string; beside: boolean }[];
}

export interface SectionItem {
  fact: AllergyFact | MedicationFact | StatementFact;
  /** Flag that a list gives the item, as a code */
  flag?: { code: string; system?: string; path: string };
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
  /** Where it is known which stay the document is about */
  stay?: Stay;
  /** Whom it is about, as far as its record holds that */
  about?: Party;
  /** Who wrote it */
  authors?: Party[];
  /** To whom it goes, where its header says so (CDA) */
  recipients?: Party[];
  bundle?: DocumentBundle;
}
