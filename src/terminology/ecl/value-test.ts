/** Is the value of an attribute as the refinement asks? */
import type { Compiler } from './compiler.js';
import type { Relationship } from './concept-graph.js';
import { compare } from './filter-test.js';
import { matchesTerm } from './search-term.js';
import type { Comparison, Value } from './tree.js';
import { not, type Truth } from './truth.js';

/** A value of another kind than the one asked for is no match, not even for !=. */
export function valueTest(
  compiler: Compiler,
  comparison: Comparison,
  value: Value,
): (found: Relationship['value']) => Truth {
  const equal = comparison === '=';
  switch (value.kind) {
    case 'constraint': {
      const inside = compiler.test(value.constraint, false);
      return (found) => {
        if (!('concept' in found)) return false;
        return equal ? inside(found.concept) : not(inside(found.concept));
      };
    }
    case 'number': {
      const wanted = Number(value.text);
      return (found) => 'number' in found && compare(Number(found.number) - wanted, comparison);
    }
    case 'boolean':
      return (found) => 'boolean' in found && (found.boolean === value.value) === equal;
    case 'terms':
      return (found) => 'text' in found && value.terms.some((term) => matchesTerm(found.text, term)) === equal;
    case 'times':
      return () => false;
  }
}
