/** What the parts of the evaluator ask of each other. */
import type { Bits, ConceptGraph } from './concept-graph.js';
import type { Constraint } from './tree.js';
import type { Test, Unknown } from './truth.js';

export interface Compiler {
  readonly graph: ConceptGraph;
  /**
   * The test of a constraint.
   * @param whole whether other concepts than those asked of depend on the set, as its descendants: then it cannot be told
   * where the constraint names a concept that the edition does not hold
   */
  test(constraint: Constraint, whole: boolean): Test;
  /** All concepts of a constraint, or why they cannot be told */
  set(constraint: Constraint): Bits | Unknown;
}
