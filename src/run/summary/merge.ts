/** Adds tallies of runs. The order and the grouping make no difference, so shards, sites and weeks can be merged in any way. */
import { emptyTally, mergeInto } from '../counts.js';
import { type RuleTally, weightier } from '../verdict.js';
import { mergeMeasures } from './measures.js';
import { addParts, mergeMaps, type StandardTally, type Tallied } from './tallied.js';

export function mergeTallied(a: Tallied, b: Tallied): Tallied {
  return {
    runs: mergeMaps(a.runs, b.runs, (run) => run),
    payloads: a.payloads + b.payloads,
    unrecognised: a.unrecognised + b.unrecognised,
    records: a.records + b.records,
    standards: mergeMaps(a.standards, b.standards, mergeStandards),
    organisations: mergeMaps(a.organisations, b.organisations, addParts),
    suppliers: mergeMaps(a.suppliers, b.suppliers, addParts),
    days: mergeMaps(a.days, b.days, addParts),
    measures: mergeMeasures(a.measures, b.measures),
    unmeasured: a.unmeasured + b.unmeasured,
  };
}

function mergeStandards(a: StandardTally, b: StandardTally): StandardTally {
  return {
    described: newer(a.described, b.described),
    rules: mergeMaps(a.rules, b.rules, (one, other) => {
      const { newest, tally } = newer(one, other);
      return { newest, tally: addRules(tally, one.tally, other.tally) };
    }),
  };
}

function newer<T extends { newest: string }>(a: T, b: T): T {
  return a.newest >= b.newest ? a : b;
}

function addRules({ id, severity, requirements }: RuleTally, a: RuleTally, b: RuleTally): RuleTally {
  const tally = emptyTally();
  mergeInto(tally, a.tally);
  mergeInto(tally, b.tally);
  const weak = (a.weak ?? 0) + (b.weak ?? 0);
  return { id, severity, requirements, tally, weak, reason: weightier(a.reason, b.reason) };
}
