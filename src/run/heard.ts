/** What rules said of a record, kept until it may be told. */
import type { Outcome } from '../outcome.js';
import type { Listener, Told } from './evaluate.js';
import type { Plan, PlannedRule } from './plan.js';

export class Heard implements Listener {
  private readonly counted: [PlannedRule, Outcome][] = [];
  private readonly told: Told[] = [];

  /** @param plan whose rules they are */
  constructor(readonly plan: Plan) {}

  count(rule: PlannedRule, outcome: Outcome): void {
    this.counted.push([rule, outcome]);
  }

  tell(told: Told): void {
    this.told.push(told);
  }

  tellTo(listener: Listener): void {
    for (const [rule, outcome] of this.counted) listener.count(rule, outcome);
    for (const told of this.told) listener.tell(told);
  }
}
