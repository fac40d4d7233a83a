/** Operators of the hierarchy, over one concept and over sets. Source: ECL 2.2, constraintOperator. */
import { type Bits, type ConceptGraph, hasBit, noBits, setBit } from './concept-graph.js';
import type { Operator } from './tree.js';
import { not, some, type Test, type Unknown } from './truth.js';

/** The operator over one concept. */
export function overConcept(graph: ConceptGraph, operator: Operator, one: number): Test {
  switch (operator) {
    case 'childOf':
      return (concept) => graph.parents(concept).includes(one);
    case 'childOrSelfOf':
      return (concept) => concept === one || graph.parents(concept).includes(one);
    case 'descendantOf':
      return (concept) => graph.isAbove(one, concept);
    case 'descendantOrSelfOf':
      return (concept) => concept === one || graph.isAbove(one, concept);
    case 'parentOf':
      return (concept) => graph.parents(one).includes(concept);
    case 'parentOrSelfOf':
      return (concept) => concept === one || graph.parents(one).includes(concept);
    case 'ancestorOf':
      return (concept) => graph.isAbove(concept, one);
    case 'ancestorOrSelfOf':
      return (concept) => concept === one || graph.isAbove(concept, one);
    case 'top':
    case 'bottom':
      return (concept) => concept === one;
  }
}

/**
 * The operator over a set.
 * @param inside the test of the set
 * @param all gives the whole set; asked only where the operator looks upwards from it
 */
export function overSet(graph: ConceptGraph, operator: Operator, inside: Test, all: () => Bits | Unknown): Test {
  const above = once(() => upwards(graph, all(), true));
  const parents = once(() => upwards(graph, all(), false));
  const isAbove = (concept: number) => told(above(), concept);
  const isParent = (concept: number) => told(parents(), concept);
  const hasAncestor = (concept: number) => some(ancestors(graph, concept), inside);
  const hasParent = (concept: number) => some(graph.parents(concept), inside);
  const both = (one: Test, other: Test) => (concept: number) => some([one, other], (test) => test(concept));
  switch (operator) {
    case 'childOf':
      return hasParent;
    case 'childOrSelfOf':
      return both(inside, hasParent);
    case 'descendantOf':
      return hasAncestor;
    case 'descendantOrSelfOf':
      return both(inside, hasAncestor);
    case 'parentOf':
      return isParent;
    case 'parentOrSelfOf':
      return both(inside, isParent);
    case 'ancestorOf':
      return isAbove;
    case 'ancestorOrSelfOf':
      return both(inside, isAbove);
    case 'top':
      return without(inside, hasAncestor);
    case 'bottom':
      return without(inside, isAbove);
  }
}

function without(inside: Test, other: Test): Test {
  return (concept) => not(some([(one: number) => not(inside(one)), other], (test) => test(concept)));
}

function told(bits: Bits | Unknown, concept: number) {
  return typeof bits === 'string' ? bits : hasBit(bits, concept);
}

/** Each ancestor once, the nearest first. */
function* ancestors(graph: ConceptGraph, concept: number): Generator<number> {
  const seen = new Set<number>([concept]);
  for (const one of seen)
    for (const parent of graph.parents(one)) {
      if (seen.has(parent)) continue;
      seen.add(parent);
      yield parent;
    }
}

/** Parents, or all ancestors, of a whole set. */
function upwards(graph: ConceptGraph, set: Bits | Unknown, all: boolean): Bits | Unknown {
  if (typeof set === 'string') return set;
  const found = noBits(graph.concepts);
  const open: number[] = [];
  for (let concept = 0; concept < graph.concepts; concept += 1) if (hasBit(set, concept)) open.push(concept);
  for (let concept = open.pop(); concept !== undefined; concept = open.pop())
    for (const parent of graph.parents(concept)) {
      if (hasBit(found, parent)) continue;
      setBit(found, parent);
      if (all) open.push(parent);
    }
  return found;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
