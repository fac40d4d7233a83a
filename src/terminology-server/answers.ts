/** What a server's answer comes to. Plain data, fit for JSON: it is kept on disk and goes to workers. Displays are kept as hashes. */
import type { Answer, TermAnswer } from '../terminology/contract.js';

export interface Known {
  is: Answer;
  reason?: NonNullable<TermAnswer['reason']>;
  /** Version of the system that answered, as the server names it */
  version?: string;
  active?: boolean;
  /** SNOMED CT semantic tag; dm+d level */
  category?: string;
  /** Hash of the preferred display, then of the others */
  displays?: number[];
  /** Whether the server gave the other displays too; without them a display that is not the preferred one says nothing */
  whole?: boolean;
  /** Fields that were asked for, as dm+d's PRES_STATCD, with their codes */
  fields?: Record<string, string[]>;
  /** Of an expansion: its codes */
  codes?: string[];
}

export const UNAVAILABLE: Known = { is: 'cannot-tell', reason: 'terminology-server-unavailable' };
export const NOT_HELD: Known = { is: 'cannot-tell', reason: 'terminology-not-loaded' };
export const UNSUPPORTED: Known = { is: 'cannot-tell', reason: 'unsupported' };
export const TOO_MANY: Known = { is: 'cannot-tell', reason: 'limit-reached' };

/** A code or value set that the server says it does not find. What that means depends on whether it holds the system. */
export const ABSENT = 'absent';
export type Reading = Known | typeof ABSENT;
