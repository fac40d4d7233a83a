/** Outcomes of rules → requirements → the verdict of a standard (README.md, Outcomes and verdicts). Silence is never a pass. */
import type { Requirement, Rule, Standard, Verb } from '../catalogue/types.js';
import { type Outcome, REASONS, type Reason } from '../outcome.js';
import type { RequirementRow, VerdictWord } from '../report/types.js';
import { addTo, countOf, emptyTally, mergeInto, nameCounts, type Tally, wasAsked } from './counts.js';

/** As much of a standard as its verdict needs; a report holds it too, so that merged reports are judged alike. */
interface Judged {
  assessable: Standard['assessable'];
  rules: readonly Pick<Rule, 'requirements'>[];
}

export interface RuleTally {
  id: string;
  requirements: readonly string[];
  severity: Verb;
  tally: Tally;
  /** Failures that weigh less than the rule does: an engine's warning, a guide that is only a draft */
  weak?: number;
  reason?: Reason | undefined;
}

type AskedFor = Pick<Requirement, 'id' | 'verb' | 'tested' | 'reason'>;

/** Judges one requirement from the rules that serve it. */
export function judgeRequirement(requirement: AskedFor, rules: readonly RuleTally[]): RequirementRow {
  const { id, verb } = requirement;
  const serving = rules.filter(({ requirements }) => requirements.includes(id));
  const tally = emptyTally();
  for (const rule of serving) {
    mergeInto(tally, rule.tally);
    if (!wasAsked(rule.tally)) addTo(tally, 'not-tested');
  }
  const counts = nameCounts(tally);
  if (serving.length === 0) {
    const reason = requirement.tested === 'person' ? 'person-needed' : 'no-rule';
    return { id, verb, outcome: 'not-tested', counts, reason: requirement.reason ?? reason };
  }
  // A weaker rule that serves a stronger requirement informs, but only rules of its own strength decide it.
  const deciding = serving.filter(({ severity }) => severity === verb);
  const outcome = outcomeOf(deciding.length > 0 ? deciding : serving);
  const reason = reasonOf(outcome, serving);
  return { id, verb, outcome, counts, ...(reason ? { reason } : {}) };
}

/** Of two reasons the one that stands first in REASONS, so that neither order of records nor of runs matters. */
export function weightier(a: Reason | undefined, b: Reason | undefined): Reason | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return REASONS.indexOf(a) <= REASONS.indexOf(b) ? a : b;
}

function reasonOf(outcome: Outcome, rules: readonly RuleTally[]): Reason | undefined {
  if (outcome === 'not-tested') return 'no-target';
  if (outcome !== 'review') return undefined;
  const doubts = rules.filter(({ tally }) => countOf(tally, 'review') > 0).map(({ reason }) => reason);
  return doubts.reduce(weightier, undefined) ?? 'not-binding';
}

/** Weaker failures alone fail nothing; where nothing passed beside them they leave a doubt. */
function outcomeOf(rules: readonly RuleTally[]): Outcome {
  const any = (outcome: Outcome): boolean => rules.some(({ tally }) => countOf(tally, outcome) > 0);
  if (rules.some(({ tally, weak = 0 }) => countOf(tally, 'fail') > weak)) return 'fail';
  if (any('broken')) return 'broken';
  if (any('review')) return 'review';
  if (rules.every(({ tally }) => countOf(tally, 'pass') > 0)) return 'pass';
  return any('fail') ? 'review' : 'not-tested';
}

/** Reads a standard's verdict off its `shall` requirements that rules test; off its `should` ones where it has no other. */
export function judgeStandard(standard: Judged, rows: readonly RequirementRow[]): VerdictWord {
  if (standard.assessable !== 'payload') return 'not-assessable';
  const withRules = new Set(standard.rules.flatMap(({ requirements }) => requirements));
  const testable = rows.filter(({ id }) => withRules.has(id));
  const shall = testable.filter(({ verb }) => verb === 'shall');
  const outcomes = shall.map(({ outcome }) => outcome);
  if (outcomes.includes('fail')) return 'does-not-conform';
  if (outcomes.includes('broken')) return 'cannot-say';
  if (!testable.some(({ outcome }) => outcome === 'pass' || outcome === 'review' || outcome === 'fail'))
    return 'cannot-say';
  if (shall.length === 0 || outcomes.some((outcome) => outcome !== 'pass')) return 'no-failures-found';
  return 'conforms-to-what-can-be-tested';
}
