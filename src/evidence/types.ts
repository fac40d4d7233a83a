/** What an evidence file holds: a zip of JSON members, of which the manifest gives the hash of each. */
import type { Generation, Syntax } from '../generation.js';

export const FORMAT = 'careconform-evidence';
export const FORMAT_VERSION = 1;

/** Every member that there may be, in the order written. */
export const MEMBERS = ['manifest.json', 'editions.json', 'report.json', 'run.json', 'sample.json'] as const;
export type MemberName = (typeof MEMBERS)[number];

export interface EvidenceManifest {
  format: typeof FORMAT;
  version: typeof FORMAT_VERSION;
  members: { name: MemberName; bytes: number; sha256: string }[];
}

/** What the run judged by. */
export interface Editions {
  /** `digest` as the report has it, of the catalogue with all packs; `own` of the catalogue alone */
  catalogue: { version: string; digest: string; own: string };
  /** Names of rule packs; a folder is not named */
  packs: string[];
  packages: PackageEdition[];
  terminologies: TerminologyEdition[];
}

export interface TerminologyEdition {
  system: string;
  edition: string;
  version: string;
  /** Of the index */
  sha256: string;
  /** Of the release files that it was made of */
  sources: string[];
}

export interface PackageEdition {
  id: string;
  version: string;
  /** Of the archive, or of the names and bytes of the files */
  sha256: string;
}

/** How the report was made. */
export interface RunDescription {
  /** The command as words, without what may be secret or name a patient */
  command: string[];
  exitStatus: number;
  tool: { name: string; version: string; sha256: string };
  node: string;
  platform: string;
}

/** What was checked, in numbers: nothing of what it held. */
export interface SampleDescription {
  data: string;
  label?: string;
  names: string;
  values: string;
  payloads: number;
  records: number;
  bytes: number;
  generations: Partial<Record<Generation, number>>;
  syntaxes: Partial<Record<Syntax, number>>;
}

/** SHA-256 in hexadecimal digits; the edge brings the platform's own. */
export type Digest = (bytes: Uint8Array) => string;

/** An evidence file cannot be used. The message is our own words for the user. */
export class EvidenceError extends Error {
  override name = 'EvidenceError';
}
