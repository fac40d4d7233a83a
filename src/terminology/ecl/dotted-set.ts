/** Values of attributes of a set of concepts. Source: ECL 2.2, dottedExpressionConstraint. */
import { attributesOf } from './attributes-of.js';
import type { Compiler } from './compiler.js';
import { type Bits, hasBit, noBits, setBit } from './concept-graph.js';
import type { Constraint, Dotted } from './tree.js';
import type { Unknown } from './truth.js';

/** Worked out when it is first asked for. */
export function dottedSet(compiler: Compiler, { focus, attributes }: Dotted): () => Bits | Unknown {
  let found: Bits | Unknown | undefined;
  return () => {
    found ??= attributes.reduce((set, name) => step(compiler, set, name), compiler.set(focus));
    return found;
  };
}

function step(compiler: Compiler, from: Bits | Unknown, name: Constraint): Bits | Unknown {
  if (typeof from === 'string') return from;
  const { graph } = compiler;
  const rows = attributesOf(graph, name);
  if (!rows) return 'attributes-not-loaded';
  const isNamed = compiler.test(name, false);
  const found = noBits(graph.concepts);
  for (let concept = 0; concept < graph.concepts; concept += 1) {
    if (!hasBit(from, concept)) continue;
    for (const { type, value } of rows(concept)) {
      const named = type < 0 ? 'unknown-concept' : isNamed(type);
      if (typeof named === 'string') return named;
      if (named && 'concept' in value) setBit(found, value.concept);
    }
  }
  return found;
}
