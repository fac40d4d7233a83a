/** Rules × one record → outcomes. Pure but for the rules' own checks; a check that throws is `broken` and costs nothing else. */
import type { Verb } from '../catalogue/types.js';
import { BrokenCheck } from '../checks/broken.js';
import type { CheckContext, CheckResult } from '../checks/types.js';
import type { Outcome } from '../outcome.js';
import type { Fact } from '../record/facts.js';
import type { Predicate } from './condition.js';
import { rulesDue } from './due.js';
import type { Plan, PlannedRule } from './plan.js';

export interface Told {
  rule: PlannedRule;
  outcome: Exclude<Outcome, 'not-tested' | 'not-applicable' | 'pass'>;
  result: Omit<CheckResult, 'outcome'>;
  /** Path of the fact or the one that the check gave */
  path: string;
}

/** Counts a target's outcome; told is given only for what a report lists. */
export interface Listener {
  count(rule: PlannedRule, outcome: Outcome): void;
  /** Rules that had nothing to look at in a record: not-applicable, each once */
  idle(rules: readonly PlannedRule[]): void;
  tell(told: Told): void;
}

const NO_RULES: readonly PlannedRule[] = [];

export function evaluate(plan: Plan, context: CheckContext, listener: Listener): void {
  const failedAt = new Map<number, Set<string>>();
  const chosen = new Map<Predicate, readonly Fact[]>();
  const { asked, idle } = rulesDue(plan.byGeneration.get(context.generation) ?? NO_RULES, context.facts);
  listener.idle(idle);
  for (const rule of asked) {
    let targets = 0;
    // Of a record that could not be read as a whole, nothing more is asked than whether it could be read.
    if (context.record.problems.length > 0 && rule.rule.applies.fact === 'record' && !rule.rule.gatesAlways) {
      listener.count(rule, 'not-applicable');
      continue;
    }
    for (const fact of targetsOf(rule, context, chosen)) {
      if (rule.after.some((before) => failedAt.get(before)?.has(fact.path))) continue;
      targets += judge(rule, fact, context, listener, failedAt);
    }
    if (targets === 0) listener.count(rule, 'not-applicable');
  }
}

/** Many rules look at the same targets, so what one has chosen the next takes over. */
function targetsOf(
  { rule, applies }: PlannedRule,
  { facts }: CheckContext,
  chosen: Map<Predicate, readonly Fact[]>,
): readonly Fact[] {
  const all: readonly Fact[] = facts.get(rule.applies.fact);
  if (!applies) return all;
  let found = chosen.get(applies);
  if (!found) {
    found = all.filter(applies);
    chosen.set(applies, found);
  }
  return found;
}

function judge(
  rule: PlannedRule,
  fact: Fact,
  context: CheckContext,
  listener: Listener,
  failedAt: Map<number, Set<string>>,
): number {
  let targets = 0;
  for (const { outcome, ...result } of ask(rule, fact, context)) {
    if (outcome === 'not-applicable') continue;
    targets += 1;
    listener.count(rule, outcome);
    if (outcome === 'pass') continue;
    if (outcome === 'fail') {
      const paths = failedAt.get(rule.index);
      if (paths) paths.add(fact.path);
      else failedAt.set(rule.index, new Set([fact.path]));
    }
    const severity = weaker(result.severity, rule.rule.severityIn?.[context.generation]);
    listener.tell({
      rule,
      outcome,
      result: severity ? { ...result, severity } : result,
      path: result.path ?? fact.path,
    });
  }
  return targets;
}

const STRENGTH: Record<Verb, number> = { shall: 2, should: 1, may: 0 };

/** A check may weaken what its rule says, but never what the rule says of a generation: a draft guide gates nothing. */
function weaker(own: Verb | undefined, inGeneration: Verb | undefined): Verb | undefined {
  if (own === undefined || inGeneration === undefined) return own ?? inGeneration;
  return STRENGTH[own] < STRENGTH[inGeneration] ? own : inGeneration;
}

const OUR_FAULT = 'The rule itself failed on this target; please report it to us.';

type Asked = Omit<CheckResult, 'outcome'> & { outcome: Exclude<Outcome, 'not-tested'> };

function ask(rule: PlannedRule, fact: Fact, context: CheckContext): Asked[] {
  try {
    return rule.check(fact, context);
  } catch (error) {
    // The error's own text may quote the payload, so it is not passed on unless it is ours.
    const text = error instanceof BrokenCheck ? error.message : OUR_FAULT;
    return [{ outcome: 'broken', detail: { text } }];
  }
}
