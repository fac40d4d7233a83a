/** The JSON report (contract.md): one object from which every format derives. standards/schema/report.json says the same. */

import type { Level, StageOrOutside, Verb } from '../catalogue/types.js';
import type { Generation, Syntax } from '../generation.js';
import type { Outcome, Reason } from '../outcome.js';

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
  note?: string;
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

export interface Report {
  schemaVersion: 1;
  complete: boolean;
  tool: { name: string; version: string };
  catalogue: { version: string; digest: string; asOf: string; stages: 'current' | 'report' };
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
    };
    data: 'synthetic' | 'live' | 'not stated';
    values: string;
  };
  payloads: PayloadRow[];
  standards: StandardRow[];
  findings: Finding[];
  /** Findings of a rule beyond --max-findings, counted: rule → how many more */
  more: Record<string, number>;
  inventory: { kind: string; what: string; count: number }[];
  waived: Finding[];
  errors: { code: string; message: string; payload?: string }[];
}
