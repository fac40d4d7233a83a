/** What a failed rule weighs: its level and whether it gates, from severity, stage and the run's policy. */

import { type StageView, stageIsCertain, stageOf } from '../catalogue/stage.js';
import type { Catalogue, Level, Rule, Stage, StageOrOutside, Standard, Verb } from '../catalogue/types.js';
import type { GatePolicy } from '../options.js';
import type { Outcome } from '../outcome.js';

export interface Policy {
  name: GatePolicy;
  view: StageView;
  asOf: string;
  /** Stages that gate instead of those that the policy names; empty where the policy decides */
  gateStages: readonly (Stage | 'none')[];
  /** Whether a rule came after the edition of the catalogue that the user keeps to; left out: none did */
  isNew?: (rule: Pick<Rule, 'since'>) => boolean;
  /** That edition, where the user named one */
  edition?: string;
}

export interface Weight {
  stage: StageOrOutside;
  level: Level;
  gates: boolean;
}

/** Weighs an outcome of a rule by the table of standards/stages.json. */
export function weigh(
  catalogue: Catalogue,
  policy: Policy,
  standard: Standard,
  rule: Rule,
  outcome: Outcome,
  severity: Verb = rule.severity,
): Weight {
  const stage = stageOf(standard, policy.view, policy.asOf);
  const row = catalogue.stages.find(({ id }) => id === stage);
  const failed = outcome === 'fail';
  if (policy.isNew?.(rule)) return { stage, level: 'note', gates: false };
  if (rule.gatesAlways && failed) return { stage, level: 'error', gates: true };
  const level = failed ? (row ?? catalogue.outside).levels[severity] : 'note';
  return { stage, level, gates: failed && stageGates(catalogue, policy, standard, stage, severity) };
}

/** Whether failures of a severity in a stage gate under the policy. */
export function stageGates(
  catalogue: Catalogue,
  policy: Policy,
  standard: Standard,
  stage: StageOrOutside,
  severity: Verb,
): boolean {
  if (stage === 'undefined' || stage === 'outside' || !stageIsCertain(standard, policy.view)) return false;
  if (policy.gateStages.length > 0) return severity === 'shall' && policy.gateStages.includes(stage);
  return catalogue.stages.find(({ id }) => id === stage)?.gates[severity].includes(policy.name) ?? false;
}
