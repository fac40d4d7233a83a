/** A check is a pure function from one fact to an outcome. Its name and options stand in a rule's JSON. */

import type { Verb } from '../catalogue/types.js';
import type { ProfileValidator } from '../fhir/contract.js';
import type { Generation } from '../generation.js';
import type { Outcome, Reason } from '../outcome.js';
import type { Place } from '../parse/place.js';
import type { RecordTree } from '../parse/tree.js';
import type { Fact, Facts } from '../record/facts.js';
import type { TerminologyService } from '../terminology/contract.js';

/**
 * Class of a payload's value, which decides what a report may print of it (README.md, Privacy). `name`: of an element or
 * member as the payload has it, printed only where a standard gives that name.
 */
export type ValueClass = 'structural' | 'name' | 'uri' | 'code' | 'person';

/**
 * What is said of one target. `text` is in our own words; `{name}` in it stands for values[name], which only
 * report/redact.ts may write out.
 */
export interface Detail {
  text: string;
  values?: Record<string, { class: ValueClass; value: string }>;
}

export interface CheckResult {
  outcome: Exclude<Outcome, 'not-tested' | 'broken'>;
  reason?: Reason;
  detail?: Detail;
  /** Where the finding belongs when not at the fact's own path */
  path?: string;
  /** Path of a part below, whose place is the finding's; never written, as it may hold a name of the payload's own */
  placePath?: string;
  /** Where it is already known, as in text that could not be parsed */
  place?: Place;
  /** Weaker or stronger than the rule's own, where the check alone knows (an engine's warning) */
  severity?: Verb;
  profile?: string;
  constraint?: string;
  /** The FHIR engine's own severity and issue type */
  issue?: { severity: string; code: string };
}

export interface CheckContext {
  facts: Facts;
  generation: Generation;
  /** What the user says the sample is */
  data: 'synthetic' | 'live' | undefined;
  asOf: string;
  /** standards/<id>/codes/<name>.json by `<id>/<name>`; throws where it is not there */
  codes<T = unknown>(name: string): T;
  terminology: TerminologyService;
  profiles: ProfileValidator;
  /** The record as it was read: problems of reading, duplicate keys, numbers that lost digits */
  record: RecordTree;
}

/** Several results where one fact has several targets (sections of a document); none means not applicable. */
export type Check<O = unknown> = (fact: Fact, options: O, context: CheckContext) => CheckResult | CheckResult[];

export interface CheckDefinition<O = unknown> {
  name: string;
  /** One line: what it asks of a fact */
  does: string;
  /** JSON Schema of its options */
  options: object;
  run: Check<O>;
}

export const PASS: CheckResult = { outcome: 'pass' };
export const NOT_APPLICABLE: CheckResult = { outcome: 'not-applicable' };

export function fail(text: string, values?: Detail['values'], path?: string): CheckResult {
  return { outcome: 'fail', detail: values ? { text, values } : { text }, ...(path === undefined ? {} : { path }) };
}

export function review(reason: Reason, text?: string, path?: string): CheckResult {
  return { outcome: 'review', reason, ...(text ? { detail: { text } } : {}), ...(path === undefined ? {} : { path }) };
}
