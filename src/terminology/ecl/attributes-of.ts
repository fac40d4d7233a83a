/** Attributes of a concept as refinements see them. */
import type { ConceptGraph, Relationship } from './concept-graph.js';
import type { Constraint } from './tree.js';

const IS_A = '116680003';

/** Is-a is kept as parents, and counts as an attribute only where it is named. Undefined where attributes are not held. */
export function attributesOf(
  graph: ConceptGraph,
  name: Constraint,
): ((concept: number) => readonly Relationship[]) | undefined {
  if (name.kind === 'simple' && name.focus.kind === 'concept' && name.focus.id === IS_A && !name.operator) {
    const type = graph.find(IS_A);
    return (concept) => graph.parents(concept).map((parent) => ({ type, group: 0, value: { concept: parent } }));
  }
  const { attributes } = graph;
  return attributes && ((concept) => attributes.call(graph, concept));
}
