/** One walk over a CDA document or an HL7 v3 message; both are written in HL7's version 3 data types. */

import type { Generation } from '../../generation.js';
import type { XmlElement } from '../../parse/tree.js';
import type { Collector } from '../collect.js';
import type { ExtractContext } from '../contract.js';
import type { ConceptFact, IdentifierFact, MedicationFact, PatientFact, SectionItem } from '../facts.js';
import { elementsOf } from '../xml.js';

export interface Walk {
  generation: Generation;
  context: ExtractContext;
  out: Collector;
  now: number;
  identifiers: Map<XmlElement, IdentifierFact>;
  concepts: Map<XmlElement, ConceptFact>;
  /** Dosages by the act that holds them, as several materials may share one */
  dosages: Map<XmlElement, MedicationFact['dosages']>;
  /** Clinical facts by the act that they were made of */
  made: Map<XmlElement, SectionItem['fact']>;
  patients: PatientFact[];
  uris: Set<string>;
  /** Interaction, message type and template ids */
  profiles: Set<string>;
  /** Numbers that a text calls NHS numbers */
  narrativeNumbers: { value: string; path: string }[];
  /** Local names that are classes of the model, as they stand in RecordFact.contains */
  contains: Set<string>;
  size: number;
}

export type Visit = (element: XmlElement, walk: Walk) => void;

/** Visits every element in document order. The tree's depth is bounded by the parser. */
export function walkTree(root: XmlElement, visits: readonly Visit[], walk: Walk): void {
  const open = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    walk.size += 1;
    for (const visit of visits) visit(element, walk);
    const children = elementsOf(element);
    for (let i = children.length - 1; i >= 0; i--) open.push(children[i] as XmlElement);
  }
}
