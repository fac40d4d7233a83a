/** A small edition in memory for tests. */
import type {
  ConceptDetails,
  ConceptGraph,
  Description,
  Relationship,
} from '../../../../src/terminology/ecl/concept-graph.js';
import type { ReplacementKind } from '../../../../src/terminology/index-format.js';

export interface MemoryConcept {
  id: string;
  active: boolean;
  parents: string[];
  attributes: { type: string; group: number; value: string | { number: string } | { text: string } }[];
  successors: { id: string; kind: ReplacementKind }[];
  details: ConceptDetails;
  terms?: Description[];
}

export function memoryGraph(
  rows: readonly MemoryConcept[],
  refsets: ReadonlyMap<string, readonly string[]>,
  dialects: readonly string[] = [],
): Required<ConceptGraph> {
  const numbers = new Map(rows.map(({ id }, at) => [id, at]));
  const find = (id: string) => numbers.get(id) ?? -1;
  const parents = rows.map((row) => row.parents.map(find).filter((at) => at >= 0));
  const attributes = rows.map((row) =>
    row.attributes.map(
      ({ type, group, value }): Relationship => ({
        type: find(type),
        group,
        value: typeof value === 'string' ? { concept: find(value) } : value,
      }),
    ),
  );
  const isAbove = (ancestor: number, descendant: number): boolean =>
    parents[descendant]!.some((parent) => parent === ancestor || isAbove(ancestor, parent));
  return {
    concepts: rows.length,
    find,
    code: (concept) => rows[concept]!.id,
    active: (concept) => rows[concept]!.active,
    parents: (concept) => parents[concept]!,
    isAbove,
    members(refset) {
      const ids = refsets.get(refset);
      if (!ids) return undefined;
      const bits = new Uint8Array(Math.ceil(rows.length / 8));
      for (const id of ids) bits[find(id) >> 3]! |= 1 << (find(id) & 7);
      return bits;
    },
    attributes: (concept) => attributes[concept]!,
    details: (concept) => rows[concept]!.details,
    terms: (concept) => rows[concept]!.terms ?? [],
    dialects,
    conceptOf: () => -1,
    successors: (concept) => rows[concept]!.successors.map(({ id, kind }) => ({ ordinal: find(id), kind })),
  };
}
