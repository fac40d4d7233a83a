/** The data that templates are put together from: `standards/templates/*.json`. */
import type { Generation } from '../generation.js';

export type Json = string | number | boolean | null | Json[] | { [member: string]: Json };
export interface JsonObject {
  [member: string]: Json;
}

/** The generations of FHIR that templates are written in. */
export const TEMPLATE_GENERATIONS = ['fhir-stu3', 'fhir-r4'] as const satisfies Generation[];
export type TemplateGeneration = (typeof TEMPLATE_GENERATIONS)[number];

/** What a section says and refers to. */
export interface SectionData {
  /** One paragraph each */
  text?: string[];
  /** Names of parts */
  entries?: string[];
}

/** A kind of document; its id is also its key in the table of headings. */
export interface DocumentData {
  id: string;
  name: string;
  /** What `$name` in a part stands for */
  values: JsonObject;
  /** The part that stands for a name, where documents differ, as the encounter of an inpatient or of a clinic */
  parts: Record<string, string>;
  /** Optional headings that a template has all the same, because a document without them teaches little */
  also: string[];
  /** What is said otherwise than in `DocumentsData.sections` */
  sections: Record<string, SectionData>;
}

export interface DocumentsData {
  documents: DocumentData[];
  /** By key of the heading, in the order of the document */
  sections: Record<string, SectionData>;
}

/** Why an element is there. */
export interface Note {
  part: string;
  /** The element in the part, as `identifier[0].extension` */
  path: string;
  why: string;
  /** Rules that ask for it, as `transfer-of-care/care-setting` */
  rules?: string[];
  /** The profile that asks for it, in its own short words */
  profile?: string;
}

/**
 * Resources of one generation. In their strings `@name` is the `urn:uuid:` address of a part, `#name` the bare UUID, and `$name`
 * a value of the document.
 */
export interface PartsData {
  fullName: string;
  /** The guide of this generation is a draft */
  draft: boolean;
  /** Headings are coded in the words of the record standard and not in SNOMED CT */
  slugs: boolean;
  /** The profiles allow no headings but their own */
  profiledOnly: boolean;
  /** Where the profile's words for a heading are not those of the table */
  headings: Record<string, { title?: string; display?: string }>;
  bundle: JsonObject;
  parts: Record<string, JsonObject>;
  /** The message around the document */
  envelope?: { bundle: JsonObject; parts: Record<string, JsonObject> };
  notes: Note[];
}

/** What a document is made of. */
export interface Recipe {
  document: string;
  generation: TemplateGeneration;
  /** Keys of the headings, in order */
  headings: string[];
  /** Other values than the document's own */
  values?: JsonObject;
  /** Other sections than the document's own */
  sections?: Record<string, SectionData>;
}

/** The document, and where its parts came to stand. */
export interface Assembled {
  bundle: JsonObject;
  /** Names of the parts in the order of the entries */
  parts: string[];
}

/** What was asked for is not there. The message is our own. */
export class TemplateError extends Error {
  override name = 'TemplateError';
}
