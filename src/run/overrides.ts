/** Payloads that are asked fewer standards than the rest: a plan for each override, over the same rules and counts. */
import { likeness } from '../name-pattern.js';
import type { CheckOptions } from '../options.js';
import type { Plan } from './plan.js';

/** Gives the plan for a payload by its name; the last override that fits counts. */
export function planByName(plan: Plan, overrides: CheckOptions['overrides']): (name: string) => Plan {
  if (!overrides || overrides.length === 0) return () => plan;
  const plans = overrides
    .map(({ payloads, standards }) => ({ name: likeness(payloads), plan: narrowed(plan, new Set(standards)) }))
    .reverse();
  return (name) => plans.find((one) => one.name.test(name))?.plan ?? plan;
}

function narrowed(plan: Plan, standards: ReadonlySet<string>): Plan {
  const byGeneration = new Map(
    [...plan.byGeneration].map(([generation, rules]) => [
      generation,
      rules.filter((rule) => standards.has(rule.standard.id)),
    ]),
  );
  return { ...plan, byGeneration };
}
