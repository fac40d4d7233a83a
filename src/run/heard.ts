/** What rules said of a record, kept until it may be told. */
import { OUTCOMES, type Outcome } from '../outcome.js';
import type { Listener, Told } from './evaluate.js';
import type { Plan, PlannedRule } from './plan.js';

export class Heard implements Listener {
  /** Index of the rule and of the outcome in one number: there are hundreds of a record */
  private readonly counted: number[] = [];
  private readonly told: Told[] = [];
  private resting: readonly PlannedRule[] = [];

  /** @param plan whose rules they are */
  constructor(readonly plan: Plan) {}

  count(rule: PlannedRule, outcome: Outcome): void {
    this.counted.push(rule.index * OUTCOMES.length + OUTCOMES.indexOf(outcome));
  }

  idle(rules: readonly PlannedRule[]): void {
    this.resting = rules;
  }

  tell(told: Told): void {
    this.told.push(told);
  }

  tellTo(listener: Listener): void {
    const { rules } = this.plan;
    listener.idle(this.resting);
    for (const one of this.counted)
      listener.count(rules[Math.floor(one / OUTCOMES.length)]!, OUTCOMES[one % OUTCOMES.length]!);
    for (const told of this.told) listener.tell(told);
  }
}
