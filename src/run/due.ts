/**
 * Which rules have something to look at in a record. Most have not, and records that hold the same kinds of facts are alike in
 * this, so it is found out once for each combination.
 */
import type { FactKind, Facts } from '../record/facts.js';
import type { PlannedRule } from './plan.js';

export interface Due {
  /** In the order of the plan */
  asked: readonly PlannedRule[];
  /** The record has no fact of the kind that they apply to. The same list for records that are alike. */
  idle: readonly PlannedRule[];
}

/** Whole numbers that JavaScript shifts have 32 bits, one of them the sign. */
const BITS = 31;
/** More combinations than this are not met in records that people send. */
const MOST = 1000;

class Known {
  private readonly kinds: FactKind[];
  private readonly found = new Map<number, Due>();

  constructor(private readonly rules: readonly PlannedRule[]) {
    this.kinds = [...new Set(rules.map(({ rule }) => rule.applies.fact))];
    if (this.kinds.length > BITS) throw new Error(`more than ${BITS} kinds of facts are no bits of one number`);
  }

  due(facts: Facts): Due {
    let held = 0;
    for (let at = 0; at < this.kinds.length; at += 1) if (facts.get(this.kinds[at]!).length > 0) held |= 1 << at;
    return this.found.get(held) ?? this.find(held);
  }

  private find(held: number): Due {
    const has = ({ rule }: PlannedRule): boolean => (held & (1 << this.kinds.indexOf(rule.applies.fact))) !== 0;
    const due = { asked: this.rules.filter(has), idle: this.rules.filter((rule) => !has(rule)) };
    if (this.found.size >= MOST) this.found.clear();
    this.found.set(held, due);
    return due;
  }
}

const KNOWN = new WeakMap<readonly PlannedRule[], Known>();

/** @param rules of the record's generation, the same list for all records of it */
export function rulesDue(rules: readonly PlannedRule[], facts: Facts): Due {
  let known = KNOWN.get(rules);
  if (!known) {
    known = new Known(rules);
    KNOWN.set(rules, known);
  }
  return known.due(facts);
}
