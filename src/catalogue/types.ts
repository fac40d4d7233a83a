/**
 * standards/ as typed objects. The JSON Schemas in standards/schema say the same and are what packs are checked against.
 */

import type { Generation } from '../generation.js';
import type { FactKind } from '../record/facts.js';
import type { MeasureSheet } from './measures.js';
import type { ReceiverSheet } from './receiver.js';

export const STAGES = ['ready', 'live', 'future', 'undefined'] as const;
export type Stage = (typeof STAGES)[number];
/** A standard outside the report's ten sets is `outside` in the report view. */
export type StageOrOutside = Stage | 'outside';

export type Verb = 'shall' | 'should' | 'may';
export type Level = 'error' | 'warning' | 'note' | 'none';

/** A row of stages.json: the one place where stage policy lives. */
export interface StagePolicy {
  id: Stage;
  label: string;
  meaning: string;
  /** Level of a failed rule by its severity. */
  levels: Record<Verb, Level>;
  /** Under which `--for` policies a failed rule of that severity gates. */
  gates: Record<Verb, ('ci' | 'go-live' | 'all')[]>;
}

export interface Source {
  title: string;
  url?: string;
  clause?: string;
  /** ISO date when it was read */
  read?: string;
  /** checked: read in the source; unverified: general knowledge, said so where users see it */
  status: 'checked' | 'unverified';
}

export interface Standard {
  id: string;
  name: string;
  owner: string;
  /** Information-standard ids, as ISB 0149, SCCI0034, DAPB4020 */
  informationStandards: { id: string; note?: string; source: Source }[];
  versions: { version: string; from?: string; note?: string }[];
  systems: {
    what: string;
    uri?: string;
    oid?: string;
    hl7v2?: string;
    generations?: Generation[];
    status: 'checked' | 'unverified';
  }[];
  milestones: { date: string; what: string; source: Source }[];
  /** The publisher's own word for its status, with its source */
  publishedStatus: { text: string; source: Source };
  withdrawn?: { date: string; note: string };
  generations: Generation[];
  supersedes: string[];
  links: string[];
  /** The report's picture of 2020 */
  report: {
    stage: StageOrOutside;
    confidence: 'high' | 'medium' | 'low' | 'none';
    basis: string;
    partOf?: string;
    rival?: string;
  };
  /** Timeline, oldest first */
  current: { from: string; stage: Stage; basis: string; source: Source }[];
  /** payload: rules can test it; none: no payload can show it; gap: the set's name is not known */
  assessable: 'payload' | 'none' | 'gap';
  notAssessable?: string;
  /** What is said with every finding in a generation, as that its guide is a draft */
  caveatIn?: Partial<Record<Generation, string>>;
  /** How many of the standards' slots of the report this is; undefined outside the ten */
  slot?: number;
}

export interface Requirement {
  id: string;
  verb: Verb;
  /** In our own words */
  text: string;
  source: Source;
  tested: 'rule' | 'person' | 'nothing';
  /** Why no rule tests it */
  reason?: string;
}

/** Value of a `where` condition: equal to; one of; or an object of tests, all of which hold. */
export type Condition =
  | string
  | number
  | boolean
  | (string | number | boolean)[]
  | { present?: boolean; not?: Condition; matches?: string; in?: string; min?: number; max?: number };

export type Where = Record<string, Condition> | Record<string, Condition>[];

export interface Rule {
  id: string;
  requirements: string[];
  severity: Verb;
  /** Another severity in these generations, as where the guide for one is a draft */
  severityIn?: Partial<Record<Generation, Verb>>;
  title: string;
  failTitle: string;
  why: string;
  fix: string;
  applies: {
    fact: FactKind;
    /** Left out: every generation that makes such facts */
    generations?: Generation[];
    /** Field (dotted path in the fact) → condition, all of which hold; or a list of such, of which one holds */
    where?: Where;
    /** Only where the run was told what the sample is */
    data?: 'synthetic' | 'live';
  };
  /** Name of a check → its options; or all, any, none → a list of such objects */
  check: CheckSpec;
  tags: string[];
  /** Rules of the same standard that, failing on the same target, make this one not applicable: one finding a cause */
  after?: string[];
  formerly?: string[];
  /** A failure gates whatever the stage and the policy (a payload that cannot be parsed) */
  gatesAlways?: boolean;
  since: string;
  /** What changed in the rule, by catalogue edition */
  changes?: { edition: string; what: string }[];
  /** Where sources disagree or are not verified: said in explain */
  caution?: string;
}

export type CheckSpec = { [check: string]: unknown };

/** One row of standards/identifiers/codes/naming.json. */
export interface NamedSystem {
  /** nhs-number, snomed-ct … : what facts call it */
  key: string;
  kind: 'identifier' | 'code-system';
  name: string;
  /** The right URI by generation; `*` for every FHIR generation not named */
  canonical: Partial<Record<Generation | '*', string>>;
  /** Other URIs that mean it and are recognised, right or wrong for the generation */
  accepted: string[];
  oids: string[];
  /** HL7 v2: assigning authority (CX.4), type (CX.5), coding system names (CWE.3), written authority^type, either part may be empty */
  hl7v2: string[];
  /** EDIFACT code-list qualifiers */
  edifact: string[];
  /** What the system itself says of verification, by URI or OID, as { "2.16.840.1.113883.2.1.4.1": "verified" } */
  verification?: Record<string, string>;
  source: Source;
}

/** The compiled catalogue: every file of standards/ but definitions, in one object. */
export interface Catalogue {
  version: string;
  digest: string;
  stages: StagePolicy[];
  /** For standards outside the report's ten sets, in the report view */
  outside: { label: string; meaning: string; levels: Record<Verb, Level> };
  standards: (Standard & { requirements: Requirement[]; rules: Rule[] })[];
  /** standards/<id>/codes/<name>.json by `<id>/<name>` */
  codes: Record<string, unknown>;
  /** Figures of others, for summaries */
  yardstick?: Yardstick;
  /** What is measured besides rules */
  measures?: MeasureSheet;
  /** What receivers of documents make of them */
  receiver?: ReceiverSheet;
  /** Packs of others that were put into it */
  packs?: { name: string; version: string }[];
  /** Fixtures that show each rule of ours, by `standard/rule`, counted when the catalogue was compiled */
  fixtures?: Record<string, FixtureCounts>;
}

/** How many fixtures show a rule passing, failing, undecided and not applying. */
export interface FixtureCounts {
  pass: number;
  fail: number;
  review: number;
  na: number;
}

/** standards/yardstick.json: what others measured, and is not the same measure. */
export interface Yardstick {
  source: { title: string; status: 'checked' | 'unverified' };
  measured: string;
  note: string;
  figures: {
    standard: string;
    statement: string;
    shares: { answer: string; percent: number }[];
    caution?: string;
    /** What our own numerator and denominator are */
    ours: string;
  }[];
}
