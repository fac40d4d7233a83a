/** What a report says of documents: heading by heading, and what a receiver can do with each. No value of a payload is in it. */
import type { ReceiverSheet } from '../catalogue/receiver.js';
import type { Generation } from '../generation.js';

/** What stands under a heading, in the order from best to worst. */
export const HEADING_STATES = [
  'coded',
  'partly-coded',
  'present',
  'in-header',
  'text-only',
  'wrong-code',
  'empty',
  'not-sent',
  'missing-held',
  'missing-mandatory',
] as const;
export type HeadingState = (typeof HEADING_STATES)[number];

/** What else is to be said of a heading. */
export type HeadingNote =
  | 'code-unknown'
  | 'code-of-another-heading'
  | 'code-system'
  | 'code-blank'
  | 'code-missing'
  | 'entry-code-malformed'
  | 'words-missing'
  | 'reason-given'
  | 'repeated'
  | 'not-of-this-document'
  | 'earlier-name'
  | 'code-of-other'
  | 'no-section'
  | 'unverified'
  | 'held-elsewhere'
  | 'sources-disagree';

/** What a receiver can do with an item: file it, read it as data, degrade it, show it as words only, or nothing. */
export const FATES = ['coded', 'data', 'degraded', 'text', 'unusable'] as const;
export type Fate = (typeof FATES)[number];

/** Why an item cannot be filed as coded. */
export type FateReason =
  | 'absent'
  | 'no-code'
  | 'code-system'
  | 'malformed-code'
  | 'degrade-code'
  | 'no-structure'
  | 'file'
  | 'file-type'
  | 'unresolved'
  | 'no-words';

export type Fates = Partial<Record<Fate, number>>;

export interface HeadingRow {
  heading: string;
  name: string;
  /** Left out where the guide has no such heading for this kind of document */
  asked?: 'mandatory' | 'required' | 'optional';
  state: HeadingState;
  /** Clinical entries under it, and how many of them have a code; left out where it has none */
  entries?: { coded: number; of: number };
  notes?: HeadingNote[];
  /** What its entries come to for a receiver; left out where it has none */
  items?: Fates;
  reasons?: FateReason[];
  /** The receiver may use these degrade codes for items of this heading */
  degrade?: string[];
}

export interface DocumentRow {
  payload: string;
  record?: number;
  /** Key and name of its kind */
  document: string;
  name: string;
  generation: Generation;
  guide?: string;
  /** The guide is a draft */
  draft?: boolean;
  /** There is no table of headings for this kind of document: only what it has is said */
  untabled?: boolean;
  headings: HeadingRow[];
  /** Names of what is asked for and has no agreed place, so that nothing is said of it */
  unplaced?: string[];
  /** Sections whose heading is not known */
  unknown: number;
  /** Clinical entries that no section refers to */
  unlinked: number;
  /** The payload is larger than receivers are advised to take */
  large?: boolean;
  measures: { id: string; numerator: number; denominator: number }[];
}

/** All documents of one kind and generation, counted. */
export interface DocumentTotal {
  document: string;
  name: string;
  generation: Generation;
  documents: number;
  headings: { heading: string; name: string; states: Partial<Record<HeadingState, number>>; items?: Fates }[];
}

export interface DocumentsPart {
  kept: DocumentRow[];
  /** Further documents, which are counted in the totals */
  more: number;
  /** Documents of kinds that have no headings of transfer of care or palliative care */
  others: number;
  totals: DocumentTotal[];
  /** By which rules it is said what receivers do; left out where no document was shown */
  receiver?: Pick<ReceiverSheet, 'note' | 'rules' | 'degrade' | 'cautions' | 'unknown'>;
}
