import type { PackContext } from '../packs/contract.js';
import type { FactLists } from '../packs/fact-lists.js';
import type { FactKind } from '../record/facts.js';

/** What a pack's thread is started with. */
export interface PackThreadSettings {
  /** file: URL of the module */
  entry: string;
  /** Lists by `<standard>/<name>` */
  codes: Record<string, unknown>;
  /** Counts up with each answer, so that who waits can wake */
  answered: SharedArrayBuffer;
}

/** What a pack says of itself, once its module is loaded. */
export interface PackSays {
  name: string;
  /** file: URL of the folder of standards */
  standards: string;
  checks: { name: string; does: string; options: object }[];
}

export interface PackQuestion {
  check: string;
  options: unknown;
  fact: { kind: FactKind; index: number };
  /** Given with the first question about a record */
  record?: { facts: FactLists } & Omit<PackContext, 'facts' | 'codes'>;
}

export type PackAnswer =
  | { kind: 'ready'; says: PackSays }
  /** The module cannot be used; words follow "the pack" */
  | { kind: 'unusable'; why: string }
  | { kind: 'results'; results: unknown }
  | { kind: 'threw' };
