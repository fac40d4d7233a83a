/** standards/receiver.json: what a receiver of documents may file, shows as text, or cannot use. */
import type { Generation } from '../generation.js';
import type { Source, Verb } from './types.js';

export interface CodedStructure {
  id: string;
  name: string;
  /** Keys of the headings under which it stands */
  headings: string[];
  /** Resource types and acts that carry it */
  types: string[];
  /** Keys of the naming table */
  systems: string[];
  /** Codes under which the receiver may record an item that it does not understand */
  degrade: string[];
}

export interface ReceiverSheet {
  note: string;
  rules: { id: string; verb: Verb; text: string; source: Source }[];
  /** Kinds of documents that are shown heading by heading */
  documents: string[];
  structures: CodedStructure[];
  /** Acts that are of a structure only under its headings, with the ids of those structures */
  alsoUnder: Record<string, string[]>;
  /** Types that say who, where and when */
  data: string[];
  files: { types: string[]; accepted: string[] };
  /** Bytes of a message */
  largest: number;
  degrade: { code: string; name: string; status: 'checked' | 'unverified' }[];
  cautions: Partial<Record<Generation, string>>;
  unknown: string[];
}
