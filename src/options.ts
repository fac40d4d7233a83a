/** What a run is asked to do: the command line's options in camelCase, without those of reports. */
import type { Restage } from './catalogue/restage.js';
import type { Stage } from './catalogue/types.js';
import type { Generation } from './generation.js';
import type { Baseline } from './run/baseline.js';
import type { Waiver } from './run/waive.js';
import type { TerminologyServerOptions } from './terminology-server/settings.js';

export const VALUE_POLICIES = ['none', 'shape', 'hash', 'full'] as const;
/** How much of a payload's values a report may show; src/report/redact.ts keeps to it. */
export type ValuePolicy = (typeof VALUE_POLICIES)[number];

export const NAME_POLICIES = ['relative', 'index', 'path'] as const;
/** How payloads are named in a report; src/report/names.ts keeps to it. */
export type NamePolicy = (typeof NAME_POLICIES)[number];

export const GATE_POLICIES = ['ci', 'go-live', 'all'] as const;
export type GatePolicy = (typeof GATE_POLICIES)[number];

export interface CheckOptions {
  /** Only these standards; `fhir-core` is the FHIR engine alone. Left out or empty: all */
  standard?: string[];
  /** Take every payload as this generation */
  generation?: Generation;
  /** ISO date that stages are read at. Left out: today */
  asOf?: string;
  stages?: 'current' | 'report';
  for?: GatePolicy;
  /** Stages that gate instead of those the policy names; `['none']`: nothing gates */
  gate?: (Stage | 'none')[];
  /** What the sample is. Left out: not stated */
  data?: 'synthetic' | 'live';
  /** Findings kept for each rule; 0: all. Default 100 */
  maxFindings?: number;
  /** Default shape */
  values?: ValuePolicy;
  /** Default relative, or index where data is live */
  names?: NamePolicy;
  /** Path of a JSON file: CSV column → fact */
  map?: string;
  /** FHIR packages: a path, or `id#version` */
  package?: string[];
  /** Profiles to check besides meta.profile and the catalogue's: canonical URL or file */
  profile?: string[];
  /** Folder of terminology indexes. Left out: the one in the user's own data folder, where it has any */
  terminology?: string;
  /** A terminology server, asked what neither indexes nor packages can tell: its address, or that with settings */
  terminologyServer?: string | TerminologyServerOptions;
  /** Only this part of a payload, by FHIRPath */
  at?: string;
  /** Rule packs: a name or path; `careconform:ready` and its like select our own stages */
  pack?: string[];
  /** Stages of the organisation's own */
  restage?: Restage[];
  /** Payloads, by name with `*`, that are asked only these standards; the last that fits counts */
  overrides?: { payloads: string; standards: string[] }[];
  /** Findings that a person accepts for a time */
  waivers?: Waiver[];
  /** Findings that were there before: they do not gate */
  baseline?: Baseline;
  /** Name of the run for summaries: a supplier, a site */
  label?: string;
  /** Edition of the catalogue, as 0.1: failures of rules that came after it are notes. Left out or `latest`: none are */
  catalogue?: string;
  /** Worker threads; left out or 0: by the amount of work. The report is the same whatever the number */
  jobs?: number;
  /** File that remembers what has been checked, so that a run that was killed goes on where it was */
  checkpoint?: string;
  /** Stop after the first payload with a finding that gates */
  failFast?: boolean;
  /** Nothing recognised is no failure */
  allowEmpty?: boolean;
  /** Injected in tests: what the clock says */
  now?: () => Date;
}
