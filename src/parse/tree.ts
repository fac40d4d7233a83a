import type { Locate, ParseProblem } from './place.js';

/** A JSON value as JSON.parse gives it. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type JsonObject = { [name: string]: Json };

export interface JsonTree {
  syntax: 'json';
  value: Json;
  /** What JSON.parse cannot say: duplicate keys and numbers that lost digits, by FHIRPath-like path. */
  duplicates: string[];
  /** Path of each number whose text is not what JavaScript would print for it, with its text. */
  lexemes: Map<string, string>;
  locate: Locate;
}

export interface XmlAttribute {
  name: string;
  local: string;
  namespace: string;
  value: string;
  /** Offset of the attribute's value in the text. */
  offset: number;
}

export interface XmlElement {
  name: string;
  local: string;
  namespace: string;
  attributes: XmlAttribute[];
  children: (XmlElement | XmlText)[];
  parent?: XmlElement;
  /** Line and column of the start tag, from 1. */
  line: number;
  column: number;
}

export interface XmlText {
  text: string;
  line: number;
  column: number;
}

export interface XmlTree {
  syntax: 'xml';
  root: XmlElement;
  /** The document is in another encoding than UTF-8, or its declaration only says so */
  encoding?: 'said' | 'used';
  /** XPath with indices for CDA and v3; FHIRPath for FHIR. Both are understood. */
  locate: Locate;
}

/** HL7 v2: MSH-1 counts as field 1. Fields hold repetitions, components and subcomponents, escapes not yet undone. */
export interface Er7Segment {
  id: string;
  /** Which occurrence of this segment id in the message, from 1. */
  occurrence: number;
  /** fields[3][0][1][0] is field 3, first repetition, second component, first subcomponent. fields[0] is the segment id. */
  fields: string[][][][];
  line: number;
  column: number;
}

export interface Er7Tree {
  syntax: 'er7';
  segments: Er7Segment[];
  separators: { field: string; component: string; repetition: string; escape: string; subcomponent: string };
  locate: Locate;
}

export interface EdifactSegment {
  tag: string;
  /** elements[0][0] is the first component of the first element after the tag. */
  elements: string[][];
  line: number;
  column: number;
}

export interface EdifactTree {
  syntax: 'edifact';
  segments: EdifactSegment[];
  locate: Locate;
}

export interface CsvTree {
  syntax: 'csv' | 'rf2';
  header: string[];
  /** One row a record. */
  row: string[];
  /** Row number from 1, the header not counted. */
  number: number;
  locate: Locate;
}

export interface JwtTree {
  syntax: 'jwt';
  header: JsonObject;
  claims: JsonObject;
  locate: Locate;
}

export type Tree = JsonTree | XmlTree | Er7Tree | EdifactTree | CsvTree | JwtTree;

/** One record of a payload: a FHIR resource, an HL7 v2 message, a CDA document, a row. */
export interface RecordTree {
  /** Line of an NDJSON file, message of a batch, row of a table, from 0; undefined where the payload is one record. */
  index?: number;
  generation: Generation;
  /** ResourceType, message type, document type; structural, never a value that identifies anyone. */
  type: string;
  tree: Tree;
  /** Text before the paths of this record where it came out of an envelope, as `payloads/payload[1]/`. */
  inside?: string;
  /** Wrappers it was found in, outermost first, as `soap`, `itk`, `mime`, `base64`. */
  envelopes: string[];
  /** The envelope itself where it has facts of its own: the whole ITK or SOAP document, headers of an HL7 v2 batch. */
  wrapper?: Tree;
  /** What was wrong in reading it; a record with problems may have no facts. */
  problems: ParseProblem[];
  /** Where nothing tells its generation: those that it was tried as, with how many errors each gave */
  tried?: readonly Trial[];
}

export interface Trial {
  generation: Generation;
  errors: number;
}

import type { Generation } from '../generation.js';
