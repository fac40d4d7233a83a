/** The JSON report: one object from which every format derives. standards/schema/report.json says the same. */

import type { Level, StageOrOutside, Verb } from '../catalogue/types.js';
import type { Generation, Syntax } from '../generation.js';
import type { Outcome, Reason } from '../outcome.js';
import type { DocumentsPart } from './documents.js';
import type { MeasuresPart } from './measures.js';

export type Counts = Record<Outcome, number>;

export type VerdictWord =
  | 'does-not-conform'
  | 'cannot-say'
  | 'no-failures-found'
  | 'conforms-to-what-can-be-tested'
  | 'not-assessable';

export interface PayloadRow {
  /** p1, p2 … in the order read */
  id: string;
  name: string;
  generation: Generation;
  evidence: string[];
  syntax: Syntax;
  /** Resource, message or document type of the first record */
  type: string;
  records: number;
  bytes: number;
  counts: Counts;
  /** Other generations found inside (zip entries, mixed NDJSON, envelopes) with how many records */
  inside?: Partial<Record<Generation, number>>;
  envelopes?: string[];
  /** ODS code of the organisation that sent the first record that says so, and the field that said it */
  sender?: { ods: string; from: string };
  /** Document type of the first document in it, by its key in the catalogue */
  document?: string;
  note?: string;
  /** Canonical URLs of profiles that were taken for resources that name no national one, with how many resources */
  assigned?: Record<string, number>;
}

/** What a sample supports: targets decided, those that fail, and the 95 % bound of the failing share if it was random. */
export interface SampleRow {
  targets: number;
  failing: number;
  /** Share from 0 to 1: exact binomial, one-sided (Clopper and Pearson) */
  atMost: number;
}

/** The sample of a standard is that of its weakest rule: the one with the largest bound of those that decided. */
export interface StandardSample extends SampleRow {
  rule: string;
}

/** What is known of one rule; enough to merge the reports of several runs exactly. */
export interface RuleRow {
  id: string;
  severity: Verb;
  requirements: string[];
  counts: Counts;
  /** Failures that weigh less than the rule does */
  weak?: number;
  /** Why it did not decide, where it did not */
  reason?: Reason;
  /** Left out where nothing was decided */
  sample?: SampleRow;
}

/** What one organisation sent, by standard. */
export interface SenderRow {
  /** Left out: payloads that do not say who sent them */
  ods?: string;
  from?: string;
  generation: Generation;
  payloads: number;
  records: number;
  standards: { id: string; pass: number; fail: number; review: number }[];
}

export interface RequirementRow {
  id: string;
  verb: Verb;
  outcome: Outcome;
  counts: Counts;
  reason?: Reason | string;
}

export interface StandardRow {
  id: string;
  name: string;
  stage: StageOrOutside;
  /** Stage in the other view */
  otherStage?: StageOrOutside;
  confidence?: string;
  verdict: VerdictWord;
  counts: Counts;
  requirements: RequirementRow[];
  /** Its rules that the run asked; left out in reports of before they were given */
  rules?: RuleRow[];
  /** Of its weakest rule; left out where nothing was decided */
  sample?: StandardSample;
  /** Changes of stage due within 90 days */
  due?: { from: string; stage: string }[];
  note?: string;
}

export interface Finding {
  payload: string;
  record?: number;
  standard: string;
  stage: StageOrOutside;
  rule: string;
  requirement?: string;
  outcome: 'fail' | 'review' | 'broken';
  reason?: Reason;
  severity: Verb;
  level: Level;
  gates: boolean;
  path?: string;
  line?: number;
  column?: number;
  endLine?: number;
  endColumn?: number;
  profile?: string;
  constraint?: string;
  message: string;
  fingerprint: string;
  /** The engine's own severity and FHIR issue type, on findings of fhir-core and fhir-profile */
  issue?: { severity: string; code: string };
}

/** One thing that carries a kind of fact where no standard says what to use, counted. */
export interface InventoryRow {
  kind: string;
  what: string;
  count: number;
  /** How often each organisation sent it, where that is known and often enough to say */
  senders?: { ods: string; count: number }[];
}

export interface Report {
  schemaVersion: 1;
  complete: boolean;
  tool: { name: string; version: string };
  catalogue: {
    version: string;
    digest: string;
    /** Packs of others that are in it; left out where there are none */
    packs?: { name: string; version: string }[];
    asOf: string;
    stages: 'current' | 'report';
    /** Edition that the user keeps to: rules that came after it are notes */
    edition?: string;
  };
  run: {
    started: string;
    seconds: number;
    policy: string;
    gate: {
      stages: string[];
      passed: boolean;
      gating: number;
      /** Under go-live: shall requirements of gating stages that were not shown to hold; part of `gating` */
      unproven?: number;
      /** Those requirements, as `standard requirement` */
      toShow?: string[];
      /** Requirements that this run does not show and that somebody answers for by a waiver; the same form */
      answered?: string[];
    };
    data: 'synthetic' | 'live' | 'not stated';
    values: string;
    /** Why the run is not complete */
    stopped?: 'interrupted' | 'fail-fast';
    /** Name that the user gave the run: a supplier, a site */
    label?: string;
  };
  payloads: PayloadRow[];
  standards: StandardRow[];
  findings: Finding[];
  /** Findings of a rule beyond --max-findings, counted: rule → how many more */
  more: Record<string, number>;
  inventory: InventoryRow[];
  /** By organisation and generation; left out in reports of before it was given */
  senders?: SenderRow[];
  /** What the report of 2020 measured, measured here; left out in reports of before it was given */
  measures?: MeasuresPart;
  /** Documents by heading; left out in reports of before they were given */
  documents?: DocumentsPart;
  waived: Finding[];
  errors: { code: string; message: string; payload?: string }[];
}
