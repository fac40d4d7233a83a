/** Which rules a run asks, in which order. Made once a run; nothing is compiled while records go by. */
import type { Catalogue, Rule, Standard } from '../catalogue/types.js';
import type { CheckDefinition } from '../checks/types.js';
import { GENERATIONS, type Generation } from '../generation.js';
import { type CompiledCheck, compileCheck } from './combinator.js';
import { compileWhere, type Predicate } from './condition.js';

export interface PlannedRule {
  /** Position in Plan.rules: counts are kept in arrays by it */
  index: number;
  key: string;
  standard: Standard;
  rule: Rule;
  /** Rules that choose their targets alike have one and the same */
  applies: Predicate | undefined;
  check: CompiledCheck;
  /** Indices of rules whose failure on the same target leaves nothing to say here */
  after: number[];
  /** Of a standard that was not asked for: only its failures are said and counted */
  besides: boolean;
}

export interface Plan {
  catalogue: Catalogue;
  standards: Catalogue['standards'];
  rules: PlannedRule[];
  byGeneration: ReadonlyMap<Generation, PlannedRule[]>;
}

export interface PlanOptions {
  /** Ids of standards to ask; empty for all. Rules that always gate are asked besides: what cannot be read is never passed over. */
  standards: readonly string[];
  data: 'synthetic' | 'live' | undefined;
}

/** @throws Error where a rule names an unknown check, list or predecessor: a fault of the catalogue or pack. */
export function makePlan(catalogue: Catalogue, checks: readonly CheckDefinition[], options: PlanOptions): Plan {
  const registry = new Map(checks.map((check) => [check.name, check]));
  const wanted = new Set(options.standards);
  const standards = catalogue.standards.filter(({ id }) => wanted.size === 0 || wanted.has(id));
  const codes = (name: string): unknown => {
    const list = catalogue.codes[name];
    if (list === undefined) throw new Error(`the catalogue has no list ${name}`);
    return list;
  };
  const rules: PlannedRule[] = [];
  const choices = new Map<string, Predicate | undefined>();
  for (const standard of catalogue.standards) {
    const asked = standard.rules
      .filter(({ applies }) => applies.data === undefined || applies.data === options.data)
      .filter(({ gatesAlways }) => gatesAlways === true || standards.includes(standard));
    for (const rule of inOrder(standard.id, asked)) {
      const key = `${standard.id}/${rule.id}`;
      try {
        const { fact, where } = rule.applies;
        const choice = `${fact} ${JSON.stringify(where)}`;
        if (!choices.has(choice)) choices.set(choice, compileWhere(where, codes));
        rules.push({
          index: rules.length,
          key,
          standard,
          rule,
          applies: choices.get(choice),
          check: compileCheck(rule.check, registry),
          after: [],
          besides: !standards.includes(standard),
        });
      } catch (error) {
        throw new Error(`rule ${key}: ${(error as Error).message}`);
      }
    }
  }
  const index = new Map(rules.map((planned) => [planned.key, planned.index]));
  for (const planned of rules)
    for (const before of planned.rule.after ?? []) {
      const at = index.get(`${planned.standard.id}/${before}`);
      if (at !== undefined) planned.after.push(at);
    }
  const byGeneration = new Map(
    GENERATIONS.map((generation) => [
      generation,
      rules.filter(
        ({ rule }) => rule.applies.generations === undefined || rule.applies.generations.includes(generation),
      ),
    ]),
  );
  return { catalogue, standards, rules, byGeneration };
}

/** Rules after those that their `after` names. */
function inOrder(standard: string, rules: readonly Rule[]): Rule[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const done = new Set<string>();
  const ordered: Rule[] = [];
  const visit = (rule: Rule, trail: readonly string[]): void => {
    if (done.has(rule.id)) return;
    if (trail.includes(rule.id)) throw new Error(`rules of ${standard} wait for each other: ${trail.join(', ')}`);
    for (const before of rule.after ?? []) {
      const other = byId.get(before);
      if (other) visit(other, [...trail, rule.id]);
    }
    done.add(rule.id);
    ordered.push(rule);
  };
  for (const rule of rules) visit(rule, []);
  return ordered;
}
