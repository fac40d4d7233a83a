/** Attributes read from their values: which concept has the asked one as its value, and by which attribute. */
import type { ConceptGraph, Relationship } from './concept-graph.js';

export interface ReverseRow {
  type: number;
  source: number;
}

/** Worked out over the whole edition when it is first asked for. */
export function reverseRows(
  graph: ConceptGraph,
  rows: ((concept: number) => readonly Relationship[]) | undefined,
): (concept: number) => readonly ReverseRow[] | undefined {
  let byValue: Map<number, ReverseRow[]> | undefined;
  return (concept) => {
    if (!rows) return undefined;
    byValue ??= invert(graph, rows);
    return byValue.get(concept) ?? [];
  };
}

function invert(graph: ConceptGraph, rows: (concept: number) => readonly Relationship[]): Map<number, ReverseRow[]> {
  const byValue = new Map<number, ReverseRow[]>();
  for (let source = 0; source < graph.concepts; source += 1)
    for (const { type, value } of rows(source)) {
      if (!('concept' in value)) continue;
      const held = byValue.get(value.concept);
      if (held) held.push({ type, source });
      else byValue.set(value.concept, [{ type, source }]);
    }
  return byValue;
}
