import type { Generation, Syntax } from '../generation.js';
import type { ParseProblem } from '../parse/place.js';
import type { RecordTree } from '../parse/tree.js';

/** Bytes with a name. Only src/payload/sources/ touches files, and only there is `node:` imported. */
export interface Source {
  name: string;
  /** The argument that it was found under, as the user gave it */
  argument?: string;
  /** In bytes, where it is known before reading */
  size?: number;
  /** Where it is a file that another thread can open by itself */
  path?: string;
  /** When a file was last written, in milliseconds since 1970 */
  modified?: number;
  /** The whole of it. Rejects with a SourceError in our own words. */
  read(): Promise<Uint8Array>;
  /** In pieces, where it may be larger than one payload may be (NDJSON, CSV, RF2) */
  stream?(): AsyncIterable<Uint8Array>;
}

/** Something could not be read: words for the user, never a payload's value. */
export class SourceError extends Error {
  override name = 'SourceError';
  constructor(
    message: string,
    readonly code: 'not-found' | 'no-permission' | 'is-directory' | 'too-large' | 'io' | 'damaged-archive',
  ) {
    super(message);
  }
}

/** Numbers are contract: README and facts say them. */
export const LIMITS = {
  depth: 200,
  payloadBytes: 256 * 1024 * 1024,
  entries: 1_000_000,
  envelopes: 8,
  /** Elements of one XML document */
  elements: 3_000_000,
} as const;

/** One row of the report: a file, or an entry of an archive. */
export interface Payload {
  name: string;
  generation: Generation;
  /** Why, in words: ['root element ClinicalDocument in urn:hl7-org:v3', …]; structural only */
  evidence: string[];
  syntax: Syntax;
  type: string;
  bytes: number;
  /** windows-1252, UTF-16, a BOM: what a user would want to know */
  note?: string;
  /** The argument that its source was found under */
  argument?: string;
  /** What made it unreadable as a whole; a payload with no generation and no problem is simply no record */
  problems: ParseProblem[];
  envelopes: string[];
  /** Records one at a time; large payloads are read as this is drawn on */
  records: Iterable<RecordTree> | AsyncIterable<RecordTree>;
}

export interface UnwrapOptions {
  /** Take every payload as this generation */
  generation?: Generation;
}
