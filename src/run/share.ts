/** What one payload adds to a run: plain data, fit for JSON, so that it may come from a worker or out of a checkpoint. */
import type { Reason } from '../outcome.js';
import type { SourceError } from '../payload/types.js';
import type { Finding, PayloadRow } from '../report/types.js';
import type { Tally } from './counts.js';
import type { Sighting } from './inventory.js';
import type { MeasuredSums } from './measured.js';

/** A finding before it is known which payload of the run it belongs to, and whether somebody has accepted it. */
export interface Noted {
  /** Index in Plan.rules */
  rule: number;
  /** It holds for the whole run and is listed once for this text, which holds no value of the payload that may not be shown */
  once?: string;
  finding: Omit<Finding, 'payload' | 'fingerprint'>;
}

/** What is known when a payload has been read to its end. Numbers before values are indices in Plan.rules. */
export interface Sums {
  row: Omit<PayloadRow, 'id' | 'name'>;
  tallies: [number, Tally][];
  /** By index in Plan.rules: records in which the rule had nothing to look at. Most rules of most payloads stand only here. */
  absent: number[];
  /** Failures that weigh less than the rule does */
  weak: [number, number][];
  reasons: [number, Reason][];
  /** Findings above the limit: how many, and how many of them gate */
  beyond: [number, { count: number; gating: number }][];
  sightings: Sighting[];
  /** What is measured besides rules; left out where nothing was read */
  measured?: MeasuredSums;
}

export interface Share {
  /** Left out where payloads are named by their number in the run */
  name?: string | undefined;
  noted: Noted[];
  sums: Sums;
}

/** A source that could not be read, in our own words. */
export interface Lost {
  name?: string | undefined;
  code: SourceError['code'] | 'worker-died';
  message: string;
}

/** A source is a file; one that is an archive holds several payloads. */
export interface SourceShare {
  payloads: Share[];
  lost?: Lost;
}

/** Where the results of payloads are written down: the ledger of the run, or a worker's record for it. */
export interface Book {
  /** @param name left out where payloads are named by their number */
  open(name: string | undefined): Entry;
  lose(lost: Lost): void;
}

/** One payload while it is read. */
export interface Entry {
  name: string;
  note(noted: Noted): void;
  close(sums: Sums): { row: PayloadRow; findings: readonly Finding[] };
}
