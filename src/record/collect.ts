import type { Generation } from '../generation.js';
import type { Json } from '../parse/tree.js';
import type { Fact, FactKind, FactOf, Facts } from './facts.js';

const NONE: readonly never[] = Object.freeze([]);

/** Gathers facts while a record is read; what it gives at the end is only read. */
export interface Collector {
  add(fact: Fact): void;
  facts(resource?: Json): Facts;
}

export function createCollector(generation: Generation): Collector {
  const byKind = new Map<FactKind, Fact[]>();
  return {
    add(fact) {
      const list = byKind.get(fact.kind);
      if (list) list.push(fact);
      else byKind.set(fact.kind, [fact]);
    },
    facts(resource) {
      return {
        generation,
        get: <K extends FactKind>(kind: K) => (byKind.get(kind) ?? NONE) as readonly FactOf<K>[],
        ...(resource === undefined ? {} : { resource }),
      };
    },
  };
}
