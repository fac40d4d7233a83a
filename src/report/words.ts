/** The plain words that reports use for generations, stages, verdicts and reasons. */
import type { StageOrOutside } from '../catalogue/types.js';
import type { Generation } from '../generation.js';
import type { Reason } from '../outcome.js';
import type { Finding, VerdictWord } from './types.js';

export const GENERATION_WORDS: Record<Generation, string> = {
  'fhir-r5': 'FHIR R5',
  'fhir-r4b': 'FHIR R4B',
  'fhir-r4': 'FHIR R4',
  'fhir-stu3': 'FHIR STU3',
  'fhir-dstu2': 'FHIR DSTU2',
  'fhir-undecided': 'FHIR, version undecided',
  cda: 'CDA',
  hl7v3: 'HL7 v3',
  hl7v2: 'HL7 v2',
  edifact: 'EDIFACT',
  'dmd-xml': 'dm+d XML',
  rf2: 'SNOMED CT RF2',
  csv: 'CSV',
  'sign-on': 'sign-on artefact',
  unknown: 'not a record we know',
};

export const VERDICT_WORDS: Record<VerdictWord, string> = {
  'does-not-conform': 'does not conform',
  'cannot-say': 'cannot say',
  'no-failures-found': 'no binding failures found',
  'conforms-to-what-can-be-tested': 'conforms to what can be tested',
  'not-assessable': 'not assessable from a payload',
};

/** Said at every table of verdicts: why a standard may have failures beside a verdict that names none. */
export const VERDICT_BASIS =
  'A verdict is read off binding (shall) requirements; the columns count all answers, weaker rules too.';

export const STAGE_ORDER: readonly StageOrOutside[] = ['ready', 'live', 'future', 'undefined', 'outside'];

const REASON_WORDS: Record<Reason, string> = {
  'terminology-not-loaded': 'no terminology is loaded',
  'profile-not-loaded': 'the profile is not loaded',
  'terminology-server-unavailable': 'the terminology server did not answer',
  placeholder: 'the value is a placeholder of a template',
  unsupported: 'it is beyond what is loaded or supported',
  'ambiguous-generation': 'the generation is undecided',
  'limit-reached': 'a limit was reached',
  'person-needed': 'a person must decide',
  'no-target': 'nothing in these payloads to test it on',
  'no-rule': 'no rule can test it',
  deselected: 'it was not selected for this run',
  'sources-disagree': 'the sources disagree',
  'not-assessable': 'no payload can show it',
  'not-binding': 'what failed is a warning or a draft, and binds nobody yet',
};

/** Words for a reason; a reason of a pack's own, or none, is said as it stands. */
export function reasonWords(reason: string | undefined): string {
  if (reason === undefined) return 'no reason recorded';
  return Object.hasOwn(REASON_WORDS, reason) ? REASON_WORDS[reason as Reason] : reason;
}

/** Whether a reason is one of the words that any requirement may have, and not a sentence of its own. */
export function isCommonReason(reason: string | undefined): boolean {
  return reason === undefined || Object.hasOwn(REASON_WORDS, reason);
}

/** The printed name of a finding's rule, `standard/rule`. */
export function ruleName(finding: Pick<Finding, 'standard' | 'rule'>): string {
  return finding.rule.includes('/') ? finding.rule : `${finding.standard}/${finding.rule}`;
}

/** error, warning or note for a failure; review and broken for what was not decided. */
export function levelWord(finding: Finding): 'error' | 'warning' | 'note' | 'review' | 'broken' {
  if (finding.outcome !== 'fail') return finding.outcome;
  return finding.level === 'none' ? 'note' : finding.level;
}

/** The message for a reader: a review says first that it is one, because its words are those of the rule. */
export function messageOf(finding: Finding): string {
  if (finding.outcome !== 'review') return finding.message;
  return `Not decided, because ${reasonWords(finding.reason)}: ${finding.message}`;
}

/** `31,134`. Intl would do it too, and cost ten milliseconds to load. */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 finding`, `2 findings`. */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${grouped(n)} ${n === 1 ? one : many}`;
}

export const NOT_AUTHORISED = 'This does not authorise go-live.';
